/** Statements decide in DuckDB as the reference interpreter does. Seeds are pinned. */
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emitSql } from "../../emit/sql/emit.ts";
import { NotInSql } from "../../emit/sql/names.ts";
import { interpretOutcome } from "../../ir/interpret.ts";
import type { Program } from "../../ir/ir.ts";
import { entitySchema } from "../../ir/schema.ts";
import { PolicyFailure } from "../../runtime/failure.ts";
import { formatFacts, formatOutcome, type Json } from "../../runtime/format.ts";
import { parseRecord } from "../../runtime/parse.ts";
import type { EntitySchema, FactRecord, ValueType } from "../../runtime/schema.ts";
import { randomPeople } from "../oracle/people.ts";
import { noticeNames, programOf } from "../policies/notices.ts";
import { compileSample } from "../docs/compile-sample.ts";
import { smallProgram } from "../support/small-program.ts";

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(":memory:")).connect();
});
afterAll(() => connection.closeSync());

const columnTypes: Partial<Readonly<Record<ValueType["kind"], string>>> = {
  bool: "BOOLEAN",
  int: "BIGINT",
  money: "DECIMAL(18, 2)",
  date: "DATE",
  set: "VARCHAR[]",
  years: "INTEGER[]",
};

const literal = (value: Json): string => {
  if (value === null) return "NULL";
  if (typeof value === "string") return `'${value.replaceAll("'", "''")}'`;
  return Array.isArray(value) ? `[${value.map(literal).join(", ")}]` : String(value);
};

/** A table of records, with a number a row. */
async function fill({ name, facts }: EntitySchema, records: readonly FactRecord[]): Promise<void> {
  const columns = facts.filter(({ type }) => type.kind !== "list" && type.kind !== "series");
  const declared = columns.map((fact) => `"${fact.name}" ${columnTypes[fact.type.kind] ?? "VARCHAR"}`);
  await connection.run(`CREATE OR REPLACE TABLE "${name}" (${declared.join(", ")})`);
  const rows = records.map((record) => {
    const json = formatFacts({ facts: columns } as unknown as EntitySchema, record);
    return `(${columns.map((fact) => literal(json[fact.name]!)).join(", ")})`;
  });
  for (let from = 0; from < rows.length; from += 500) {
    await connection.run(`INSERT INTO "${name}" VALUES ${rows.slice(from, from + 500).join(", ")}`);
  }
}

/** What the statement gives, a text a row. */
async function decided(
  program: Program,
  schema: EntitySchema,
  records: readonly FactRecord[],
): Promise<readonly string[]> {
  await fill(schema, records);
  const [file] = emitSql(program);
  const rows = (await connection.runAndReadAll(file!.text)).getRowObjectsJson() as Readonly<Record<string, Json>>[];
  return rows.map((row) =>
    row["problem"] !== null
      ? String(row["problem"])
      : JSON.stringify(Object.fromEntries(schema.decisions.map(({ name, type }) => [name, plain(type, row[name]!)]))),
  );
}

/** Whole numbers are texts in the JSON of a database, and rates fractions. */
function plain({ kind }: ValueType, value: Json): Json {
  if (value === null) return null;
  if (kind === "int") return Number(value);
  if (kind === "rate") return rateValue(String(value));
  return value;
}

const rateValue = (text: string): number => {
  const [top, bottom = "1"] = text.split("/");
  return Number(top) / Number(bottom);
};

/** The records on which a statement differs; those that it leaves to others are counted. */
async function differences(program: Program, entity: string, records: readonly FactRecord[]) {
  const schema = entitySchema(program, entity);
  const got = await decided(program, schema, records);
  expect(got).toHaveLength(records.length);
  const found = records.flatMap((facts, row) => {
    const wanted = told(program, schema, facts);
    return wanted === got[row] || wanted === "conflict" ? [] : [{ facts, wanted, got: got[row]! }];
  });
  const left = found.filter((each) => each.got === "decide this record by itself");
  return { left: left.length, differing: found.filter((each) => !left.includes(each)).slice(0, 2) };
}

