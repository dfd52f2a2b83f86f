import { layOut } from "../../api/format.ts";
import type { Surface } from "../../grammar/keywords.ts";
import { SourceFile } from "../../grammar/source.ts";
import { choiceOf } from "../choice.ts";
import type { Context } from "../context.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { diagnosticText } from "../render/diagnostic.ts";
import { rosterMessage, type RosterProblem } from "../../roster/problem.ts";
import {
  compileSource,
  distinctFiles,
  readSource,
  readStandardInput,
  UnusableVocabulary,
  VocabularyFiles,
} from "../source-files.ts";
import { writeText } from "../write-text.ts";
import { visibleLine } from "../../runtime/visible-text.ts";

interface FormatOptions {
  readonly check?: true;
  readonly to?: string;
}

/** What every file of one run is given. */
interface FormatRun {
  readonly check: boolean;
  readonly to: Surface | undefined;
  readonly host: VocabularyFiles;
  readonly context: Context;
}

/** `pol format FILE…`: the one layout, in place; `-` is standard input to standard output. */
export async function formatFiles(
  paths: readonly string[],
  options: FormatOptions,
  context: Context,
): Promise<ExitCode> {
  const to = choiceOf("--to", options.to, ["en", "zh"], context);
  if (to === null) return exitCode.usage;
  const run: FormatRun = { check: options.check === true, to, host: new VocabularyFiles(), context };
  let worst: ExitCode = exitCode.done;
  for (const path of distinctFiles(paths)) {
    const ended = await formatFile(path, run);
    if (ended > worst) worst = ended;
  }
  return worst;
}

async function formatFile(path: string, run: FormatRun): Promise<ExitCode> {
  const { context } = run;
  const file = path === "-" ? await readStandardInput(context.io.stdin) : readSource(path);
  if (!(file instanceof SourceFile)) return unusable(file, path, context);
  const compiled = compileSource(file, run.host);
  if (compiled instanceof UnusableVocabulary) {
    context.fail(compiled.words(context.language));
    return exitCode.usage;
  }
  const result = await layOut(file, compiled, run.to);
  if (!result.ok) {
    for (const each of result.diagnostics)
      context.note(`${diagnosticText(each, context.language, context.colours.error)}\n`);
    return exitCode.failed;
  }
  return deliver(path, file, result.text, run);
}

async function deliver(
  path: string,
  { text: old }: SourceFile,
  text: string,
  { check, context }: FormatRun,
): Promise<ExitCode> {
  if (check) {
    if (text !== old) context.print(`${visibleLine(path)}\n`);
    return text === old ? exitCode.done : exitCode.failed;
  }
  if (path === "-") {
    context.print(text);
    return exitCode.done;
  }
  const problem = text === old ? null : await writeText(path, text);
  return problem === null ? exitCode.done : unusable(problem, path, context);
}

function unusable(problem: RosterProblem, path: string, context: Context): ExitCode {
  context.fail(rosterMessage(problem, path, context.language));
  return exitCode.usage;
}
