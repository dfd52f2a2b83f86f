/** Coverage, suggestions and mutants of every entity: households with their members, townships with their villages. */
import { describe, expect, test } from "vitest";
import { exampleText } from "../../explain/example-text.ts";
import { SourceFile } from "../../grammar/source.ts";
import { allMutants, type JudgedMutant, judgeMutants } from "../../harness/mutate/run-mutants.ts";
import { type CoveredPoint, measureCoverage, percentOf, shareOf } from "../../harness/reach/coverage.ts";
import { pointText } from "../../harness/reach/point-text.ts";
import { suggestExamples } from "../../harness/reach/suggest.ts";
import { runSuite } from "../../harness/suite.ts";
import type { Program } from "../../ir/ir.ts";
import { compileFixture } from "../support/compile-fixture.ts";

const vocabulary = `vocabulary towns "镇村"

main entity person "人" in household?
  fact id     "编号": text?
  fact income "收入": money from 0 yuan default 0 yuan

  decision fee "费用": money

entity household "家庭"
  fact urban   "城镇": bool default no
  fact members "成员": list of person

  decision total "合计": money

entity town "镇"
  fact villages "村": list of village

  decision ahead "领先": int

entity village "村" in town
  fact name   "村名":     text
  fact target "任务数":   int from 1
  fact paid   "已缴人数": int from 0

  decision points "分值": int
`;

const rules = `
  define household.size "家庭人数": count over members

  rule fee
    when household is absent
    is 40 yuan

  rule fee
    when household is known
    is if household.size >= 3 then 10 yuan else 30 yuan

  rule household.total
    when urban
    is sum over members: fee

  rule household.total
    when not urban
    is 0 yuan

  rule village.points
    is if paid >= target and (rank from highest among villages: paid) <= 2 then 2 else 0

  rule town.ahead
    is count over villages where points > 0
`;

const text = (examples: string): string =>
  `notice towns-2025 "通知"\n  year 2025\n  uses towns\n\nclause 一 "一"\n${rules}\n${examples}`;

function compiled(examples: string): Program {
  const { program, diagnostics } = compileFixture(text(examples), {}, new SourceFile("towns.pol", vocabulary));
  if (program === null)
    throw new Error(diagnostics.map(({ code, parameters }) => `${code} ${JSON.stringify(parameters)}`).join("\n"));
  return program;
}

const open = (program: Program, points: readonly CoveredPoint[]): readonly string[] =>
  points
    .filter(({ examples, isUnreachable }) => examples.length === 0 && !isUnreachable)
    .map((point) => pointText(program, point, "en"));

const urban = `
  example household "三口之家"
    given urban: yes, members: [{income: 90 yuan}, {}, {}]
    expect total: 30 yuan, members[3].fee: 10 yuan
`;

describe("coverage", () => {
  test("counts what an example of a household decides of its members", () => {
    const program = compiled(urban);
    const { points } = measureCoverage(program);
    expect(open(program, points)).toEqual([
      "`household is known` false, in fee",
      "rule fee",
      "`household is known` false, in fee",
      "`size ≥ 3` false, in fee",
      "fee is 30 yuan",
      "`urban` false, in household.total",
      "`urban` false, in household.total",
      "rule household.total",
      "rule town.ahead",
      "rule village.points",
      "`paid ≥ target` true, in village.points",
      "`paid ≥ target` false, in village.points",
      "`(rank from highest among villages: paid) ≤ 2` true, in village.points",
      "`(rank from highest among villages: paid) ≤ 2` false, in village.points",
      "village.points is 2",
      "village.points is 0",
    ]);
  });

  test.each(["en", "zh"] as const)(
    "is whole with the examples that are suggested, pasted as they are (%s)",
    async (surface) => {
      const program = compiled("");
      const suggestions = suggestExamples(measureCoverage(program), (point) =>
        pointText(program, point, "zh").replace(/[“”"]/gu, ""),
      );
      const pasted = suggestions.map(({ entity, draft }) => exampleText(program, entity, draft, surface)).join("\n\n");
      expect(suggestions.map(({ entity }) => entity.name)).toContain("town");
      const whole = compiled(pasted);
      const results = await runSuite(whole);
      expect(results).toHaveLength(suggestions.length);
      expect(results.flatMap(({ failure }) => failure ?? [])).toEqual([]);
      const { points } = measureCoverage(whole);
      expect(open(whole, points)).toEqual([]);
      expect(percentOf(shareOf(points))).toBe(100);
    },
  );
});

describe("mutants", () => {
  const judged = (program: Program): readonly JudgedMutant[] =>
    [...judgeMutants(program, allMutants(program), { runs: 200 })].filter((each) => each !== null);

  test("of rules of a household are killed by its examples", () => {
    const results = judged(compiled(urban)).filter(({ mutant }) => mutant.subject === "household.total");
    expect(results.map(({ mutant, outcome }) => [mutant.operator, mutant.before.en, outcome])).toEqual([
      ["rule-dropped", "sum over members: fee", "killed"],
      ["condition-negated", "urban", "killed"],
      ["rule-dropped", "0 yuan", "survived"],
      ["condition-negated", "not urban", "killed"],
      ["condition-negated", "urban", "killed"],
      ["value-changed", "0 yuan", "survived"],
    ]);
  });

  test("survive with an example of the entity that shows them, which can be pasted", async () => {
    const program = compiled(urban);
    const survivors = judged(program).filter(({ outcome }) => outcome === "survived");
    const shown = survivors.filter(({ killer }) => killer !== null);
    const killers = shown.map(({ killer }) => exampleText(program, killer!.entity, killer!, "en"));
    expect(new Set(shown.map(({ mutant, killer }) => `${mutant.subject} ${killer!.entity.name}`))).toEqual(
      new Set(["fee person", "fee household", "household.total household", "village.points town", "town.ahead town"]),
    );
    const pasted = compiled([urban, ...killers].join("\n\n"));
    expect((await runSuite(pasted)).flatMap(({ failure }) => failure ?? [])).toEqual([]);
    // No village has one point: more than none is more than one, which is not proved.
    const left = judged(pasted).filter(({ outcome }) => outcome === "survived");
    expect(left.map(({ mutant, killer }) => [mutant.subject, mutant.before.en, mutant.after?.en, killer])).toEqual([
      ["town.ahead", "0", "1", null],
    ]);
  });

  test("of what only members ask are not taken for equivalent", () => {
    const aside = rules.replace("count over members", "(count over members) + 1").replace("size >= 3", "size >= 4");
    const { program } = compileFixture(text("").replace(rules, aside), {}, new SourceFile("towns.pol", vocabulary));
    const ofSize = judged(program!).filter(({ mutant }) => mutant.subject === "household.size");
    expect(ofSize.map(({ mutant, outcome, killer }) => [mutant.after?.en, outcome, killer?.entity.name])).toEqual([
      ["(count over members) - 1", "survived", "household"],
      ["0", "survived", "household"],
      ["2", "survived", "household"],
    ]);
  });
});
