import { ordinarySuite, runSuite, type SuiteOptions } from "../../harness/suite.ts";
import type { Context } from "../context.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { writeResult } from "../write-result.ts";
import type { TestedNotice } from "./notices.ts";
import { numberOption, type TestOptions } from "./options.ts";
import { type NoticeResults, resultsJson } from "./report-json.ts";
import { resultsJUnit, resultsText, totalText } from "./report.ts";

/** Runs the examples and invariants of notices and reports what became of them. */
export async function runTests(
  notices: readonly TestedNotice[],
  options: TestOptions,
  context: Context,
): Promise<ExitCode> {
  const suite = suiteOptions(options, context);
  if (suite === null) return exitCode.usage;
  if (options.junit === "-") {
    context.fail(
      { en: "--junit takes a file: standard output has the results", zh: "--junit 须为文件，标准输出用于显示结果" },
      { en: "name a file, as in --junit results.xml", zh: "请指定文件，如 --junit results.xml" },
    );
    return exitCode.usage;
  }
  const all: NoticeResults[] = [];
  for (const notice of notices) {
    const results = { notice, results: await runSuite(notice.program, suite) };
    all.push(results);
    if (options.json !== true) context.print(resultsText(results, context));
  }
  if (options.json === true) context.print(`${JSON.stringify(resultsJson(all, suite.seed, context), null, 2)}\n`);
  else context.print(`${totalText(all, context)}\n`);
  if (options.junit !== undefined) {
    const ended = await writeResult(options.junit, resultsJUnit(all, context), context);
    if (ended !== exitCode.done) return ended;
  }
  return all.some(({ results }) => results.some(({ failure }) => failure !== null)) ? exitCode.failed : exitCode.done;
}

/** Seed and number of runs; null, reported, where they are no numbers. */
export function suiteOptions({ seed, runs }: TestOptions, context: Context): SuiteOptions | null {
  const givenSeed = numberOption("--seed", seed, ordinarySuite.seed, 0, context);
  const givenRuns = numberOption("--runs", runs, ordinarySuite.runs, 1, context);
  return givenSeed === null || givenRuns === null ? null : { seed: givenSeed, runs: givenRuns };
}
