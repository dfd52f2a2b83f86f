import type { Json } from "../runtime/format.ts";
import type { EntitySchema } from "../runtime/schema.ts";
import type { RosterSummary } from "../report/summary/roster-summary.ts";
import type { ColumnRecords, RecordKey } from "./batch.ts";
import type { ColumnDecider } from "./columns/column-decider.ts";

/** What is written of one record: its decisions, or in words what is wrong with it. */
export type RosterResult =
  | { readonly id: RecordKey; readonly outcome: object; readonly explanation?: Json }
  | { readonly id: RecordKey; readonly error: string };

/** Records that were decided together: what is decided of those in columns stands in the vectors of the block. */
export interface DecidedColumns extends ColumnDecider {
  readonly records: ColumnRecords;
  /** The results of the rows that were decided by themselves. */
  readonly results: ReadonlyMap<number, RosterResult>;
}

/** How decisions are written. */
export interface WriteOptions {
  /** The language of column names and of the values of enumerations: labels in Chinese, else identifiers. */
  readonly labels?: "en" | "zh";
  /** What came of the roster, once all results are written; a workbook has it on a sheet of its own. */
  readonly summary?: RosterSummary;
}

/** Turns results into the text of a format, some at a time. */
export interface Encoder {
  /** What a file begins with: the mark without which a spreadsheet takes UTF-8 for another encoding. */
  readonly mark: string;
  results(results: readonly RosterResult[]): string;
  /** The same in bytes for those that were decided by columns, where the format can; the bytes are good until the next. */
  columns?(decided: DecidedColumns): Uint8Array;
  /** What stands after the last result. */
  end(): string;
}

/** Makes the encoder of a format for the decisions of an entity. */
export type MakeEncoder = (schema: EntitySchema, options: WriteOptions) => Encoder;

/** What the explanation of a record is called; only JSON has one. */
export function explanationName({ labels }: WriteOptions): string {
  return labels === "zh" ? "说明" : "explanation";
}

/** What the error of a record is called. */
export function errorName({ labels }: WriteOptions): string {
  return labels === "zh" ? "错误" : "error";
}
