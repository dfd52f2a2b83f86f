/** Statements decide records in the groups that they form as the reference interpreter does. Seeds are pinned. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { NotColumnar } from "../../emit/columnar/lowering.ts";
import { emitSql } from "../../emit/sql/emit.ts";
import type { Program } from "../../ir/ir.ts";
import { entitySchema } from "../../ir/schema.ts";
import { run } from "../cli/pol-run.ts";
import { compileSample } from "../docs/compile-sample.ts";
import { type DecidedRow, differencesIn, fill, toldOfRoster, toldOfRow } from "../support/in-sql.ts";
import { randomGroupsProgram, randomReaders } from "../support/random-groups.ts";

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(":memory:")).connect();
});
afterAll(() => connection.closeSync());

const folder = mkdtempSync(join(tmpdir(), "pol-sql-groups-"));
const path = (name: string): string => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));

/** The statement of a program; null where columns cannot hold what it asks. */
function statementOf(program: Program): string | null {
  try {
    return emitSql(program)[0]!.text;
  } catch (problem) {
    if (problem instanceof NotColumnar) return null;
    throw problem;
  }
}

test("random programs", async () => {
  let decided = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.array(randomReaders, { minLength: 3, maxLength: 3 }), async (seed, rosters) => {
      const program = randomGroupsProgram(seed);
      const statement = statementOf(program);
      if (statement === null) return;
      decided++;
      const schema = entitySchema(program, "reader");
      for (const records of rosters) {
        await fill(connection, "reader", schema, records, path("records.jsonl"));
        const rows = (await connection.runAndReadAll(statement)).getRowObjectsJson() as DecidedRow[];
        const told = new Map(rows.map((row) => [row["id"], toldOfRow(schema, row)]));
        const got = records.map(({ id }) => told.get(id as string)!);
        expect(differencesIn(records, toldOfRoster(program, "reader", records), got)).toEqual({
          left: 0,
          differing: [],
        });
      }
    }),
    { seed: 20261130, numRuns: 150 },
  );
  expect(decided).toMatchInlineSnapshot(`58`);
}, 300_000);

const vocabulary = `vocabulary cards "借书证"

main entity reader "读者"
  fact id     "证号":   text
  fact family "家庭号": int?
  fact age    "年龄":   int from 0 to 120
  fact since  "办证年": int from 1990 to 2030 default 2020
  require "办证在2000年以后": since >= 2000

  decision fee    "费用":   money
  decision eldest "最年长": rate?
  decision lot    "名次":   int

entity household "家庭" formed of reader by family
  fact family  "家庭号":   int?
  fact members "家庭成员": list of reader

entity town "全镇" formed of reader
  fact readers "全镇读者": list of reader
`;

const notice = (lot: string): string => `notice cards-2025 "须知"
  year 2025
  uses cards

clause 一 "收费"
  rule fee
    is if (count over members where age >= 18) >= 2 then 10 yuan else 20 yuan

  rule eldest
    is highest over members: age / greatest(since - 1999, 1)

  rule lot
    is ${lot}
`;

const cell = (...cells: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...cells);
const cells = fc.array(
  fc.record({
    family: cell("1", "1", "2", "2", "3", "", "x"),
    age: cell("1", "20", "40", "60", "60", "60", "old", ""),
    since: cell("", "2010", "2011", "2012", "2013", "2014", "1999"),
  }),
  { minLength: 1, maxLength: 9 },
);

test.each([
  ["a household", "(rank from lowest among members where since < 2013: age / greatest(since - 1999, 1)) or else 0"],
  ["the town", "rank from highest among readers: age"],
])("a row that is refused withholds those whom `pol run` withholds: %s", async (_, lot) => {
  const text = notice(lot);
  const { program, diagnostics } = compileSample(text, new Map([["cards", vocabulary]]));
  expect(diagnostics).toEqual([]);
  const statement = emitSql(program!)[0]!.text;
  const schema = entitySchema(program!, "reader");
  writeFileSync(path("cards.pol"), vocabulary);
  writeFileSync(path("cards-2025.pol"), text);
  await fc.assert(
    fc.asyncProperty(cells, async (rows) => {
      const lines = rows.map(({ family, age, since }, index) => `r${index},${family},${age},${since}`);
      writeFileSync(path("rows.csv"), `id,family,age,since\n${lines.join("\n")}\n`);
      await run(["run", path("cards-2025.pol"), "--input", path("rows.csv"), "--output", path("out.json")]);
      const wanted = JSON.parse(readFileSync(path("out.json"), "utf8")) as readonly DecidedRow[];
      const read = `read_csv('${path("rows.csv")}', header = true, all_varchar = true)`;
      await connection.run(`CREATE OR REPLACE TABLE "reader" AS SELECT * FROM ${read}`);
      const decided = (await connection.runAndReadAll(statement)).getRowObjectsJson() as DecidedRow[];
      const told = new Map(decided.map((row) => [row["id"], row["problem"] === null ? toldOfRow(schema, row) : null]));
      const wantedOf = (row: DecidedRow): string | null =>
        row["error"] === undefined ? toldOfRow(schema, { ...row, problem: null }) : null;
      expect(wanted.map(({ id }) => told.get(id!))).toEqual(wanted.map(wantedOf));
    }),
    { seed: 20261130, numRuns: 25 },
  );
});
