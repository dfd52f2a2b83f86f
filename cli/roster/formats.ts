import type { Readable } from "node:stream";
import type { RosterBatch } from "../../roster/batch.ts";
import { formatNamed, type InputFormat, type Opening, plainFormats, type RosterFormat } from "../../roster/formats.ts";
import type { TableOptions } from "../../roster/table.ts";
import { lateWriter, type MakeWriter } from "../../roster/writer.ts";
import type { EntitySchema } from "../../runtime/schema.ts";
import { FileBytes } from "./byte-source.ts";
import { databaseName } from "./database/database-name.ts";

/** A file by its path, or a stream. */
export type Input = string | Readable;

const opening: Opening<Input> = {
  bytes: (input) => new FileBytes(input),
  archive: async (input) => {
    const { ZipArchive } = await import("./workbook/zip-archive.ts");
    return typeof input === "string" ? ZipArchive.open(input) : ZipArchive.read(input);
  },
  packer: async () => {
    const { ZipOutput } = await import("./workbook/zip-output.ts");
    return (sink) => new ZipOutput(sink);
  },
};

/** The formats of rosters, by the name that `--format` takes. */
export const rosterFormats = {
  ...plainFormats(opening),
  // Parquet files need a library that nothing else needs.
  parquet: {
    isText: false,
    isTable: true,
    extensions: [".parquet"],
    read: readParquet,
    writer: lateWriter(loadParquetWriter),
  },
} as const satisfies { readonly [name: string]: RosterFormat<Input> };

/** The formats of rosters. */
export type FormatName = keyof typeof rosterFormats;

/** The names of all formats. */
export const formatNames = Object.keys(rosterFormats) as readonly FormatName[];

/** The formats in which a roster may stand; a database is only read, and only by the name of its file. */
export const inputFormats = {
  ...rosterFormats,
  duckdb: { isText: false, isTable: true, read: readDatabase },
} as const satisfies { readonly [name: string]: InputFormat<Input> };

/** The formats in which a roster may stand. */
export type InputFormatName = keyof typeof inputFormats;

/** The format of a roster by the end of its name; null where it is not one of a roster. */
export function formatOf(path: string): InputFormatName | null {
  return databaseName(path) === null ? formatNamed(rosterFormats, path) : "duckdb";
}

/** The format in which a file of this name is written; null where its name stands for none. */
export function writtenFormatOf(path: string): FormatName | null {
  const format = formatNamed(rosterFormats, path);
  if (format === null) return null;
  const [extension] = rosterFormats[format].extensions;
  return path.toLowerCase().replace(/\.gz$/u, "").endsWith(extension) ? format : null;
}

async function* readParquet(input: Input, schema: EntitySchema, options: TableOptions): AsyncGenerator<RosterBatch> {
  yield* (await import("./parquet/read-parquet.ts")).readParquet(input, schema, options);
}

async function* readDatabase(input: Input, schema: EntitySchema, options: TableOptions): AsyncGenerator<RosterBatch> {
  yield* (await import("./database/read-database.ts")).readDatabase(input, schema, options);
}

async function loadParquetWriter(): Promise<MakeWriter> {
  return (await import("./parquet/write-parquet.ts")).parquetWriter;
}
