/** Records inside records, decisions of one name, and names that no program language has: every back end agrees. */
import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import type { Program } from "../../ir/ir.ts";
import { entitySchema } from "../../ir/schema.ts";
import { SourceFile } from "../../grammar/source.ts";
import type { Json } from "../../runtime/format.ts";
import { parseRecord } from "../../runtime/parse.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import type { Verdict } from "../../runtime/verdict.ts";
import { decided } from "../support/decided.ts";
import { loadGenerated } from "../support/generated-module.ts";

const vocabulary = `vocabulary places "地方"

enumeration Kind-of "类"
  local-one "本地"
  other "其他"

entity person "人"
  fact n "数": int from 0 default 0
  fact birth-date "出生日期": date from 1600-01-01
  fact share "率": rate?
  fact married "已婚": bool default no
  fact settled "落户": bool default no
  fact kinds "类别": set of Kind-of default {}
  decision level "级别": int
  decision kinds-kept "保留": set of Kind-of

entity township "镇"
  fact quota "任务": int from 0 default 0
  fact villages "村": list of village
  decision total "总数": int
  decision best "最优": int

entity village "村" in township
  fact target "任务": int from 0 default 0
  decision place "名次": int
  decision points "分数": int`;

function programOf(clause: string): Program {
  const notice = `notice sample "样例"\n  year 2025\n  uses places\n\nclause 一 "全部"\n${clause}`;
  const { program, diagnostics } = compile(new SourceFile("notice.pol", notice), {
    vocabulary: () => ({ file: new SourceFile("places.pol", vocabulary), path: "places.pol" }),
  });
  if (program === null) throw new Error(diagnostics.map(({ code }) => code).join(", "));
  return program;
}

const persons = `
  rule person.level
    is 0

  silent on person.kinds-kept`;

const townships = `
  rule township.total
    is 0

  rule township.best
    is 0

  rule village.place
    is 0

  rule village.points
    is 0`;

const villages = [5, 1, 7].map((target) => ({ target }));

describe("an aggregate speaks of other records than the one at hand", () => {
  test("a condition that holds for the record does not hold for the others", async () => {
    const program = programOf(`${persons}
  rule township.total
    is 0

  rule township.best
    is 0

  rule village.place
    is (rank from lowest among villages where target > 2: target) or else 0

  rule village.points
    is if target > 2 then (sum over villages where target > 2: target) else 0`);
    const { villages: items } = (await decidedTownship(program)) as { readonly villages: readonly object[] };
    expect(items).toEqual([
      { place: 1, points: 12 },
      { place: 0, points: 0 },
      { place: 2, points: 12 },
    ]);
  });

  test("a definition is not put in place of another entity's decision of its name", async () => {
    const program = programOf(`${persons}
  define township.points "镇分": quota + 50

  define township.place "镇次": 77

  rule township.total
    is (sum over villages: points) + points

  rule township.best
    is (sum over villages: place) + place

  rule village.place
    is target + 1

  rule village.points
    is target`);
    expect(await decidedTownship(program)).toMatchObject({ total: 64, best: 93 });
  });

  test("items that name the record around them are decided with it", async () => {
    const program = programOf(`${persons}
  rule township.total
    is sum over villages where place > 1: place

  rule township.best
    is sum over villages: points

  rule village.place
    is rank from highest among villages: target

  rule village.points
    is target + quota`);
    expect(await decidedTownship(program)).toMatchObject({ total: 5, best: 16 });
  });

  /** Generated code explains only records that stand alone, so the holder alone is asked. */
  const decidedTownship = (program: Program): Promise<Json> => decided(program, "township", { quota: 1, villages });
});

describe("persons", () => {
  test("parts of a set share a condition only where they begin with it", async () => {
    const program = programOf(`${townships}
  rule person.level
    is 0

  rule kinds-kept
    when not (share is absent or married) and share > 50%
    adds {local-one}

  rule kinds-kept
    when not (share is absent or settled) and share > 50%
    adds {other}`);
    const record = { "birth-date": "2000-02-29" };
    expect(await decided(program, "person", record)).toMatchObject({ "kinds-kept": [] });
    expect(await decided(program, "person", { ...record, share: "0.6", settled: true })).toMatchObject({
      "kinds-kept": ["local-one"],
    });
  });

  test.each([40, 54, 64, 120])("%i rules of one decision are explained like few", async (count) => {
    const rules = Array.from(
      { length: count - 1 },
      (_, n) => `  rule level named r${n}\n    when n = ${n}\n    is ${n + 1}\n`,
    );
    const program = programOf(`${townships}
${rules.join("\n")}
  rule level named last
    when n ≥ ${count - 1}
    is ${count}

  silent on person.kinds-kept`);
    const birth = { "birth-date": "2000-02-29" };
    const { explain } = await loadGenerated(program);
    const schema = entitySchema(program, "person");
    for (const n of [0, 30, 31, 32, 52, 53, 61, 62, 93, count - 1].filter((each) => each < count)) {
      expect(await decided(program, "person", { ...birth, n })).toMatchObject({ level: n + 1 });
      const facts = parseRecord(schema, { ...birth, n }) as { readonly value: FactRecord };
      const verdict = explain!(facts.value)["verdicts"] as unknown as { readonly level: Verdict };
      expect(verdict.level.deciding.map(({ name }) => name)).toEqual([n === count - 1 ? "last" : `r${n}`]);
    }
  });

  test("anniversaries beyond any life are worked out", async () => {
    const program = programOf(`${townships}
  rule level
    is if birth-date + 300 years on or before 1900-03-01 then 1 else 2

  silent on person.kinds-kept`);
    expect(await decided(program, "person", { "birth-date": "1600-03-01" })).toMatchObject({ level: 1 });
    expect(await decided(program, "person", { "birth-date": "1600-03-02" })).toMatchObject({ level: 2 });
  });
});
