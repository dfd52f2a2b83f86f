import { exampleText } from "../../explain/example-text.ts";
import { type Coverage, measureCoverage, percentOf, shareOf } from "../../harness/reach/coverage.ts";
import { lcovRecords } from "../../harness/reach/lcov.ts";
import { pointText } from "../../harness/reach/point-text.ts";
import { suggestExamples } from "../../harness/reach/suggest.ts";
import { choiceOf } from "../choice.ts";
import { clauseText } from "../../explain/clause-text.ts";
import type { Context } from "../context.ts";
import { counted } from "../counted.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { coverageText, coverageTotal } from "./coverage-text.ts";
import { indented } from "./failure-text.ts";
import { positionIn, type TestedNotice } from "./notices.ts";
import { numberOption, type TestOptions } from "./options.ts";
import { visibleLine } from "../../runtime/visible-text.ts";

interface NoticeCoverage {
  readonly notice: TestedNotice;
  readonly coverage: Coverage;
}

const formats = ["text", "json", "lcov"] as const;

/** `pol test --coverage`: what of each notice its examples reach. */
export function runCoverage(notices: readonly TestedNotice[], options: TestOptions, context: Context): ExitCode {
  const format = choiceOf("--coverage-format", options.coverageFormat, formats, context);
  const threshold = numberOption("--threshold", options.threshold, 0, 0, context, 100);
  if (format === null || threshold === null) return exitCode.usage;
  const all = notices.map((notice): NoticeCoverage => ({ notice, coverage: measureCoverage(notice.program) }));
  for (const { notice, coverage } of all) warnOfLeftOut(notice, coverage, context);
  const points = all.flatMap(({ coverage }) => coverage.points);
  switch (format ?? (options.json === true ? "json" : "text")) {
    case "text":
      for (const { notice, coverage } of all) context.print(coverageText(notice, coverage, context));
      context.print(`${coverageTotal(points, context)}\n`);
      break;
    case "json":
      context.print(`${JSON.stringify(coverageJson(all, context), null, 2)}\n`);
      break;
    case "lcov":
      for (const { notice, coverage } of all) context.print(lcovRecords(coverage, notice.file));
  }
  return percentOf(shareOf(points)) < threshold ? exitCode.failed : exitCode.done;
}

function warnOfLeftOut({ path }: TestedNotice, { leftOut }: Coverage, context: Context): void {
  if (leftOut === 0) return;
  context.warn({
    en: `${visibleLine(path)}: ${counted(leftOut, "rule")} left out: too many exceptions to exceptions stand over them`,
    zh: `${visibleLine(path)}：有 ${leftOut} 条规则未计入，因为层层例外过多`,
  });
}

function coverageJson(all: readonly NoticeCoverage[], context: Context): object {
  return all.map(({ notice, coverage: { program, points } }) => ({
    name: program.notice.name,
    file: notice.path,
    ...shareOf(points),
    points: points.map((point) => ({
      kind: point.kind,
      entity: point.entity,
      decision: point.decision.name,
      clause: point.origin.clause,
      ...positionIn(notice.file, point.origin.span),
      text: pointText(program, point, context.language),
      reachable: !point.isUnreachable,
      examples: point.examples.map(({ title }) => title),
    })),
  }));
}

/** `pol test --suggest`: examples for everything that no example reaches, by clause, for a person to confirm. */
export function runSuggestions(notices: readonly TestedNotice[], context: Context): ExitCode {
  for (const notice of notices) {
    const { path, program, surface } = notice;
    const coverage = measureCoverage(program);
    warnOfLeftOut(notice, coverage, context);
    const suggestions = suggestExamples(coverage, (point) => pointText(program, point, "zh").replace(/[“”"]/gu, ""));
    for (const { entity, draft, clause, points } of suggestions) {
      const reasons = points.map((point) => `  # ${pointText(program, point, context.language)}`);
      context.print(
        `# ${visibleLine(path)}  ${clauseText(clause, context.language)}\n${reasons.join("\n")}\n${indented(exampleText(program, entity, draft, surface))}\n\n`,
      );
    }
    const count = suggestions.length;
    context.note(
      `${visibleLine(path)}: ${context.say({ en: `${counted(count, "example")} to confirm`, zh: `${count} 个示例待确认` })}\n`,
    );
  }
  return exitCode.done;
}
