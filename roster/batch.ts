import type { Parsed } from "../runtime/parse.ts";
import type { FactRecord } from "../runtime/schema.ts";
import type { RosterProblem } from "./problem.ts";

/** The key of a record as it was given: text, seldom a number; null where there is none. */
export type RecordKey = string | number | null;

/** One record of a roster: read, or with what is wrong with it. */
export interface RosterRecord {
  /** Its position among the records, from 0. */
  readonly index: number;
  /** The line it starts on, from 1; null where the format has no lines. */
  readonly line: number | null;
  /** How many lines of a table it takes: more than one where a cell holds line ends, which a stray quotation mark may feign. */
  readonly lines?: number;
  readonly id: RecordKey;
  readonly parsed: Parsed<FactRecord>;
  /** Of a record with something wrong in it, the facts that could be read all the same; left out where none could. */
  readonly readable?: FactRecord;
}

/** What becomes of a row: its facts stand in vectors, or it is read as a record by itself, or there is nothing in it. */
export const rowState = { inColumns: 0, byItself: 1, blank: 2 } as const;

/** Records of which the facts stand in the vectors of a block; they do until more is read. */
export interface ColumnRecords {
  /** How many rows there are. */
  readonly count: number;
  /** What each row is, a `rowState`. */
  readonly states: Uint8Array;
  /** The bytes in which the keys stand, and where; null where the records have none. */
  readonly keys: KeyBytes | null;
  /** The line of each row, from 1; null where the format has no lines. */
  readonly lines: Float64Array | null;
  /** A row by itself. */
  readonly recordAt: (row: number) => RosterRecord;
}

/** The key of each row: text of which every byte is plain, perhaps none. */
export interface KeyBytes {
  readonly bytes: Uint8Array;
  readonly start: (row: number) => number;
  readonly end: (row: number) => number;
}

/** A column that a vocabulary does not have, and the name that was perhaps meant. */
export interface UnknownColumn {
  readonly name: string;
  readonly near: string | null;
}

/** The records that came with one piece of the input, and what is wrong with the file itself. */
export interface RosterBatch {
  /** Records that were read by columns; `records` is empty then. */
  readonly columns?: ColumnRecords;
  readonly records: readonly RosterRecord[];
  /** Why nothing more is read. */
  readonly problems: readonly RosterProblem[];
  /** What is wrong between records, which does not end the reading. */
  readonly faults?: readonly RosterProblem[];
  /** Columns that are passed over, told once. */
  readonly ignored?: readonly UnknownColumn[];
  /** Bytes of the input read so far. */
  readonly bytesRead: number;
}
