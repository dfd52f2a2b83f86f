/** Of two kinds of groups one may be asked through the other: whom a refused row withholds then, and that nobody else hangs on it. Seeds are pinned. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { optionWays } from "../../cli/option-ways.ts";
import { emitSql } from "../../emit/sql/emit.ts";
import { groupStepsOf } from "../../ir/group-steps.ts";
import { interpretRoster, outcomeOf } from "../../ir/interpret.ts";
import type { Program } from "../../ir/ir.ts";
import { entitySchema } from "../../ir/schema.ts";
import type { RosterBatch, RosterRecord } from "../../roster/batch.ts";
import { inGroups } from "../../roster/in-groups.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { run } from "../cli/pol-run.ts";
import { compileSample } from "../docs/compile-sample.ts";

const folder = mkdtempSync(join(tmpdir(), "pol-two-groups-"));
const path = (name: string): string => join(folder, name);
let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(":memory:")).connect();
});
afterAll(() => {
  connection.closeSync();
  rmSync(folder, { recursive: true });
});

const vocabulary = `vocabulary streets "街道"

main entity reader "读者"
  fact id     "证号":   text
  fact family "家庭号": int?
  fact street "街道号": int?
  fact age    "年龄":   int from 0 to 120

  decision fee "费用": money
  decision lot "名次": int

entity household "家庭" formed of reader by family
  fact members "家庭成员": list of reader

entity road "街道" formed of reader by street
  fact dwellers "街坊": list of reader
`;

const notice = (lot: string, defines = ""): string => `notice streets-2025 "须知"
  year 2025
  uses streets

clause 一 "收费"
  ${defines}

  rule fee
    is if (count over members) >= 2 then 10 yuan else 20 yuan

  rule lot
    is ${lot}
`;

const young = `define household.young "未成年人数": count over members where age < 18`;
const near = `define near "街坊数": count over dwellers`;

/** What is asked of the street, with what that rests on, through how many groups it goes, and whether a statement can ask it. */
const asked = [
  ["the facts of its dwellers", "sum over dwellers: age", "", 1, true],
  ["their fees", "count over dwellers where fee > 10 yuan", "", 2, true],
  [
    "what they ask of their households",
    "sum over dwellers: minors",
    `define minors: count over members where age < 18`,
    2,
    true,
  ],
  ["their households", "sum over dwellers: young", young, 2, false],
  ["their households, by a form", "sum over dwellers: twice(young)", `${young}\n  define twice(n): n * 2`, 2, false],
  [
    "what their households ask of streets",
    "sum over dwellers: far",
    `${near}\n  define far: sum over members: near`,
    3,
    true,
  ],
  [
    "the streets of their households",
    "sum over dwellers: (sum over members: size)",
    `define road.size: count over dwellers`,
    3,
    false,
  ],
] as const;

function compiled(lot: string, defines: string): Program {
  const { program, diagnostics } = compileSample(notice(lot, defines), new Map([["streets", vocabulary]]));
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return program!;
}

const number = fc.option(fc.integer({ min: 1, max: 3 }));
const rosters = fc.array(fc.record({ family: number, street: number, age: fc.integer({ min: 0, max: 60 }) }), {
  minLength: 2,
  maxLength: 8,
});

/** A roster of which the first row is refused, though its groups can be read. */
function batchOf(records: readonly FactRecord[]): RosterBatch {
  const read = records.map((facts, index): RosterRecord => {
    const at = { index, line: index + 2, id: String(facts["id"]) };
    if (index > 0) return { ...at, parsed: { ok: true, value: facts } };
    return { ...at, parsed: { ok: false, errors: [] }, readable: { ...facts, age: null } };
  });
  return { records: read, problems: [], bytesRead: 0 };
}

const silent = {
  language: "en" as const,
  ways: optionWays,
  fail: () => {},
  warn: () => {},
  remark: () => {},
  say: (text: string | { readonly en: string }) => (typeof text === "string" ? text : text.en),
};

async function* once(batch: RosterBatch): AsyncGenerator<RosterBatch> {
  yield batch;
}

describe.each(asked)("asked for %s", (_, lot, defines, steps, isInSql) => {
  test("it goes through so many groups", () => expect(groupStepsOf(compiled(lot, defines), "reader")).toBe(steps));

  test("who is decided is decided the same whatever the refused row may say", async () => {
    const program = compiled(lot, defines);
    let decided = 0;
    await fc.assert(
      fc.asyncProperty(rosters, async (rows) => {
        const records = rows.map((row, index): FactRecord => ({ id: `r${index}`, ...row }));
        const batch = batchOf(records);
        const line = { advance: () => {}, clear: () => {} };
        const roster = await inGroups(once(batch), program, "reader", {}, silent, line);
        const whole = interpretRoster(program, "reader", records);
        for (const record of batch.records.slice(1)) {
          if (!record.parsed.ok || roster.withheld(record) !== null) continue;
          decided++;
          expect(roster.evaluate(record.parsed.value)).toEqual(outcomeOf(whole[record.index]!()));
        }
      }),
      { seed: 20261201, numRuns: 300 },
    );
    expect(decided).toBeGreaterThan(100);
  });

  test.runIf(isInSql)("a statement withholds the same rows and decides the others alike", async () => {
    const program = compiled(lot, defines);
    const statement = emitSql(program)[0]!.text;
    const { facts } = entitySchema(program, "reader");
    const columns = facts.map(({ name }) => `"${name}" ${name === "id" ? "VARCHAR" : "BIGINT"}`).join(", ");
    await fc.assert(
      fc.asyncProperty(rosters, async (rows) => {
        const records = rows.map((row, index): FactRecord => ({ id: `r${index}`, ...row }));
        const line = { advance: () => {}, clear: () => {} };
        const batch = batchOf(records);
        const roster = await inGroups(once(batch), program, "reader", {}, silent, line);
        await connection.run(`CREATE OR REPLACE TABLE "reader" (${columns})`);
        const values = records.map(
          ({ id, family, street, age }, index) =>
            `('${String(id)}', ${String(family)}, ${String(street)}, ${index === 0 ? 999 : String(age)})`,
        );
        await connection.run(`INSERT INTO "reader" VALUES ${values.join(", ")}`);
        const got = (await connection.runAndReadAll(statement)).getRowObjectsJson();
        const told = new Map(got.map((row) => [row["id"], row["problem"] === null ? Number(row["lot"]) : null]));
        const wanted = batch.records.map((record) =>
          record.parsed.ok && roster.withheld(record) === null ? roster.evaluate(record.parsed.value)["lot"] : null,
        );
        expect(records.map(({ id }) => told.get(id as string))).toEqual(wanted);
      }),
      { seed: 20261202, numRuns: 40 },
    );
  });
});

test("each is told whose group is not decided, and why", async () => {
  writeFileSync(path("streets.pol"), vocabulary);
  writeFileSync(path("streets-2025.pol"), notice("count over dwellers where fee > 10 yuan"));
  writeFileSync(path("rows.csv"), "id,family,street,age\na,1,1,old\nb,1,2,30\nc,2,2,40\nd,2,3,50\n");
  const { stdout, stderr } = await run(["run", path("streets-2025.pol"), "--input", path("rows.csv"), "--lang", "en"]);
  expect(stdout).toContain("d,10.00,0,\n");
  expect(stderr).toContain("(line 3): not decided, for record 1 `a` (line 2) of the same household is refused\n");
  expect(stderr).toContain("(line 4): not decided, for record 2 `b` (line 3) of the same road is not decided\n");
});
