import { stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { nearest } from "../../../runtime/nearest.ts";
import type { EntitySchema } from "../../../runtime/schema.ts";
import type { RosterBatch } from "../../../roster/batch.ts";
import { fileProblem, type RosterProblem } from "../../../roster/problem.ts";
import type { TableOptions } from "../../../roster/table.ts";
import { named } from "./cell-sql.ts";
import { databaseName } from "./database-name.ts";
import { failed, relationRows, settings } from "./relation.ts";

/** Views are those of an unknown hand: they see the database and nothing else of this machine. */
const readOnly = { ...settings, access_mode: "READ_ONLY", enable_external_access: "false" } as const;

/** Reads a table or a view of a database of DuckDB, which is not changed: `people.duckdb#residents`, without a name its only table. */
export async function* readDatabase(
  input: string | Readable,
  schema: EntitySchema,
  options: TableOptions,
): AsyncGenerator<RosterBatch> {
  // Only the name of a file tells that it is a database.
  if (typeof input !== "string") throw new RangeError("a database is no stream");
  const { file, table } = databaseName(input)!;
  let connection: DuckDBConnection | null = null;
  try {
    const found = await stat(file);
    if (!found.isFile()) return yield failed({ problem: found.isDirectory() ? "directory" : "not-a-plain-file" });
    const opened = await open(file);
    if ("problem" in opened) return yield failed(opened);
    connection = opened;
    const relation = await chosen(connection, table);
    if ("problem" in relation) return yield failed(relation);
    const damage = { problem: "unreadable-table", table: relation.name } as const;
    yield* relationRows({ connection, sql: relation.sql, size: found.size, damage }, schema, options);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    yield failed(fileProblem(error));
  } finally {
    connection?.disconnectSync();
  }
}

async function open(file: string): Promise<DuckDBConnection | RosterProblem> {
  try {
    return await (await DuckDBInstance.create(file, readOnly)).connect();
  } catch (error) {
    const { message } = error as Error;
    if (/lock/iu.test(message)) return { problem: "in-use" };
    return { problem: /corrupt|enough bytes|checksum/iu.test(message) ? "damaged-database" : "not-a-database" };
  }
}

/** Something that has rows, by the name by which it is chosen. */
interface Table {
  readonly name: string;
  readonly sql: string;
}

const catalogue = `SELECT schema_name, table_name FROM duckdb_tables() WHERE NOT internal
  UNION ALL SELECT schema_name, view_name FROM duckdb_views() WHERE NOT internal ORDER BY ALL`;

/** Those outside the schema `main` have its name before them. */
async function tablesOf(connection: DuckDBConnection): Promise<readonly Table[]> {
  const rows = (await connection.runAndReadAll(catalogue)).getRows() as [string, string][];
  return rows.map(([schema, name]) => ({
    name: schema === "main" ? name : `${schema}.${name}`,
    sql: `${named(schema)}.${named(name)}`,
  }));
}

async function chosen(connection: DuckDBConnection, wanted: string | null): Promise<Table | RosterProblem> {
  const tables = await tablesOf(connection);
  const names = tables.map(({ name }) => name);
  const [first] = tables;
  if (first === undefined) return { problem: "no-table" };
  if (wanted === null) return tables.length === 1 ? first : { problem: "several-tables", tables: names };
  const found = tables.find(({ name }) => name === wanted) ?? tables.find(({ name }) => isAlike(name, wanted));
  return found ?? { problem: "unknown-table", table: wanted, near: nearest(wanted, names), tables: names };
}

/** Databases tell no names apart by the case of their letters. */
function isAlike(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
