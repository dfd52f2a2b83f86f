/** Statements decide in DuckDB as the reference interpreter does. Seeds are pinned. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emitSql } from "../../emit/sql/emit.ts";
import { NotInSql } from "../../emit/sql/names.ts";
import type { Program } from "../../ir/ir.ts";
import { entitySchema } from "../../ir/schema.ts";
import { parseRecord } from "../../runtime/parse.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { randomPeople } from "../oracle/people.ts";
import { noticeNames, programOf } from "../policies/notices.ts";
import { type DecidedRow, differencesIn, fill, toldOfRoster, toldOfRow } from "../support/in-sql.ts";
import { poolNotice, poolProgram, poolTable } from "../support/pool.ts";
import { smallProgram } from "../support/small-program.ts";

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(":memory:")).connect();
});
afterAll(() => connection.closeSync());

const folder = mkdtempSync(join(tmpdir(), "pol-sql-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The records on which a statement differs. */
async function differences(program: Program, entity: string, records: readonly FactRecord[]) {
  const schema = entitySchema(program, entity);
  await fill(connection, entity, schema, records, join(folder, "records.jsonl"));
  const [file] = emitSql(program);
  const rows = (await connection.runAndReadAll(file!.text)).getRowObjectsJson() as DecidedRow[];
  expect(rows).toHaveLength(records.length);
  const got = rows.map((row) => toldOfRow(schema, row));
  return differencesIn(records, toldOfRoster(program, entity, records), got);
}

test.each(noticeNames)("%s: every person", async (notice) => {
  const program = programOf(notice);
  const schema = entitySchema(program, "person");
  const people = randomPeople(20261129, 2000, notice).flatMap((record) => {
    const read = parseRecord(schema, record);
    return read.ok ? [read.value] : [];
  });
  expect(await differences(program, "person", people)).toEqual({ left: 0, differing: [] });
});

describe("random programs", () => {
  test("agree", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const { program, records } = smallProgram(seed);
        expect((await differences(program, "person", records)).differing).toEqual([]);
      }),
      { seed: 20261129, numRuns: 60 },
    );
  });
});

describe("a table as it may be", () => {
  test("is read with its gaps, and what is wrong with a row is told", async () => {
    await connection.run(`CREATE OR REPLACE TABLE "person" AS ${poolTable}`);
    const [file] = emitSql(poolProgram(poolNotice));
    const rows = (await connection.runAndReadAll(file!.text)).getRowsJson();
    expect(rows).toMatchInlineSnapshot(`
      [
        [
          "1",
          "3.00",
          null,
          true,
          null,
        ],
        [
          "2",
          "10.50",
          "veteran",
          true,
          null,
        ],
        [
          "3",
          null,
          null,
          null,
          "missing-field: bornOn is missing",
        ],
        [
          "4",
          null,
          null,
          null,
          "wrong-value: bornOn is outside 1900-01-01 to 2025-12-31",
        ],
        [
          "5",
          null,
          null,
          null,
          "requirement-broken: 缴费不早于出生's",
        ],
        [
          "6",
          null,
          null,
          null,
          "unknown-value: group has an unknown value",
        ],
        [
          "7",
          null,
          null,
          null,
          "unknown-value: groups has an unknown value",
        ],
        [
          "8",
          null,
          null,
          null,
          "wrong-value: visits is outside 0 to 9",
        ],
      ]
    `);
  });

  test("texts that no rule names are not given out or compared", () => {
    const asking = poolNotice.replace("is visits *", 'is if town = (id or else "x") then 0 yuan else visits *');
    expect(() => emitSql(poolProgram(asking))).toThrow(NotInSql);
  });

  test("is one statement, whatever a title says", () => {
    const program = poolProgram(poolNotice);
    const title = `游泳馆\u2028DROP TABLE person; --\nDROP`;
    const [file] = emitSql({ ...program, notice: { ...program.notice, title } });
    expect(file!.text.split("\n").filter((line) => !line.startsWith("--") && line.includes("DROP"))).toEqual([]);
    expect(file!.text.match(/;$/gmu)).toHaveLength(1);
  });
});
