import type { Writable } from "node:stream";
import type { EntitySchema } from "../../runtime/schema.ts";
import {
  type ColumnRecords,
  type KeyBytes,
  type RosterBatch,
  type RosterRecord,
  rowState,
} from "../../roster/batch.ts";
import type { DecidedColumns, RosterResult, WriteOptions } from "../../roster/encoder.ts";
import { isPackedName } from "../../roster/gzip-names.ts";
import { FileSink } from "./file-sink.ts";
import { GzipSink } from "./gzip-sink.ts";
import type { ColumnDecider } from "../../roster/columns/column-decider.ts";
import { type FormatName, type Input, inputFormats, type InputFormatName, rosterFormats } from "./formats.ts";
import type { InputFormat, RosterFormat } from "../../roster/formats.ts";
import type { Sink } from "../../roster/sink.ts";
import { StreamSink } from "./stream-sink.ts";
import type { TableOptions } from "../../roster/table.ts";
import type { RosterWriter } from "../../roster/writer.ts";

export { formatOf, type FormatName } from "./formats.ts";
export { isFileFailure, rosterMessage, type RosterProblem } from "../../roster/problem.ts";
export { rowState };
export type { ColumnDecider, ColumnRecords, DecidedColumns, KeyBytes };
export type { RosterBatch, RosterRecord, RosterResult, RosterWriter, WriteOptions };

/** Reads the records of a roster in their order, some at a time: a roster of any length needs little memory. */
export function readRoster(
  input: Input,
  format: InputFormatName,
  schema: EntitySchema,
  options: TableOptions = {},
): AsyncIterable<RosterBatch> {
  return inputFormats[format].read(input, schema, options);
}

/** Whether a roster of one format may be read, and its decisions written in another, by columns. */
export function goesByColumns(input: InputFormatName, output: FormatName): boolean {
  const { readColumns }: InputFormat<Input> = inputFormats[input];
  const { takesColumns }: RosterFormat<Input> = rosterFormats[output];
  return readColumns !== undefined && takesColumns === true;
}

/** Reads a roster of a format that goes by columns into vectors. */
export function readRosterColumns(
  input: Input,
  format: InputFormatName,
  schema: EntitySchema,
  options: TableOptions,
  { block, texts }: ColumnDecider,
): AsyncIterable<RosterBatch> {
  const { readColumns }: InputFormat<Input> = inputFormats[format];
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
