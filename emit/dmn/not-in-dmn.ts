import type { Origin } from "../../ir/named.ts";

/** What DMN, or its numbers of 34 digits, cannot say. */
export type Unsayable =
  /** A list of records, a record around, or what is shared among those. */
  | "records"
  /** Numbers by date or by month. */
  | "series"
  /** A number that no decimal of 34 digits holds. */
  | "inexact"
  /** A duration of months and days, or one that may be either where it matters. */
  | "duration"
  /** What is absent where all of several sets are. */
  | "absent-sets"
  /** A result that may be too large or leave the calendar, on which Pol gives no answer. */
  | "failure";

/** Thrown where a model cannot say what a program asks, with the place. */
export class NotInDmn extends Error {
  readonly what: Unsayable;
  readonly origin: Origin;

  constructor(what: Unsayable, { origin }: { readonly origin: Origin }) {
    super(`DMN cannot say what is asked at ${origin.file}:${origin.span.start}: ${what}`);
    this.name = "NotInDmn";
    this.what = what;
    this.origin = origin;
  }
}
