/** Rules of a list's items that ask for the decisions of their like: every back end agrees, and a circle is no program. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile, type Compiled } from "../../compiler/compile.ts";
import { explain, explanationText } from "../../explain/index.ts";
import type { Program } from "../../ir/ir.ts";
import { entitySchema } from "../../ir/schema.ts";
import { SourceFile } from "../../grammar/source.ts";
import { parseRecord } from "../../runtime/parse.ts";
import { decided } from "../support/decided.ts";

const vocabulary = `vocabulary places "地方"

entity person "人"
  fact id "编号": text?

entity township "镇"
  fact villages "村": list of village
  decision total "总数": int

entity village "村" in township
  fact name "名称": text
  fact paid "已缴": int from 0 default 0
  fact target "任务": int from 1
  fact open "参评": bool default yes
  decision score "完成率": rate
  decision weight "权重": int
  decision place "名次": int?
  decision points "得分": int`;

function compiled(clause: string, words = vocabulary): Compiled {
  const notice = `notice sample "样例"\n  year 2025\n  uses places\n\nclause 一 "考核"\n${clause}\n`;
  return compile(new SourceFile("notice.pol", notice), {
    vocabulary: () => ({ file: new SourceFile("places.pol", words), path: "places.pol" }),
  });
}

function programOf(clause: string, words = vocabulary): Program {
  const { program, diagnostics } = compiled(clause, words);
  if (program === null) throw new Error(diagnostics.map(({ code }) => code).join(", "));
  return program;
}

const ranking = programOf(`
  rule village.score
    is paid / target

  rule village.weight
    is if score >= 90% then 2 else 1

  rule village.place
    is rank from highest among villages where open: score

  rule village.points
    is (sum over villages where place is known and (place or else 9) <= 2: weight) + (if place is known then 10 - (place or else 9) else 0)

  rule township.total
    is sum over villages: points`);

interface Village {
  readonly name: string;
  readonly paid: number;
  readonly target: number;
  readonly open: boolean;
}

/** The same by hand. */
function byHand(villages: readonly Village[]) {
  const score = ({ paid, target }: Village): number => paid / target;
  const weight = (each: Village): number => (score(each) >= 0.9 ? 2 : 1);
  const place = (each: Village): number | null =>
    each.open ? 1 + villages.filter((other) => other.open && score(other) > score(each)).length : null;
  const first = villages.filter((each) => (place(each) ?? 9) <= 2).reduce((sum, each) => sum + weight(each), 0);
  const points = (each: Village): number => first + (place(each) === null ? 0 : 10 - place(each)!);
  return {
    total: villages.reduce((sum, each) => sum + points(each), 0),
    villages: villages.map((each) => ({ weight: weight(each), place: place(each), points: points(each) })),
  };
}

const village = fc.record({
  name: fc.constant("甲"),
  paid: fc.nat({ max: 10 }),
  target: fc.constant(10),
  open: fc.boolean(),
});

test("every back end ranks and sums what its like come to, as one would by hand", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(village, { maxLength: 5 }), async (drawn) => {
      const villages = drawn.map((each, index) => ({ ...each, name: `v${index}` }));
      expect(await decided(ranking, "township", { villages })).toMatchObject(byHand(villages));
    }),
    { seed: 20261128, numRuns: 40 },
  );
});

test("an explanation shows the same", () => {
  const villages = [
    { name: "甲", paid: 9, target: 10 },
    { name: "乙", paid: 5, target: 10, open: false },
  ];
  const facts = parseRecord(entitySchema(ranking, "township"), { villages });
  if (!facts.ok) throw new Error("the record is not valid");
  const text = explanationText(explain(ranking, "township", facts.value, { policyHash: "" }), ["total"], "en");
  expect(text).toContain("total: 13");
});

describe("a circle through the like of a record is told when it is compiled", () => {
  const silent = "silent on village.place, village.points, township.total";
  test.each([
    [
      "through one decision",
      "rule village.weight\n    is sum over villages: weight\n\n  rule village.score\n    is 1 / 2",
    ],
    [
      "through two",
      "rule village.weight\n    is count over villages where score > 1 / 2\n\n  rule village.score\n    is (sum over villages: weight) / target",
    ],
  ])("%s", (_name, rules) => {
    const { program, diagnostics } = compiled(`  ${silent}\n\n  ${rules}`);
    expect(program).toBeNull();
    expect(diagnostics.map(({ code }) => code)).toEqual(["circular-definition"]);
  });
});

test("the rank of one that is not ranked is absent, and its absence must be handled", () => {
  const rest = "silent on village.score, village.weight, village.place, township.total";
  const clause = (is: string): string => `  ${rest}\n\n  rule village.points\n    is ${is}`;
  const rank = "rank from highest among villages where open: paid";
  expect(compiled(clause(rank)).diagnostics.map(({ code }) => code)).toEqual(["decision-needs-value"]);
  expect(compiled(clause(`(${rank}) or else 0`)).diagnostics).toEqual([]);
  expect(compiled(clause("rank from highest among villages: paid")).diagnostics).toEqual([]);
});

const nested = `vocabulary places "地方"

entity person "人"
  fact id "编号": text?

entity township "镇"
  fact villages "村": list of village
  decision total "总数": int

entity village "村" in township
  fact name "名称": text
  fact paid "已缴": int from 0 default 0
  fact groups "组": list of group
  decision reached "合计": int

entity group "组" in village
  fact name "组名": text
  fact n "数": int from 0 default 0
  decision h "值": int`;

const group = fc.nat({ max: 4 }).map((n) => ({ n }));
const holding = fc.record({ paid: fc.nat({ max: 9 }), groups: fc.array(group, { maxLength: 3 }) });

interface Holding {
  readonly paid: number;
  readonly groups: readonly { readonly n: number }[];
}

describe("what stands in another item of a list is decided with that item", () => {
  test.each([
    ["n + paid", ({ n }: { n: number }, { paid }: Holding) => n + paid],
    ["sum over groups: n", (_: { n: number }, { groups }: Holding) => groups.reduce((sum, each) => sum + each.n, 0)],
    [
      "rank from highest among groups: n",
      ({ n }: { n: number }, { groups }: Holding) => 1 + groups.filter((each) => each.n > n).length,
    ],
  ])("%s", async (rule, model) => {
    const program = programOf(
      `
  rule group.h
    is ${rule}

  rule village.reached
    is sum over villages: (sum over groups: h)

  rule township.total
    is sum over villages: reached`,
      nested,
    );
    await fc.assert(
      fc.asyncProperty(fc.array(holding, { maxLength: 4 }), async (drawn) => {
        const villages = drawn.map(({ paid, groups }, index) => ({
          name: `v${index}`,
          paid,
          groups: groups.map((each, at) => ({ ...each, name: `g${at}` })),
        }));
        const reached = villages
          .flatMap((each) => each.groups.map((one) => model(one, each)))
          .reduce((sum, each) => sum + each, 0);
        expect(await decided(program, "township", { villages })).toMatchObject({
          total: reached * villages.length,
          villages: villages.map(() => ({ reached })),
        });
      }),
      { seed: 20261128, numRuns: 25 },
    );
  });
});