function told(program: Program, schema: EntitySchema, facts: FactRecord): string {
  const broken = schema.requirements.find(({ holds }) => !holds(facts as never));
  if (broken !== undefined) return broken.message;
  try {
    const json = formatOutcome(schema, interpretOutcome(program, schema.name, facts));
    return JSON.stringify(
      Object.fromEntries(
        schema.decisions.map(({ name, type }) => [
          name,
          type.kind === "rate" && json[name] !== null ? rateValue(json[name] as string) : json[name]!,
        ]),
      ),
    );
  } catch (error) {
    if (error instanceof PolicyFailure) return error.message;
    throw error;
  }
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
  const vocabulary = `
vocabulary pool "游泳馆"

enumeration Group "人群"
  resident "本地居民"
  veteran  "退役军人"

entity person "办卡人"
  fact id     "编号":     text?
  fact bornOn "出生日期": date from 1900-01-01 to yearEnd
  fact paidOn "缴费日期": date?
  fact town   "镇":       text default "东"
  fact group  "人群":     Group default resident
  fact groups "身份":     set of Group default {}
  fact visits "次数":     int from 0 to 9
  require "缴费不早于出生's": paidOn is absent or paidOn on or after bornOn
  decision fee  "年费": money
  decision best "优待": Group?
  decision soon "尽快": bool
`;
  const notice = `
notice pool-2025 "游泳馆
"
  year 2025
  uses pool

clause 一 "收费"
  rule fee
    is visits * (if town = "西's" then 3.50 yuan else 1 yuan)
  define waiting "等待期": if visits > 5 then 2 months else 60 days
  rule soon
    is waiting is not 2 months and waiting = 60 days
  rule best
    is if groups has veteran or paidOn is known then group else absent
`.replace("游泳馆\n", "游泳馆");

  const compiled = (text: string): Program => {
    const { program, diagnostics } = compileSample(text, new Map([["pool", vocabulary]]));
    if (program === null)
      throw new Error(JSON.stringify(diagnostics.map(({ code, parameters }) => [code, parameters])));
    return program;
  };

  test("is read with its gaps, and what is wrong with a row is told", async () => {
    await connection.run(
      'CREATE OR REPLACE TABLE "person" (id VARCHAR, "bornOn" DATE, "paidOn" DATE, town VARCHAR, "group" VARCHAR, "groups" VARCHAR[], visits INTEGER)',
    );
    await connection.run(`INSERT INTO "person" VALUES
      ('1', '1990-01-01', NULL, NULL, NULL, NULL, 3),
      ('2', '1990-01-01', '2025-01-01', '西''s', 'veteran', ['veteran', 'veteran'], 3),
      ('3', NULL, NULL, NULL, NULL, NULL, 3),
      ('4', '1890-01-01', NULL, NULL, NULL, NULL, 3),
      ('5', '1990-01-01', '1980-01-01', NULL, NULL, NULL, 3),
      ('6', '1990-01-01', NULL, NULL, 'other', NULL, 3),
      ('7', '1990-01-01', NULL, NULL, NULL, ['resident', 'other'], 3),
      ('8', '1990-01-01', NULL, NULL, NULL, [NULL], 10)`);
    const [file] = emitSql(compiled(notice));
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
          "bornOn is missing",
        ],
        [
          "4",
          null,
          null,
          null,
          "bornOn is outside 1900-01-01 to 2025-12-31",
        ],
        [
          "5",
          null,
          null,
          null,
          "缴费不早于出生's",
        ],
        [
          "6",
          null,
          null,
          null,
          "group has an unknown value",
        ],
        [
          "7",
          null,
          null,
          null,
          "groups has an unknown value",
        ],
        [
          "8",
          null,
          null,
          null,
          "visits is outside 0 to 9",
        ],
      ]
    `);
  });

  test("texts that no rule names are not given out or compared", () => {
    const asking = notice.replace("is visits *", 'is if town = (id or else "x") then 0 yuan else visits *');
    expect(() => emitSql(compiled(asking))).toThrow(NotInSql);
  });

  test("is one statement, whatever a title says", () => {
    const program = compiled(notice);
    const title = `游泳馆\u2028DROP TABLE person; --\nDROP`;
    const [file] = emitSql({ ...program, notice: { ...program.notice, title } });
    expect(file!.text.split("\n").filter((line) => !line.startsWith("--") && line.includes("DROP"))).toEqual([]);
    expect(file!.text.match(/;$/gmu)).toHaveLength(1);
  });
});
