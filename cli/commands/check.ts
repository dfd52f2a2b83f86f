import { compile } from "../../compiler/compile.ts";
import { type Diagnostic, hasErrors } from "../../grammar/diagnostics/diagnostic.ts";
import { SourceFile } from "../../grammar/source.ts";
import type { Context } from "../context.ts";
import { counted } from "../counted.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { diagnosticJson } from "../render/diagnostic-json.ts";
import { diagnosticText, placeText } from "../render/diagnostic.ts";
import { rosterMessage } from "../roster/problem.ts";
import { readSource, VocabularyFiles } from "../source-files.ts";

interface CheckOptions {
  readonly json?: true;
}

/** `pol check FILE…`: every problem of every file. */
export async function check(paths: readonly string[], { json }: CheckOptions, context: Context): Promise<ExitCode> {
  const host = new VocabularyFiles();
  const diagnostics: Diagnostic[] = [];
  let unreadable = 0;
  for (const path of new Set(paths)) {
    const file = readSource(path);
    if (file instanceof SourceFile) {
      diagnostics.push(...(await problemsOf(file, host)));
    } else {
      unreadable++;
      context.fail(rosterMessage(file, path, context.language));
    }
  }
  const found = withoutRepeats(diagnostics);
  if (json === true) printJson(found, context);
  else printText(found, paths.length - unreadable, context);
  if (unreadable > 0) return exitCode.usage;
  return hasErrors(found) ? exitCode.failed : exitCode.done;
}

/** What the compiler says of a file, and where it has a meaning what the exact analysis says of that. */
async function problemsOf(file: SourceFile, host: VocabularyFiles): Promise<readonly Diagnostic[]> {
  const { diagnostics, program } = compile(file, host);
  if (program === null) return diagnostics;
  const { checkExactly } = await import("../../compiler/check/exact.ts");
  return [...diagnostics, ...checkExactly(program, file)];
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
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const warnings = diagnostics.length - errors;
  if (diagnostics.length === 0)
    return { en: `${counted(files, "file")}: no problems`, zh: `${files} 个文件，没有问题` };
  return {
    en: `${counted(files, "file")}: ${counted(errors, "error")}, ${counted(warnings, "warning")}`,
    zh: `${files} 个文件：${errors} 个错误，${warnings} 个警告`,
  };
}
