import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { measureCoverage } from "../../harness/reach/coverage.ts";
import { suggestExamples } from "../../harness/reach/suggest.ts";
import { answerOf } from "../../harness/policy-failure.ts";
import { interpret, interpretCondition } from "../../ir/interpret.ts";
import type { Program } from "../../ir/ir.ts";
import { parseDay } from "../../runtime/date.ts";
import { smallNotice } from "./small-notice.ts";

const numerals = [..."二三四五六七八九十"];
const clauseOf = (index: number): string => `${numerals[Math.floor(index / 9)]!}(${"一二三四五六七八九"[index % 9]!})`;

/** A rule that applies from a day on, each in a clause of its own, with the clauses over which it prevails. */
function notice(over: readonly (readonly number[])[], dayOf: (index: number) => string): Program {
  const clauses = over.map((below, index) => {
    const targets = ["一", ...below.map(clauseOf)].join(", ");
    return (
      `clause ${clauseOf(index)} "例外${index}"\n  rule fee notwithstanding ${targets}\n` +
      `    when paidOn is known and paidOn ${index % 2 === 0 ? "on or after" : "before"} ${dayOf(index)}\n    is ${index + 1} yuan\n`
    );
  });
  return smallNotice(clauses.join("\n"));
}

const dayIn2025 = (index: number): string =>
  `2025-${String(1 + (index % 12)).padStart(2, "0")}-${String(1 + (index % 28)).padStart(2, "0")}`;

describe("exceptions to exceptions", () => {
  test("a rule's point is reached by exactly the records that it decides, whatever overrides what", () => {
    const ranks = fc.tuple(...[1, 2, 3, 4, 5].map((index) => fc.subarray([...Array(index).keys()])));
    const law = fc.property(ranks, (over) => {
      const program = notice([[], ...over], dayIn2025);
      const { points } = measureCoverage(program);
      for (let month = 1; month <= 12; month++) {
        const paidOn = parseDay(`2025-${String(month).padStart(2, "0")}-15`);
        const facts = { birthDate: parseDay("1980-05-01"), paidOn, kinds: 0 };
        const answer = answerOf(() => interpret(program, "person", facts).values);
        if ("error" in answer) continue;
        const reached = points.filter(
          ({ kind, reach }) => kind === "rule" && interpretCondition(program, "person", facts, answer.value, reach),
        );
        expect(reached.map(({ origin }) => origin.clause)).toHaveLength(1);
        const [index] = [...Array(6).keys()].filter((each) => clauseOf(each) === reached[0]!.origin.clause);
        if (index !== undefined) expect(answer.value["fee"]).toBe((index + 1) * 100);
      }
    });
    fc.assert(law, { seed: 20251129, numRuns: 60 });
  });

  test("sixty of them with dates of their own get suggestions for all that records can reach", () => {
    const coverage = measureCoverage(
      notice(
        Array.from({ length: 60 }, (_, index) => [...Array(index).keys()]),
        dayIn2025,
      ),
    );
    const missing = coverage.points.filter(({ isUnreachable }) => !isUnreachable);
    const suggested = suggestExamples(coverage, () => "待确认").flatMap(({ points }) => points);
    expect(coverage.leftOut).toBe(0);
    expect(missing.length).toBeGreaterThan(20);
    expect(new Set(suggested)).toEqual(new Set(missing));
  });

  test("ranks beyond all measure are left out, and counted", () => {
    const ranks = Array.from({ length: 40 }, (_, index) =>
      index < 2 ? [] : [index - (index % 2) - 2, index - (index % 2) - 1],
    );
    const { leftOut, points } = measureCoverage(notice(ranks, dayIn2025));
    expect(leftOut).toBeGreaterThan(0);
    expect(points.filter(({ kind }) => kind === "rule").length).toBeGreaterThan(10);
  });
});
