import type { Context } from "../context.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { overwritesInput } from "../overwrites-input.ts";
import { exportExamples, importExamples } from "../test/example-csv.ts";
import { loadNotices, type TestedNotice } from "../test/notices.ts";
import type { TestOptions } from "../test/options.ts";
import { runCoverage, runSuggestions } from "../test/run-coverage.ts";
import { runMutation } from "../test/run-mutation.ts";
import { runTests } from "../test/run-tests.ts";
import { type Task, taskOf } from "../test/task.ts";
import { runOnChange } from "../test/watch.ts";

/** `pol test [FILE…]`: the examples and invariants of notices, what they reach, and which faults they would miss. */
export async function test(paths: readonly string[], options: TestOptions, context: Context): Promise<ExitCode> {
  const task = taskOf(options, context);
  if (task === null) return exitCode.usage;
  const run = async (): Promise<ExitCode> => {
    const { notices, worst } = loadNotices(paths, options.reading, context);
    if (notices.length === 0) return worst;
    const read = notices.flatMap(({ sources }) => sources.map((source) => source.path));
    if (overwritesInput(options.junit ?? options.exportExamples, read, context)) return exitCode.usage;
    const code = await runTask(task, notices, options, context);
    return code > worst ? code : worst;
  };
  if (options.watch !== true) return run();
  return runOnChange(paths.length === 0 ? ["policies/any.pol"] : paths, async () => {
    const code = await run();
    context.note(`${context.say(code === exitCode.done ? watching.passed : watching.failed)}\n`);
  });
}

function runTask(
  task: Task,
  notices: readonly TestedNotice[],
  options: TestOptions,
  context: Context,
): ExitCode | Promise<ExitCode> {
  switch (task) {
    case "tests":
      return runTests(notices, options, context);
    case "coverage":
      return runCoverage(notices, options, context);
    case "suggest":
      return runSuggestions(notices, context);
    case "mutate":
      return runMutation(notices, options, context);
    case "export":
      return exportExamples(notices, options.exportExamples!, context);
    case "import":
      return importExamples(notices, options.importExamples!, options, context);
  }
}

const watching = {
  passed: { en: "all passed; waiting for a change (Ctrl-C ends)", zh: "全部通过；等待修改（按 Ctrl-C 结束）" },
  failed: { en: "not all passed; waiting for a change (Ctrl-C ends)", zh: "有未通过项；等待修改（按 Ctrl-C 结束）" },
} as const;
