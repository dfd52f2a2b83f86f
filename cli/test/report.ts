/** The results of `pol test` as people and build servers read them. */
import { junitReport } from "../../harness/report/junit.ts";
import type { TestResult } from "../../harness/test-result.ts";
import { clauseText } from "../../explain/clause-text.ts";
import type { Context } from "../context.ts";
import { counted } from "../counted.ts";
import { failureText, indented } from "./failure-text.ts";
import { placeIn, positionIn, type TestedNotice } from "./notices.ts";
import type { NoticeResults } from "./report-json.ts";
import { visibleLine } from "../../runtime/visible-text.ts";

/** What became of a notice's tests: the failures in full, the others as numbers. */
export function resultsText({ notice, results }: NoticeResults, context: Context): string {
  const failures = results
    .filter(({ failure }) => failure !== null)
    .map((result) => failedText(notice, result, context));
  return `${failures.join("")}${summaryText(notice, results, context)}\n`;
}

function failedText(notice: TestedNotice, result: TestResult, context: Context): string {
  const { bold, red, dim } = context.colours.out;
  const { kind, title, origin } = result;
  const kinds = { example: { en: "example", zh: "示例" }, invariant: { en: "invariant", zh: "恒定条件" } } as const;
  const clause = clauseText(origin.clause, context.language);
  const head = `${red("✗")} ${bold(`${context.say(kinds[kind])} “${title}”`)}  ${dim(clause)}\n  ${placeIn(notice, origin)}`;
  return `${head}\n${indented(failureText(notice, result, result.failure!, context.language))}\n\n`;
}

function summaryText({ path }: TestedNotice, results: readonly TestResult[], context: Context): string {
  const { green, red } = context.colours.out;
  const failed = results.filter(({ failure }) => failure !== null).length;
  const examples = results.filter(({ kind }) => kind === "example").length;
  const invariants = results.length - examples;
  const mark = failed === 0 ? green("✓") : red("✗");
  return `${mark} ${visibleLine(path)}  ${context.say({ en: `${counted(examples, "example")}, ${counted(invariants, "invariant")}`, zh: `${examples} 个示例，${invariants} 个恒定条件` })}`;
}

/** The last line: how many tests passed and how many failed. */
export function totalText(all: readonly NoticeResults[], context: Context): string {
  const results = all.flatMap(({ results }) => results);
  const failed = results.filter(({ failure }) => failure !== null).length;
  const passed = results.length - failed;
  return context.say({ en: `${passed} passed, ${failed} failed`, zh: `${passed} 项通过，${failed} 项未通过` });
}

/** The results as a JUnit report. */
export function resultsJUnit(all: readonly NoticeResults[], context: Context): string {
  return junitReport(
    all.map(({ notice, results }) => ({
      name: notice.program.notice.name,
      file: notice.path,
      cases: results.map((result) => ({
        result,
        line: positionIn(notice.file, result.origin.span).line,
        text: result.failure === null ? "" : failureText(notice, result, result.failure, context.language),
      })),
    })),
  );
}
