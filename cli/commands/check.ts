import { problemsOf } from "../../api/compile.ts";
import type { Severity } from "../../grammar/diagnostics/catalogue.ts";
import { type Diagnostic, hasErrors } from "../../grammar/diagnostics/diagnostic.ts";
import { SourceFile } from "../../grammar/source.ts";
import type { Context } from "../context.ts";
import { counted } from "../counted.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { diagnosticJson } from "../render/diagnostic-json.ts";
import { diagnosticText, placeText } from "../render/diagnostic.ts";
import { rosterMessage } from "../../roster/problem.ts";
import { compileSource, distinctFiles, readSource, UnusableVocabulary, VocabularyFiles } from "../source-files.ts";

interface CheckOptions {
  readonly json?: true;
}

/** `pol check FILE…`: every problem of every file. */
export async function check(paths: readonly string[], { json }: CheckOptions, context: Context): Promise<ExitCode> {
  const host = new VocabularyFiles();
  const diagnostics: Diagnostic[] = [];
  const unusable: string[] = [];
  let checked = 0;
  for (const path of distinctFiles(paths)) {
    const found = problemsAt(path, host, context);
    if (typeof found === "string") {
      unusable.push(found);
    } else {
      checked++;
      for (const each of found) diagnostics.push(each);
    }
  }
  for (const message of new Set(unusable)) context.fail(message);
  const found = withoutRepeats(diagnostics);
  if (json === true) printJson(found, context);
  else printText(found, checked, context);
  if (unusable.length > 0) return exitCode.usage;
  return hasErrors(found) ? exitCode.failed : exitCode.done;
}

/** The problems of a file; in words why it, or the vocabulary that it uses, cannot be read. */
function problemsAt(path: string, host: VocabularyFiles, { language }: Context): readonly Diagnostic[] | string {
  const file = readSource(path);
  if (!(file instanceof SourceFile)) return rosterMessage(file, path, language);
  const compiled = compileSource(file, host);
  if (compiled instanceof UnusableVocabulary) return compiled.words(language);
  return problemsOf(compiled);
}

/** Files may share a vocabulary, whose problems are told once. */
function withoutRepeats(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Map(
    diagnostics.map((each) => [`${each.code} ${placeText(each.place)} ${JSON.stringify(each.parameters)}`, each]),
  );
  return [...seen.values()];
}

function printJson(diagnostics: readonly Diagnostic[], context: Context): void {
  context.print(
    `${JSON.stringify(
      diagnostics.map((each) => diagnosticJson(each, context.language)),
      null,
      2,
    )}\n`,
  );
}

function printText(diagnostics: readonly Diagnostic[], files: number, context: Context): void {
  for (const each of diagnostics) context.print(`${diagnosticText(each, context.language, context.colours.out)}\n`);
  if (files > 0) context.print(`${context.say(summary(diagnostics, files))}\n`);
}

function summary(diagnostics: readonly Diagnostic[], files: number): { readonly en: string; readonly zh: string } {
  const countOf = (severity: Severity): number => diagnostics.filter((each) => each.severity === severity).length;
  const [errors, warnings, notes] = [countOf("error"), countOf("warning"), countOf("note")];
  const found =
    errors + warnings === 0
      ? { en: "no problems", zh: "没有问题" }
      : {
          en: `${counted(errors, "error")}, ${counted(warnings, "warning")}`,
          zh: `${errors} 个错误，${warnings} 个警告`,
        };
  const noted = notes === 0 ? { en: "", zh: "" } : { en: `, ${counted(notes, "note")}`, zh: `，${notes} 个提示` };
  const colon = errors + warnings === 0 ? "，" : "：";
  return {
    en: `${counted(files, "file")}: ${found.en}${noted.en}`,
    zh: `${files} 个文件${colon}${found.zh}${noted.zh}`,
  };
}
