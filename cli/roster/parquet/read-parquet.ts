import { createWriteStream, rmSync } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { EntitySchema, FactField } from "../../../runtime/schema.ts";
import type { RosterBatch } from "../batch.ts";
import { fileProblem, type RosterProblem } from "../problem.ts";
import { onEnding } from "../on-ending.ts";
import { factColumns, TableHeader, type TableOptions, TableReader } from "../table.ts";
import { cellSql, type TypedColumn } from "./cell-sql.ts";

/**
 * Reads a Parquet file, a row a record. DuckDB hands its rows on in their order, some thousands at a time, and of the columns
 * those that are asked for. What comes by a stream is put into a file first, since its contents stand at its end.
 */
export async function* readParquet(
  input: string | Readable,
  schema: EntitySchema,
  options: TableOptions,
): AsyncGenerator<RosterBatch> {
  if (typeof input === "string") return yield* batches(input, schema, options);
  const folder = await mkdtemp(join(tmpdir(), "pol-"));
  const keep = onEnding(() => rmSync(folder, { recursive: true, force: true }));
  try {
    const path = join(folder, "roster.parquet");
    await pipeline(input, createWriteStream(path));
    yield* batches(path, schema, options);
  } finally {
    keep();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Nothing is fetched from anywhere, and two threads are as many as are busy while records are decided. */
const settings = { threads: "2", autoinstall_known_extensions: "false", autoload_known_extensions: "false" };

async function* batches(path: string, schema: EntitySchema, options: TableOptions): AsyncGenerator<RosterBatch> {
  let connection: DuckDBConnection | null = null;
  try {
    const found = await stat(path);
    if (!found.isFile()) return yield failed({ problem: found.isDirectory() ? "directory" : "not-a-plain-file" });
    connection = await (await DuckDBInstance.create(":memory:", settings)).connect();
    const columns = await columnsOf(connection, path);
    if (columns === null) return yield failed({ problem: "damaged-parquet" });
    yield* new ParquetReader(connection, schema, columns, options).batches(path, found.size);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    yield failed(fileProblem(error));
  } finally {
    connection?.disconnectSync();
  }
}

function failed(problem: RosterProblem): RosterBatch {
  return { records: [], problems: [problem], bytesRead: 0 };
}

/** The columns of a file with their types; null where it is no Parquet file, or a damaged one. */
async function columnsOf(connection: DuckDBConnection, path: string): Promise<readonly TypedColumn[] | null> {
  const described = await orNull(() => connection.runAndReadAll(`DESCRIBE SELECT * FROM ${fileSql(path)}`));
  return described?.getRows().map(([name, type]) => ({ name: String(name), type: String(type) })) ?? null;
}

/** What DuckDB says of a file that it cannot read is in its own terms and speaks of the file alone. */
async function orNull<T>(step: () => Promise<T>): Promise<T | null> {
  try {
    return await step();
  } catch {
    return null;
  }
}

/** A file in SQL: of its name no sign is taken as one that stands for others. */
function fileSql(path: string): string {
  const plain = path.replace(/[*?[]/gu, "[$&]").replaceAll("'", "''");
  return `read_parquet('${plain}', hive_partitioning = false)`;
}

class ParquetReader {
  readonly #connection: DuckDBConnection;
  readonly #header: TableHeader<FactField>;
  readonly #reader: TableReader;
  readonly #selected: readonly string[];

  constructor(
    connection: DuckDBConnection,
    schema: EntitySchema,
    columns: readonly TypedColumn[],
    options: TableOptions,
  ) {
    this.#connection = connection;
    this.#header = new TableHeader(
      factColumns(schema),
      columns.map(({ name }) => name),
      options,
    );
    const facts = this.#header.columns;
    this.#selected = columns.flatMap((column, at) => (facts[at] == null ? [] : [cellSql(column, facts[at].type)]));
    this.#reader = new TableReader(
      schema,
      facts.filter((fact) => fact !== null),
      "plain",
    );
  }

  /** The size is that of the file, of which the batches tell how much is read. */
  async *batches(path: string, size: number): AsyncGenerator<RosterBatch> {
    const { problems, ignored } = this.#header;
    yield { records: [], problems, ignored, bytesRead: 0 };
    if (problems.length > 0) return;
    const total = await this.#countOf(path);
    const sql = `SELECT ${this.#selected.join(", ")} FROM ${fileSql(path)}`;
    const result = total === null ? null : await orNull(() => this.#connection.stream(sql));
    for (let index = 0; ;) {
      const chunk = result === null ? null : await orNull(() => result.fetchChunk().then((each) => each ?? "ended"));
      if (chunk === null) return yield failed({ problem: "damaged-parquet" });
      if (chunk === "ended" || chunk.rowCount === 0) return;
      const columns = chunk.getColumns() as (string | null)[][];
      const records = Array.from({ length: chunk.rowCount }, (_, row) => {
        const cells = columns.map((column) => column[row] ?? "");
        return this.#reader.record({ cells, line: null, lines: 1, faults: null, problem: null }, index + row);
      });
      index += chunk.rowCount;
      yield { records, problems: [], bytesRead: Math.floor((size * index) / (total || 1)) };
    }
  }

  async #countOf(path: string): Promise<number | null> {
    const sql = `SELECT count(*) FROM ${fileSql(path)}`;
    const read = await orNull(() => this.#connection.runAndReadAll(sql));
    return read === null ? null : Number(read.getRows()[0]![0]);
  }
}
