/** Records as tables of a database, and what statements decide of them beside what the interpreter does. */
import { rmSync, writeFileSync } from "node:fs";
import type { DuckDBConnection } from "@duckdb/node-api";
import { interpretRoster, outcomeOf } from "../../ir/interpret.ts";
import type { Program } from "../../ir/ir.ts";
import { entitySchema } from "../../ir/schema.ts";
import { PolicyFailure } from "../../runtime/failure.ts";
import { formatFacts, formatOutcome, type Json } from "../../runtime/format.ts";
import type { EntitySchema, FactRecord, ValueType } from "../../runtime/schema.ts";

/** A row that a statement gives, as the database has it in JSON. */
export type DecidedRow = Readonly<Record<string, Json>>;

const columnTypes: Partial<Readonly<Record<ValueType["kind"], string>>> = {
  bool: "BOOLEAN",
  int: "BIGINT",
  money: "DECIMAL(16, 2)",
  rate: "DECIMAL(18, 6)",
  date: "DATE",
  set: "VARCHAR[]",
  years: "INTEGER[]",
};

const scalars = ({ facts }: EntitySchema) => facts.filter(({ type }) => type.kind !== "list" && type.kind !== "series");

/** Makes a table of records, in their order; `path` is a file beside which it may write. */
export async function fill(
  connection: DuckDBConnection,
  table: string,
  schema: EntitySchema,
  records: readonly FactRecord[],
  path: string,
): Promise<void> {
  const facts = scalars(schema);
  const lines = records.map((record) => JSON.stringify(formatFacts({ ...schema, facts }, record)));
  const types = facts.map(({ name, type }) => `"${name}": '${columnTypes[type.kind] ?? "VARCHAR"}'`);
  writeFileSync(path, lines.join("\n"));
  const read = `read_json('${path}', format = 'newline_delimited', columns = {${types.join(", ")}})`;
  await connection.run(`CREATE OR REPLACE TABLE "${table}" AS SELECT * FROM ${read}`);
  rmSync(path);
}

/** What is said of a row: why nothing is decided, or its decisions as JSON. */
export function toldOfRow({ decisions }: EntitySchema, row: DecidedRow): string {
  if (row["problem"] !== null) return String(row["problem"]);
  return JSON.stringify(Object.fromEntries(decisions.map(({ name, type }) => [name, plain(type, row[name]!)])));
}

/** Whole numbers are texts in the JSON of a database, and rates fractions. */
function plain({ kind }: ValueType, value: Json): Json {
  if (value === null) return null;
  if (kind === "int") return Number(value);
  if (kind === "rate") return rateValue(String(value));
  return value;
}

function rateValue(text: string): number {
  const [top, bottom = "1"] = text.split("/");
  return Number(top) / Number(bottom);
}

/** What the interpreter says of the records of a roster, in the same words. */
export function toldOfRoster(program: Program, entity: string, records: readonly FactRecord[]): readonly string[] {
  const schema = entitySchema(program, entity);
  const decide = interpretRoster(program, entity, records);
  return records.map((facts, position) => {
    const broken = schema.requirements.find(({ holds }) => !holds(facts as never));
    if (broken !== undefined) return `requirement-broken: ${broken.message}`;
    try {
      const json = formatOutcome(schema, outcomeOf(decide[position]!()));
      return toldOfRow(schema, { ...json, problem: null });
    } catch (error) {
      if (error instanceof PolicyFailure) return error.message;
      throw error;
    }
  });
}

const left = "again: decide this record by itself";

/** Where a statement differs from the interpreter; records that it leaves to others are counted. */
export function differencesIn(
  records: readonly FactRecord[],
  wanted: readonly string[],
  got: readonly string[],
): { readonly left: number; readonly differing: readonly object[] } {
  const found = records.flatMap((facts, row) =>
    wanted[row] === got[row] || wanted[row] === "conflict" ? [] : [{ facts, wanted: wanted[row], got: got[row] }],
  );
  const differing = found.filter((each) => each.got !== left);
  return { left: found.length - differing.length, differing: differing.slice(0, 2) };
}
