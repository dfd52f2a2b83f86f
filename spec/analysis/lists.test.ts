import { expect, test } from "vitest";
import { analyse, compare, findConflicts, findGaps } from "../../analysis/index.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { fixtureProgram } from "../support/compile-fixture.ts";

const notice = (rules: string): string => `notice sample "样例"
  year 2025
  uses small

clause 一 "全部"
  period regular: 2024-09-01 to 2024-12-31

  rule premium
    is 100 yuan

${rules}

  silent on share, documents, hamlet.rank`;

const rule = (condition: string, value: string): string => `  rule township.completion
    when ${condition}
    is ${value}`;

const many = "(count over villages where target > 10) > 2";

test("a gap beside an aggregate over a list is shown with an empty list", () => {
  const analysis = analyse(fixtureProgram(notice(rule(many, "50%"))), "township");
  const [gap] = findGaps(analysis);
  expect(gap).toMatchObject({ kind: "gap", witness: { facts: { villages: [] }, assumed: [] } });
});

test("rules that an aggregate tells apart are complete and consistent; where two aggregates meet a list shows it", () => {
  const apart = analyse(fixtureProgram(notice(`${rule(many, "50%")}\n\n${rule(`not (${many})`, "60%")}`)), "township");
  expect([...findGaps(apart), ...findConflicts(apart)]).toEqual([]);
  const few = "(count over villages where target > 20) < 2";
  const overlapping = analyse(fixtureProgram(notice(`${rule(many, "50%")}\n\n${rule(few, "60%")}`)), "township");
  const [conflict] = findConflicts(overlapping);
  const villages = (conflict?.kind === "conflict" ? conflict.witness.facts["villages"] : []) as readonly FactRecord[];
  const above = (least: number): number => villages.filter(({ target }) => (target as number) > least).length;
  expect(above(10)).toBeGreaterThan(2);
  expect(above(20)).toBeLessThan(2);
});

test("an aggregate is the same in two programs if it says the same, wherever it stands", () => {
  const program = (before: string, count: number): ReturnType<typeof fixtureProgram> =>
    fixtureProgram(
      notice(`${before}${rule(`(count over villages where target > ${count}) > 2`, "50%")}
  silent on township.completion when not ((count over villages where target > ${count}) > 2)`),
    );
  expect(compare(program("", 10), program("  # a remark\n", 10), "township").unchanged).toEqual(["completion"]);
  const { unknown, unchanged } = compare(program("", 10), program("", 11), "township");
  expect(unchanged).toEqual([]);
  expect(new Set(unknown.map(({ decision }) => decision))).toEqual(new Set(["completion"]));
});

test("no example of one change is shown for another", () => {
  const program = (most: string, few: string): ReturnType<typeof fixtureProgram> =>
    fixtureProgram(notice(`${rule(many, most)}\n\n${rule(`not (${many})`, few)}`));
  const { groups, unknown, unchanged } = compare(program("50%", "10%"), program("60%", "20%"), "township");
  expect(unchanged).toEqual([]);
  const shown = groups.flatMap(({ changes }) =>
    changes.map(({ old, witness }) => [
      old,
      (witness.old["villages"] as readonly FactRecord[]).filter(({ target }) => (target as number) > 10).length > 2,
    ]),
  );
  expect(shown).toEqual([
    [{ kind: "value", value: { numerator: 1, denominator: 10 } }, false],
    [{ kind: "value", value: { numerator: 1, denominator: 2 } }, true],
  ]);
  expect(unknown).toEqual([]);
});
