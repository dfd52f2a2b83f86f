import type { Expression, Program } from "../../ir/ir.ts";
import type { Day } from "../../runtime/date.ts";
import type { WorkdayCalendar } from "../../runtime/workdays.ts";
import type { Reason } from "./reason.ts";

/**
 * One axis of the space of inputs: an integer from `from` to `to`. Lower ranks stand nearer to the root. Dates come
 * first, and each difference between two dates right behind the later of them; so everything below is free of calendar
 * constraints and a path there is always feasible, and a date is done with as soon as all its differences are asked.
 */
export interface Variable {
  readonly key: string;
  readonly rank: number;
  /** The date facts that it is about, a bit each; where there are more than bits, some share one. */
  readonly dates: number;
  readonly from: number;
  readonly to: number;
  readonly meaning: Meaning;
}

/** What a variable says about the facts; what is not looked into is said by some programs. */
export type Meaning =
  /** Day number of a date fact; `absent` where the fact is left out. */
  | { readonly kind: "date"; readonly fact: string; readonly absent: number | null }
  /** `later − earlier`, in days. */
  | { readonly kind: "difference"; readonly earlier: Moment; readonly later: Moment }
  /** Value of an int or money fact; `absent` where the fact is left out. */
  | { readonly kind: "number"; readonly fact: string; readonly absent: number | null }
  /** Position among the values of a bool or an enumeration, an absent one (null) first. */
  | { readonly kind: "choice"; readonly fact: string; readonly values: readonly (boolean | string | null)[] }
  /** Whether a set fact holds a member. */
  | { readonly kind: "member"; readonly fact: string; readonly member: string; readonly bit: number }
  /** Whether an optional fact, of a type that is not looked into, stands in the record. */
  | { readonly kind: "presence"; readonly fact: string }
  /** Position among the options of a reading, where readings are left open. */
  | { readonly kind: "reading"; readonly reading: string; readonly options: readonly string[] }
  /** A condition that the analysis does not look into; it may hold or not. Null where no one expression says it. */
  | {
      readonly kind: "opaque";
      readonly expression: Expression | null;
      readonly saidBy: Set<Program>;
      readonly reason: Reason;
    }
  /** A number that the analysis does not look into but knows to lie in a range, such as an aggregate over a list. */
  | {
      readonly kind: "measure";
      readonly expression: Expression;
      readonly saidBy: Set<Program>;
      readonly reason: Reason;
    };

/** Ranks from here on belong to variables that no calendar constraint binds. */
export const firstFreeRank = 2 ** 30;

/** Ranks from here on belong to what is not looked into. */
export const firstOpaqueRank = 2 ** 31;

/** The rank of terminals: below every variable. */
export const terminalRank = Number.MAX_SAFE_INTEGER;

/** One shift of a date. */
export type Shift =
  | { readonly unit: "months" | "days"; readonly amount: number }
  /** Back to the first day of its month, or of its year: of as many months. */
  | { readonly unit: "startOf"; readonly amount: 1 | 12 }
  /** Off a day that is not worked, to the next that is or to the last. */
  | { readonly unit: "toWorkday"; readonly amount: 1 | -1; readonly calendar: WorkdayCalendar }
  | { readonly unit: "workdays"; readonly amount: number; readonly calendar: WorkdayCalendar };

/** A date that moves with a fact: the fact's date, shifted step by step. It never falls as the fact rises. */
export interface Moment {
  readonly variable: Variable;
  readonly shifts: readonly Shift[];
}

/** A moment, or a date that is fixed. */
export type Instant = Moment | Day;
