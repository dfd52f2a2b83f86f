import { createWriteStream, rmSync } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { EntitySchema } from "../../../runtime/schema.ts";
import type { RosterBatch } from "../../../roster/batch.ts";
import { failed, relationRows, settings } from "../database/relation.ts";
import { fileProblem } from "../../../roster/problem.ts";
import { onEnding } from "../on-ending.ts";
import type { TableOptions } from "../../../roster/table.ts";

/**
 * Reads a Parquet file, a row a record. What comes by a stream is put into a file first, since its contents stand at its end.
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

async function* batches(path: string, schema: EntitySchema, options: TableOptions): AsyncGenerator<RosterBatch> {
  let connection: DuckDBConnection | null = null;
  try {
    const found = await stat(path);
    if (!found.isFile()) return yield failed({ problem: found.isDirectory() ? "directory" : "not-a-plain-file" });
    connection = await (await DuckDBInstance.create(":memory:", settings)).connect();
    const damage = { problem: "damaged-parquet" } as const;
    yield* relationRows({ connection, sql: fileSql(path), size: found.size, damage }, schema, options);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    yield failed(fileProblem(error));
  } finally {
    connection?.disconnectSync();
  }
}

/** A file in SQL: of its name no sign is taken as one that stands for others. */
function fileSql(path: string): string {
  const plain = path.replace(/[*?[]/gu, "[$&]").replaceAll("'", "''");
  return `read_parquet('${plain}', hive_partitioning = false)`;
}
