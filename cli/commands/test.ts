import type { Context } from "../context.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { overwritesInput } from "../overwrites-input.ts";
import { exportExamples, importExamples } from "../test/example-csv.ts";
import { loadNotices, type TestedNotice } from "../test/notices.ts";
import type { TestOptions } from "../test/options.ts";
import { runCoverage, runSuggestions } from "../test/run-coverage.ts";
import { runMutation } from "../test/run-mutation.ts";
import { runTests } from "../test/run-tests.ts";
import { runOnChange } from "../test/watch.ts";

/** `pol test [FILE…]`: the examples and invariants of notices, what they reach, and which faults they would miss. */
export async function test(paths: readonly string[], options: TestOptions, context: Context): Promise<ExitCode> {
  const run = async (): Promise<ExitCode> => {
    const { notices, worst } = loadNotices(paths, options.reading, context);
    if (notices.length === 0) return worst;
    const read = notices.flatMap(({ sources }) => sources.map((source) => source.path));
    if (overwritesInput(options.junit ?? options.exportExamples, read, context)) return exitCode.usage;
    const code = await runAsked(notices, options, context);
    return code > worst ? code : worst;
  };
  if (options.watch !== true) return run();
  return runOnChange(paths.length === 0 ? ["policies/any.pol"] : paths, async () => {
    const code = await run();
    context.note(`${context.say(code === exitCode.done ? watching.passed : watching.failed)}\n`);
  });
}

function runAsked(
  notices: readonly TestedNotice[],
  options: TestOptions,
  context: Context,
): ExitCode | Promise<ExitCode> {
  if (options.mutate === true) return runMutation(notices, options, context);
  if (options.exportExamples !== undefined) return exportExamples(notices, options.exportExamples, context);
  if (options.importExamples !== undefined) return importExamples(notices, options.importExamples, options, context);
  if (options.suggest === true) return runSuggestions(notices, context);
  // Whoever asks how much is covered, or in which form that is told, asks for the coverage.
  const { coverage, threshold, coverageFormat } = options;
  const isCoverage = coverage === true || threshold !== undefined || coverageFormat !== undefined;
  return isCoverage ? runCoverage(notices, options, context) : runTests(notices, options, context);
}

const watching = {
  passed: { en: "all passed; waiting for a change (Ctrl-C ends)", zh: "全部通过；等待修改（按 Ctrl-C 结束）" },
  failed: { en: "not all passed; waiting for a change (Ctrl-C ends)", zh: "有未通过项；等待修改（按 Ctrl-C 结束）" },
} as const;
