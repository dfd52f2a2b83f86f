import { extname } from "node:path";
import type { Readable } from "node:stream";
import type { EntitySchema } from "../../runtime/schema.ts";
import type { RosterBatch } from "./batch.ts";
import { isPackedName } from "./byte-source.ts";
import type { MakeEncoder } from "./encoder.ts";
import { encodeCsv } from "./encode-csv.ts";
import { encodeJson, encodeJsonLines } from "./encode-json.ts";
import { readCsv } from "./read-csv.ts";
import { readJsonRoster } from "./read-json.ts";
import { readJsonLines } from "./read-json-lines.ts";
import type { TableOptions } from "./table.ts";
import type { DecodingOptions } from "./text-decoding.ts";
import { TextSource } from "./text-source.ts";

/** How rosters of a format are read and written. */
export interface RosterFormat {
  readonly extension: string;
  readonly read: (input: string | Readable, schema: EntitySchema, options: TableOptions) => AsyncIterable<RosterBatch>;
  readonly encoder: MakeEncoder;
}

/** The formats of rosters, by the name that `--format` takes. */
export const rosterFormats = {
  json: { extension: ".json", read: reading(readJsonRoster), encoder: encodeJson },
  jsonl: { extension: ".jsonl", read: reading(readJsonLines), encoder: encodeJsonLines },
  csv: { extension: ".csv", read: reading(readCsv, { orGbk: true }), encoder: encodeCsv },
} as const satisfies { readonly [name: string]: RosterFormat };

/** The formats of rosters. */
export type FormatName = keyof typeof rosterFormats;

/** The format of a file by the end of its name, before `.gz` where it is packed; null where it is not one of a roster. */
export function formatOf(path: string): FormatName | null {
  const extension = extname(isPackedName(path) ? path.slice(0, -".gz".length) : path).toLowerCase();
  const names = Object.keys(rosterFormats) as FormatName[];
  return names.find((name) => rosterFormats[name].extension === extension) ?? null;
}

type ReadText = (source: TextSource, schema: EntitySchema, options: TableOptions) => AsyncIterable<RosterBatch>;

/** A reader of text as a reader of files and streams; what is wrong with the file comes in the last batch. */
function reading(read: ReadText, decoding: DecodingOptions = {}): RosterFormat["read"] {
  return async function* (input, schema, options) {
    const source = new TextSource(input, decoding);
    yield* read(source, schema, options);
    if (source.problem !== null) yield { records: [], problems: [source.problem], bytesRead: source.bytesRead };
  };
}
