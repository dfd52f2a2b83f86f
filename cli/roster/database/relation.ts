/** The rows of whatever DuckDB has as a table: the same records and the same words as of that table in CSV. */
import type { DuckDBConnection } from "@duckdb/node-api";
import type { EntitySchema, FactField } from "../../../runtime/schema.ts";
import type { RosterBatch } from "../../../roster/batch.ts";
import type { RosterProblem } from "../../../roster/problem.ts";
import { factColumns, TableHeader, type TableOptions, TableReader } from "../../../roster/table.ts";
import { cellSql, type TypedColumn } from "./cell-sql.ts";

/** Nothing is fetched from anywhere, and two threads are as many as are busy while records are decided. */
export const settings = {
  threads: "2",
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
} as const;

/** Something that a statement can read from. */
export interface Relation {
  readonly connection: DuckDBConnection;
  /** What stands behind FROM. */
  readonly sql: string;
  /** The bytes of its file, of which the batches tell how much is read. */
  readonly size: number;
  /** What is told where it cannot be read. */
  readonly damage: RosterProblem;
}

/** What DuckDB says of what it cannot read is in its own terms and speaks of that alone. */
export async function orNull<T>(step: () => Promise<T>): Promise<T | null> {
  try {
    return await step();
  } catch {
    return null;
  }
}

/** The end of a roster of which nothing is read, or nothing more. */
export function failed(problem: RosterProblem): RosterBatch {
  return { records: [], problems: [problem], bytesRead: 0 };
}

/**
 * Reads a relation, a row a record. DuckDB hands its rows on in their order, some thousands at a time, and of the columns
 * those that are asked for.
 */
export async function* relationRows(
  relation: Relation,
  schema: EntitySchema,
  options: TableOptions,
): AsyncGenerator<RosterBatch> {
  const columns = await columnsOf(relation);
  if (columns === null) return yield failed(relation.damage);
  yield* new RelationReader(relation, schema, columns, options).batches();
}

async function columnsOf({ connection, sql }: Relation): Promise<readonly TypedColumn[] | null> {
  const described = await orNull(() => connection.runAndReadAll(`DESCRIBE SELECT * FROM ${sql}`));
  return described?.getRows().map(([name, type]) => ({ name: String(name), type: String(type) })) ?? null;
}

class RelationReader {
  readonly #relation: Relation;
  readonly #header: TableHeader<FactField>;
  readonly #reader: TableReader;
  readonly #selected: readonly string[];

  constructor(relation: Relation, schema: EntitySchema, columns: readonly TypedColumn[], options: TableOptions) {
    this.#relation = relation;
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

  async *batches(): AsyncGenerator<RosterBatch> {
    const { problems, ignored } = this.#header;
    yield { records: [], problems, ignored, bytesRead: 0 };
    if (problems.length > 0) return;
    const { connection, sql, size, damage } = this.#relation;
    const total = await this.#count();
    const statement = `SELECT ${this.#selected.join(", ")} FROM ${sql}`;
    const result = total === null ? null : await orNull(() => connection.stream(statement));
    for (let index = 0; ;) {
      const chunk = result === null ? null : await orNull(() => result.fetchChunk().then((each) => each ?? "ended"));
      if (chunk === null) return yield failed(damage);
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

  async #count(): Promise<number | null> {
    const { connection, sql } = this.#relation;
    const read = await orNull(() => connection.runAndReadAll(`SELECT count(*) FROM ${sql}`));
    return read === null ? null : Number(read.getRows()[0]![0]);
  }
}
