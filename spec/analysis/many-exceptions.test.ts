/** What a rule with many exceptions costs grows with their number and not with its square: the budget of a few hundred does. */
import { expect, test } from "vitest";
import { analyse, findConflicts, findDeadRules, findGaps, findIdleOverrides } from "../../analysis/index.ts";
import { fixtureProgram } from "../support/compile-fixture.ts";

const count = 400;
const exceptions = Array.from(
  { length: count },
  (_, index) => `  rule premium notwithstanding base when missedYears = ${index}\n    is ${index % 7} yuan\n`,
);
const program = fixtureProgram(`notice many "很多"
  year 2025
  uses small

clause 一 "全部"
  rule premium named base "一般"
    is 0 yuan

${exceptions.join("\n")}
  silent on window, share, documents, township.completion, hamlet.rank
`);

test("every exception is looked at, and those that change nothing are found", () => {
  const analysis = analyse(program, "person", { budget: { nodes: 20_000, steps: 100_000 } });
  const all = [
    findGaps(analysis),
    findConflicts(analysis),
    findDeadRules(analysis),
    findIdleOverrides(analysis),
  ].flat();
  expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(["idle-override"]));
  expect(all).toHaveLength(Math.ceil(count / 7));
});
