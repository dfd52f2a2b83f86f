import { extname } from "node:path";
import type { Readable } from "node:stream";
import type { EntitySchema } from "../../runtime/schema.ts";
import type { RosterBatch } from "../../roster/batch.ts";
import { FileBytes, isPackedName } from "./byte-source.ts";
import type { InputVectors } from "../../roster/columns/fact-column.ts";
import { readCsvColumns } from "../../roster/columns/read-csv-columns.ts";
import { databaseName } from "./database/database-name.ts";
import { encodeCsv } from "../../roster/encode-csv.ts";
import { encodeJson, encodeJsonLines } from "../../roster/encode-json.ts";
import { readCsv } from "../../roster/read-csv.ts";
import { readJsonRoster } from "../../roster/read-json.ts";
import { readJsonLines } from "../../roster/read-json-lines.ts";
import type { TableOptions } from "../../roster/table.ts";
import type { DecodingOptions } from "../../roster/text-decoding.ts";
import { TextSource } from "../../roster/text-source.ts";
import { lateWriter, type MakeWriter, textWriter } from "../../roster/writer.ts";

/** How rosters of a format are read. */
export interface InputFormat {
  readonly isText: boolean;
  /** Whether it has columns, so that some may be passed over. */
  readonly isTable: boolean;
  readonly read: (input: string | Readable, schema: EntitySchema, options: TableOptions) => AsyncIterable<RosterBatch>;
  /** The same by columns, where the format can. */
  readonly readColumns?: (
    input: string | Readable,
    schema: EntitySchema,
    options: TableOptions,
    vectors: InputVectors,
  ) => AsyncIterable<RosterBatch>;
}

/** How they are written as well. */
export interface RosterFormat extends InputFormat {
  /** What files of it are called; the first is what they are called when they are written. */
  readonly extensions: readonly [string, ...string[]];
  readonly writer: MakeWriter;
  /** Whether the writer takes what is decided by columns. */
  readonly takesColumns?: true;
}

const text = { isText: true, isTable: false } as const;

/** The formats of rosters, by the name that `--format` takes. */
export const rosterFormats = {
  json: { ...text, extensions: [".json"], read: reading(readJsonRoster), writer: textWriter(encodeJson) },
  jsonl: { ...text, extensions: [".jsonl"], read: reading(readJsonLines), writer: textWriter(encodeJsonLines) },
  csv: {
    ...text,
    isTable: true,
    extensions: [".csv"],
    read: reading(readCsv, { orGbk: true }),
    readColumns: (input, schema, options, vectors) =>
      reading((source) => readCsvColumns(source, schema, options, vectors), { orGbk: true })(input, schema, options),
    writer: textWriter(encodeCsv),
    takesColumns: true,
  },
  // The names of its kin are taken so that what they hold can be refused for what it is.
  xlsx: {
    isText: false,
    isTable: true,
    extensions: [".xlsx", ".xlsm", ".xls"],
    read: readXlsx,
    writer: lateWriter(loadWorkbookWriter),
  },
  parquet: {
    isText: false,
    isTable: true,
    extensions: [".parquet"],
    read: readParquet,
    writer: lateWriter(loadParquetWriter),
  },
} as const satisfies { readonly [name: string]: RosterFormat };

/** The formats of rosters. */
export type FormatName = keyof typeof rosterFormats;

/** The names of all formats. */
export const formatNames = Object.keys(rosterFormats) as readonly FormatName[];

/** The formats in which a roster may stand; a database is only read, and only by the name of its file. */
export const inputFormats = {
  ...rosterFormats,
  duckdb: { isText: false, isTable: true, read: readDatabase },
} as const satisfies { readonly [name: string]: InputFormat };

/** The formats in which a roster may stand. */
export type InputFormatName = keyof typeof inputFormats;

/** The format of a roster by the end of its name, before `.gz` where it is packed; null where it is not one of a roster. */
export function formatOf(path: string): InputFormatName | null {
  return databaseName(path) === null ? fileFormatOf(path) : "duckdb";
}

function fileFormatOf(path: string): FormatName | null {
  const isPacked = isPackedName(path);
  const extension = extname(isPacked ? path.slice(0, -".gz".length) : path).toLowerCase();
  return (
    formatNames.find((name) => {
      const { extensions, isText }: RosterFormat = rosterFormats[name];
      return extensions.includes(extension) && (isText || !isPacked);
    }) ?? null
  );
}

/** The format in which a file of this name is written; null where its name stands for none. */
export function writtenFormatOf(path: string): FormatName | null {
  const format = fileFormatOf(path);
  if (format === null) return null;
  const [extension] = rosterFormats[format].extensions;
  return path.toLowerCase().replace(/\.gz$/u, "").endsWith(extension) ? format : null;
}

type ReadText = (source: TextSource, schema: EntitySchema, options: TableOptions) => AsyncIterable<RosterBatch>;

/** A reader of text as a reader of files and streams; what is wrong with the file comes in the last batch. */
function reading(read: ReadText, decoding: DecodingOptions = {}): RosterFormat["read"] {
  return async function* (input, schema, options) {
    const source = new TextSource(new FileBytes(input), decoding);
    yield* read(source, schema, options);
    if (source.problem !== null) yield { records: [], problems: [source.problem], bytesRead: source.bytesRead };
  };
}

/** Workbooks need libraries that nothing else needs, and so do Parquet files. */
async function* readXlsx(
  input: string | Readable,
  schema: EntitySchema,
  options: TableOptions,
): AsyncGenerator<RosterBatch> {
  const [{ readWorkbook }, { ZipArchive }] = await Promise.all([
    import("../../roster/workbook/read-workbook.ts"),
    import("./workbook/zip-archive.ts"),
  ]);
  const open = () => (typeof input === "string" ? ZipArchive.open(input) : ZipArchive.read(input));
  yield* readWorkbook(open, schema, options);
}

async function loadWorkbookWriter(): Promise<MakeWriter> {
  const [{ workbookWriter }, { ZipOutput }] = await Promise.all([
    import("../../roster/workbook/write-workbook.ts"),
    import("./workbook/zip-output.ts"),
  ]);
  return workbookWriter((sink) => new ZipOutput(sink));
}

async function* readParquet(
  input: string | Readable,
  schema: EntitySchema,
  options: TableOptions,
): AsyncGenerator<RosterBatch> {
  yield* (await import("./parquet/read-parquet.ts")).readParquet(input, schema, options);
}

async function* readDatabase(
  input: string | Readable,
  schema: EntitySchema,
  options: TableOptions,
): AsyncGenerator<RosterBatch> {
  yield* (await import("./database/read-database.ts")).readDatabase(input, schema, options);
}

async function loadParquetWriter(): Promise<MakeWriter> {
  return (await import("./parquet/write-parquet.ts")).parquetWriter;
}
