import type { Json } from "../../runtime/format.ts";
import type { EntitySchema } from "../../runtime/schema.ts";
import type { RosterSummary } from "../../report/summary/roster-summary.ts";
import type { RecordKey } from "./batch.ts";

/** What is written of one record: its decisions, or in words what is wrong with it. */
export type RosterResult =
  | { readonly id: RecordKey; readonly outcome: object; readonly explanation?: Json }
  | { readonly id: RecordKey; readonly error: string };

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
