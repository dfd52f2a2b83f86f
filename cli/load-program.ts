import type * as ast from "../grammar/ast.ts";
import { type Diagnostic, hasErrors } from "../grammar/diagnostics/diagnostic.ts";
import { SourceFile } from "../grammar/source.ts";
import { checkAnswers } from "../explain/exact.ts";
import { hashesOf, type PolicyHashes } from "../compiler/policy-hash.ts";
import type { Named, Program } from "../ir/ir.ts";
import type { Context } from "./context.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { wordsOf } from "../grammar/diagnostics/words-of.ts";
import { diagnosticText } from "./render/diagnostic.ts";
import { rosterMessage } from "../roster/problem.ts";
import { compileSource, distinctFiles, readSource, UnusableVocabulary, VocabularyFiles } from "./source-files.ts";

/** A notice that compiled, ready to be run. */
export interface LoadedProgram extends PolicyHashes {
  readonly program: Program;
  readonly tree: ast.NoticeFile;
  /** What was compiled: the file itself, or what holds of the notice that it amends. */
  readonly file: SourceFile;
  /** The files that it was made from: the notice, its vocabulary, and what it amends. */
  readonly sources: readonly SourceFile[];
  /** What each name refers to, by the offset where it stands. */
  readonly references: ReadonlyMap<number, Named>;
}

/** Compiles a notice for a command that needs its meaning; what is wrong with it is reported. */
export function loadProgram(
  path: string,
  context: Context,
  readings: readonly string[] = [],
): LoadedProgram | ExitCode {
  const loaded = loadFile(path, context, readings);
  return loaded === "vocabulary" ? refuseVocabulary(path, context) : loaded;
}

/** The notices among some files, and how bad the files were that could not be loaded. */
export interface LoadedPrograms {
  readonly programs: readonly LoadedProgram[];
  readonly worst: ExitCode;
}

/** Compiles the notices among some files; vocabularies are passed over with a note, unless there is nothing else. */
export function loadPrograms(
  paths: readonly string[],
  context: Context,
  readings: readonly string[] = [],
): LoadedPrograms {
  const programs: LoadedProgram[] = [];
  const vocabularies: string[] = [];
  let worst: ExitCode = exitCode.done;
  const files = distinctFiles(paths);
  for (const path of files) {
    const loaded = loadFile(path, context, readings);
    if (loaded === "vocabulary") vocabularies.push(path);
    else if (typeof loaded === "number") worst = loaded > worst ? loaded : worst;
    else programs.push(loaded);
  }
  if (vocabularies.length === files.length) {
    for (const path of vocabularies) worst = refuseVocabulary(path, context);
  } else {
    for (const path of vocabularies) notePassedOver(path, context);
  }
  return { programs, worst };
}

function loadFile(
  path: string,
  context: Context,
  readings: readonly string[],
): LoadedProgram | "vocabulary" | ExitCode {
  const taken = parseReadings(readings, context);
  if (taken === null) return exitCode.usage;
  const file = readSource(path);
  if (!(file instanceof SourceFile)) {
    context.fail(rosterMessage(file, path, context.language));
    return exitCode.usage;
  }
  const host = new VocabularyFiles();
  const compiled = compileSource(file, host, { readings: Object.fromEntries(taken) });
  if (compiled instanceof UnusableVocabulary) {
    context.fail(compiled.words(context.language));
    return exitCode.usage;
  }
  const { program, tree, diagnostics, references } = compiled;
  if (tree?.kind === "VocabularyFile") return "vocabulary";
  const wrongReading = diagnostics.find((each) => isAbout(taken, each));
  if (wrongReading !== undefined) {
    const { message, help } = wordsOf(wrongReading, context.language);
    context.fail(message, help ?? null);
    return exitCode.usage;
  }
  for (const each of diagnostics) context.note(`${diagnosticText(each, context.language, context.colours.error)}\n`);
  if (program === null || tree === null) return exitCode.failed;
  const sources = [file, ...host.read];
  return { program, tree, file: compiled.file, sources, references, ...hashesOf(sources, program) };
}

/** Compiles a notice for a command that answers by it: a gap or a conflict is refused as any other error. */
export function loadAnswering(
  path: string,
  context: Context,
  readings: readonly string[] = [],
): LoadedProgram | ExitCode {
  const loaded = loadProgram(path, context, readings);
  return typeof loaded === "number" ? loaded : answering(loaded, context);
}

/** A notice, if it leaves no record without its one answer; else, reported, how the command ends. */
export function answering(loaded: LoadedProgram, context: Context): LoadedProgram | ExitCode {
  const problems = checkAnswers(loaded.program, loaded.file);
  for (const each of problems) context.note(diagnosticText(each, context.language, context.colours.error));
  return hasErrors(problems) ? exitCode.failed : loaded;
}

/** `NAME=OPTION` words as options by name; null where one of them is not of that form. */
function parseReadings(words: readonly string[], context: Context): ReadonlyMap<string, string> | null {
  const taken = new Map<string, string>();
  for (const word of words) {
    const [, name, option] = /^([^=]+)=(.+)$/su.exec(word) ?? [];
    if (name === undefined || option === undefined) {
      context.fail({
        en: `--reading takes NAME=OPTION, not \`${word}\``,
        zh: `--reading 应写作 名称=选项，而不是“${word}”`,
      });
      return null;
    }
    if ((taken.get(name.trim()) ?? option.trim()) !== option.trim()) {
      context.fail({ en: `two options of the reading \`${name}\` are taken`, zh: `口径“${name}”取了两个不同的选项` });
      return null;
    }
    taken.set(name.trim(), option.trim());
  }
  return taken;
}

/** A reading that the command line names wrongly is no error of the file. */
function isAbout(taken: ReadonlyMap<string, string>, { code, parameters }: Diagnostic): boolean {
  if (code !== "unknown-reading" && code !== "unknown-option") return false;
  const { reading, option } = parameters as { readonly reading: string; readonly option?: string };
  return taken.has(reading) && (option === undefined || taken.get(reading) === option);
}

function refuseVocabulary(path: string, context: Context): ExitCode {
  context.fail({
    en: `${path} is a vocabulary; this command takes a notice`,
    zh: `${path} 是词汇表，本命令须用通知文件`,
  });
  return exitCode.usage;
}

function notePassedOver(path: string, context: Context): void {
  context.remark({ en: `${path} is a vocabulary and is passed over`, zh: `${path} 是词汇表，已跳过` });
}
