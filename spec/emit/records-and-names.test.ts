/** Records inside records, decisions of one name, and names that no program language has: every back end agrees. */
import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { createEvaluator } from "../../compiler/emit/evaluator.ts";
import { interpretOutcome } from "../../compiler/ir/interpret.ts";
import type { Program } from "../../compiler/ir/ir.ts";
import { ModuleNames } from "../../compiler/emit/module-names.ts";
import { entitySchema } from "../../compiler/schema.ts";
import { SourceFile } from "../../grammar/source.ts";
import { formatOutcome, type Json } from "../../runtime/format.ts";
import { parseRecord } from "../../runtime/parse.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { loadGenerated } from "../support/generated-module.ts";

const vocabulary = `vocabulary places "地方"

enumeration Kind-of "类"
  local-one "本地"
  other "其他"

entity person "人"
  fact n "数": int from 0 default 0
  fact birth-date "出生日期": date
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

entity village "村"
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

/** What every back end makes of a record, which must be one thing. */
async function decided(program: Program, entity: string, record: Json): Promise<Json> {
  const schema = entitySchema(program, entity);
  const parsed = parseRecord(schema, record);
  if (!parsed.ok) throw new Error("the record is not valid");
  const facts: FactRecord = parsed.value;
  const generated = await loadGenerated(program);
  const { evaluate, explain } = new ModuleNames(program).entity(entity);
  const outcomes = [
    interpretOutcome(program, entity, facts),
    createEvaluator(program, entity).evaluate(facts),
    generated[evaluate]!(facts),
    generated[explain]!(facts)["decisions"] as unknown as FactRecord,
  ].map((outcome) => formatOutcome(schema, outcome));
  for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0]);
  return outcomes[0]!;
}

describe("an aggregate speaks of other records than the one at hand", () => {
  test("a condition that holds for the record does not hold for the others", async () => {
    const program = programOf(`${persons}
  rule township.total
    is 0

  rule township.best
    is 0

  rule village.place
    is if target > 2 then (rank from lowest among villages where target > 2: target) else 0

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

  test("more rules than a machine word has bits are explained like few", async () => {
    const rules = Array.from({ length: 40 }, (_, n) => `  rule level\n    when n = ${n}\n    is ${100 + n}\n`);
    const program = programOf(`${townships}
${rules.join("\n")}
  rule level
    when n ≥ 40
    is 1

  silent on person.kinds-kept`);
    for (const n of [0, 30, 31, 32, 39, 40]) {
      expect(await decided(program, "person", { n, "birth-date": "2000-02-29" })).toMatchObject({
        level: n === 40 ? 1 : 100 + n,
      });
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
