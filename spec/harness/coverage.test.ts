import { describe, expect, test } from "vitest";
import { interpret, interpretCondition } from "../../ir/interpret.ts";
import { type CoveredPoint, measureCoverage, percentOf, shareOf } from "../../harness/reach/coverage.ts";
import { lcovRecords } from "../../harness/reach/lcov.ts";
import { pointText } from "../../harness/reach/point-text.ts";
import { suggestExamples } from "../../harness/reach/suggest.ts";
import { noticeNames, programOf } from "../policies/notices.ts";
import { smallNotice, smallSource, wholeSuite } from "./small-notice.ts";

const words = (points: readonly CoveredPoint[], more: string): readonly string[] =>
  points.map((point) => pointText(smallNotice(more), point, "en"));

describe("coverage of a small notice", () => {
  const one = '  example "六月"\n    given birthDate: 1980-05-01, paidOn: 2025-06-30\n    expect fee: 400 yuan\n';

  test("names what no example reaches", () => {
    const { points } = measureCoverage(smallNotice(one));
    expect(
      words(
        points.filter(({ examples }) => examples.length === 0),
        one,
      ),
    ).toEqual([
      "`paidOn is known` false, in fee",
      "`paidOn on or after 2025-07-01` true, in fee",
      "`kinds has student` true, in fee",
      "`kinds has student` false, in fee",
      "rule fee",
    ]);
    expect(shareOf(points)).toEqual({ covered: 3, total: 8 });
  });

  test("is whole where everything is reached", () => {
    expect(percentOf(shareOf(measureCoverage(smallNotice(wholeSuite)).points))).toBe(100);
  });

  test("does not count what no record can reach", () => {
    const dead = "  rule fee notwithstanding 一\n    when paidOn is known and paidOn before birthDate\n    is 1 yuan\n";
    const { points } = measureCoverage(smallNotice(dead));
    const unreachable = points.filter(({ isUnreachable }) => isUnreachable);
    expect(words(unreachable, dead)).toEqual(["`paidOn before birthDate` true, in fee", "rule fee"]);
  });

  test("as lcov gives a line for each rule and a branch for each outcome", () => {
    const record = lcovRecords(measureCoverage(smallNotice(one)), smallSource(one));
    expect(record).toContain("SF:fees-2025.pol\n");
    expect(record).toContain("FNF:2\nFNH:1\n");
    expect(record).toContain("BRF:6\nBRH:2\n");
    expect(record.endsWith("end_of_record\n")).toBe(true);
  });
});

describe("suggestions", () => {
  test("reach all that no example reaches, and expect what the notice decides", () => {
    const coverage = measureCoverage(smallNotice(""));
    const suggestions = suggestExamples(coverage, () => "待确认");
    const reached = coverage.points.filter(({ reach }) =>
      suggestions.some(({ draft: { facts } }) =>
        interpretCondition(
          coverage.program,
          "person",
          facts,
          interpret(coverage.program, "person", facts).values,
          reach,
        ),
      ),
    );
    expect(reached).toHaveLength(coverage.points.length);
    for (const { draft } of suggestions)
      expect(interpret(coverage.program, "person", draft.facts).values).toMatchObject(draft.expect);
  });
});

test.each(noticeNames)("the examples of %s reach every rule, row and condition outcome that can be reached", (name) => {
  const program = programOf(name);
  const { points } = measureCoverage(program);
  const missing = points.filter(({ examples, isUnreachable }) => examples.length === 0 && !isUnreachable);
  expect(missing.map((point) => `${point.origin.clause}: ${pointText(program, point, "en")}`)).toEqual([]);
});
