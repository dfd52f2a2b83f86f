import type { ValueType } from "./schema.ts";

/** What is wrong with a record or one of its fields. */
export type InputProblem =
  | "not-a-record"
  | "unknown-field"
  | "repeated-field"
  | "missing-field"
  | "wrong-value"
  /** A cell of a table says neither yes nor no in any of the words for it. */
  | "not-yes-or-no"
  | "unknown-value"
  | "repeated-item"
  /** What must be true of every record is not; `value` names the facts concerned (name and label), `expected` it. */
  | "requirement-broken"
  /** The text of the record is not JSON; `value` is the text, `expected` the column at which it fails. */
  | "not-json"
  /** The record in a list is not JSON; `value` is what stands at the error, or null at the end, `expected` its line and column. */
  | "broken-json"
  /** The row has not one cell a column; `value` is the count of its cells, `expected` that of the columns. */
  | "cell-count"
  /** A text that a spreadsheet turned into a rounded number, `3.50583E+17`; `expected` is the address of its cell where that is known. */
  | "rounded-text"
  /** What a spreadsheet put for a value that it could not work out or show, `#N/A` or `####`; `expected` likewise. */
  | "failed-cell"
  /** A row of examples says nothing of any decision. */
  | "no-expectation"
  /** A quotation mark inside a cell is not doubled. */
  | "stray-quote"
  /** A text that no notice can hold, where it is to be written into one. */
  | "unwritable-text";

/** One thing wrong with a record, as data; `inputMessage` gives it words. */
export interface InputError {
  readonly problem: InputProblem;
  /** The path of the field, `villages[2].target`; empty for the record itself. */
  readonly field: string;
  /** The same path in labels, `所辖村[2].任务数`. */
  readonly label: string;
  /** The value as it was given. */
  readonly value: unknown;
  /** What was expected: a type, a name, or the broken requirement. */
  readonly expected: ValueType | string | null;
  /** The nearest known name, where one is near. */
  readonly near: string | null;
}

/** A record that was read, or every problem of it. */
export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: readonly InputError[] };

/** A place inside a record, from which the path is only put together when there is an error. */
export interface Place {
  readonly inside: Place | null;
  /** A field's identifier, or `[2]` for an item of a list. */
  readonly name: string;
  readonly label: string;
}

/** An error at a place; null is the record itself. */
export function inputError(
  problem: InputProblem,
  place: Place | null,
  value: unknown,
  expected: InputError["expected"],
  near: string | null = null,
): InputError {
  return { problem, field: path(place, "name"), label: path(place, "label"), value, expected, near };
}

function path(place: Place | null, part: "name" | "label"): string {
  if (place === null) return "";
  const outer = path(place.inside, part);
  const own = place[part] || '""';
  return outer === "" || own.startsWith("[") ? outer + own : `${outer}.${own}`;
}
