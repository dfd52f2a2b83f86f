import type { Readable, Writable } from "node:stream";
import type { InputError } from "../../runtime/input-error.ts";
import { inputMessage, type Language } from "../../runtime/messages.ts";
import type { EntitySchema } from "../../runtime/schema.ts";
import { cutText, visibleText } from "../../runtime/visible-text.ts";
import { type ColumnRecords, type KeyBytes, type RosterBatch, type RosterRecord, rowState } from "./batch.ts";
import type { DecidedColumns, RosterResult, WriteOptions } from "./encoder.ts";
import { isPackedName } from "./byte-source.ts";
import { FileSink } from "./file-sink.ts";
import { GzipSink } from "./gzip-sink.ts";
import type { ColumnDecider } from "./columns/column-decider.ts";
import {
  type FormatName,
  type InputFormat,
  inputFormats,
  type InputFormatName,
  type RosterFormat,
  rosterFormats,
} from "./formats.ts";
import type { Sink } from "./sink.ts";
import { StreamSink } from "./stream-sink.ts";
import type { TableOptions } from "./table.ts";
import type { RosterWriter } from "./writer.ts";

export { formatOf, type FormatName } from "./formats.ts";
export { isFileFailure, rosterMessage, type RosterProblem } from "./problem.ts";
export { rowState };
export type { ColumnDecider, ColumnRecords, DecidedColumns, KeyBytes };
export type { RosterBatch, RosterRecord, RosterResult, RosterWriter, WriteOptions };

/** Reads the records of a roster in their order, some at a time: a roster of any length needs little memory. */
export function readRoster(
  input: string | Readable,
  format: InputFormatName,
  schema: EntitySchema,
  options: TableOptions = {},
): AsyncIterable<RosterBatch> {
  return inputFormats[format].read(input, schema, options);
}

/** Whether a roster of one format may be read, and its decisions written in another, by columns. */
export function goesByColumns(input: InputFormatName, output: FormatName): boolean {
  const { readColumns }: InputFormat = inputFormats[input];
  const { takesColumns }: RosterFormat = rosterFormats[output];
  return readColumns !== undefined && takesColumns === true;
}

/** Reads a roster of a format that goes by columns into vectors. */
export function readRosterColumns(
  input: string | Readable,
  format: InputFormatName,
  schema: EntitySchema,
  options: TableOptions,
  { block, texts }: ColumnDecider,
): AsyncIterable<RosterBatch> {
  const { readColumns }: InputFormat = inputFormats[format];
  return readColumns!(input, schema, options, { layout: block.form.inputs, vectors: block.inputs, texts });
}

/** Writes decisions to a file, by its path, packed where it is called `.gz`, or to an open stream. */
export function writeRoster(
  target: string | Writable,
  format: FormatName,
  schema: EntitySchema,
  options: WriteOptions = {},
): RosterWriter {
  return rosterFormats[format].writer(sinkOf(target), schema, options);
}

function sinkOf(target: string | Writable): Sink {
  if (typeof target !== "string") return new StreamSink(target);
  const file = new FileSink(target);
  return isPackedName(target) ? new GzipSink(file) : file;
}

/** As many of one record's errors are told: more of them are likely one mistake. */
const mostErrors = 20;

/** What is wrong with a record, each error in words. */
export function recordMessages(
  record: RosterRecord,
  errors: readonly InputError[],
  language: Language,
): readonly string[] {
  const name = recordName(record, language);
  const messages = errors.slice(0, mostErrors).map((error) => inputMessage(error, name, language));
  if (errors.length <= mostErrors) return messages;
  return [...messages, language === "en" ? `${name}: further errors are not shown` : `${name}：其余错误未列出`];
}

const longestKey = 40;

/** What a record is called in a message: its number, its key where it has one, and its line. */
export function recordName({ index, id, line }: RosterRecord, language: Language): string {
  const key = id === null ? null : visibleText(cutText(String(id), longestKey));
  if (language === "en")
    return `record ${index + 1}${key === null ? "" : ` \`${key}\``}${line === null ? "" : ` (line ${line})`}`;
  const details = [...(key === null ? [] : [`“${key}”`]), ...(line === null ? [] : [`第 ${line} 行`])];
  return `第 ${index + 1} 条记录${details.length === 0 ? "" : `（${details.join("，")}）`}`;
}
