import type { EntitySchema } from "../runtime/schema.ts";
import type { RosterBatch } from "./batch.ts";
import type { ByteSource } from "./byte-source.ts";
import type { InputVectors } from "./columns/fact-column.ts";
import { readCsvColumns } from "./columns/read-csv-columns.ts";
import { encodeCsv } from "./encode-csv.ts";
import { encodeJson, encodeJsonLines } from "./encode-json.ts";
import { isPackedName } from "./gzip-names.ts";
import { readCsv } from "./read-csv.ts";
import { readJsonRoster } from "./read-json.ts";
import { readJsonLines } from "./read-json-lines.ts";
import type { TableOptions } from "./table.ts";
import type { DecodingOptions } from "./text-decoding.ts";
import { TextSource } from "./text-source.ts";
import type { Archive } from "./workbook/archive.ts";
import type { MakePacker } from "./workbook/packer.ts";
import { lateWriter, type MakeWriter, textWriter } from "./writer.ts";

type Read<Input> = (input: Input, schema: EntitySchema, options: TableOptions) => AsyncIterable<RosterBatch>;

/** How rosters of a format are read from what stands for a file. */
export interface InputFormat<Input> {
  readonly isText: boolean;
  /** Whether it has columns, so that some may be passed over. */
  readonly isTable: boolean;
  readonly read: Read<Input>;
  /** The same by columns, where the format can. */
  readonly readColumns?: (
    input: Input,
    schema: EntitySchema,
    options: TableOptions,
    vectors: InputVectors,
  ) => AsyncIterable<RosterBatch>;
}

/** How they are written as well. */
export interface RosterFormat<Input> extends InputFormat<Input> {
  /** What files of it are called; the first is what they are called when they are written. */
  readonly extensions: readonly [string, ...string[]];
  readonly writer: MakeWriter;
  /** Whether the writer takes what is decided by columns. */
  readonly takesColumns?: true;
}

/** How what stands for a file is opened where rosters are decided. Archives and what packs them are loaded when first used. */
export interface Opening<Input> {
  readonly bytes: (input: Input) => ByteSource;
  readonly archive: (input: Input) => Promise<Archive>;
  readonly packer: () => Promise<MakePacker>;
}

/** The formats that need neither a database nor Node.js, by their names. */
export function plainFormats<Input>({ bytes, archive, packer }: Opening<Input>) {
  const reading =
    (read: ReadText, decoding: DecodingOptions = {}): Read<Input> =>
    (input, schema, options) =>
      readText(read, new TextSource(bytes(input), decoding), schema, options);
  const text = { isText: true, isTable: false } as const;
  return {
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
      async *read(input, schema, options) {
        const { readWorkbook } = await import("./workbook/read-workbook.ts");
        yield* readWorkbook(() => archive(input), schema, options);
      },
      writer: lateWriter(async () => {
        const [{ workbookWriter }, pack] = await Promise.all([import("./workbook/write-workbook.ts"), packer()]);
        return workbookWriter(pack);
      }),
    },
  } as const satisfies { readonly [name: string]: RosterFormat<Input> };
}

/** The format of a file by the end of its name, before `.gz` where text is packed; null where it is none of these. */
export function formatNamed<Name extends string>(
  formats: Readonly<Record<Name, Pick<RosterFormat<never>, "extensions" | "isText">>>,
  path: string,
): Name | null {
  const isPacked = isPackedName(path);
  const extension = /\.[^./\\]*$/u.exec(isPacked ? path.slice(0, -".gz".length) : path)?.[0].toLowerCase();
  const names = Object.keys(formats) as Name[];
  return (
    names.find((name) => {
      const { extensions, isText } = formats[name];
      return extension !== undefined && extensions.includes(extension) && (isText || !isPacked);
    }) ?? null
  );
}

type ReadText = (source: TextSource, schema: EntitySchema, options: TableOptions) => AsyncIterable<RosterBatch>;

/** What is wrong with the text as a whole comes in the last batch. */
async function* readText(
  read: ReadText,
  source: TextSource,
  schema: EntitySchema,
  options: TableOptions,
): AsyncGenerator<RosterBatch> {
  yield* read(source, schema, options);
  if (source.problem !== null) yield { records: [], problems: [source.problem], bytesRead: source.bytesRead };
}
