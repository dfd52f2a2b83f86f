/**
 * The columnar form: what is decided of many records as straight-line operations on columns, a lane a record. Nothing in it
 * depends on the order of records, and no operation fails: where a record needs more than lanes can hold, or has no answer,
 * it is marked, and decided again by itself. Back ends print it and never look at the program again.
 */
import type { WorkdayCalendar } from "../../runtime/workdays.ts";

/** So many records are decided at once: their vectors stay in the processor's cache. A multiple of four. */
export const blockLength = 2048;

/** What a lane holds: whether something is so, a whole number of 32 bits, or a double. */
export type Lane = "mask" | "int32" | "float64";

/** An operation on columns. Of equal nodes of one form there is one only, and each stands after its operands. */
export interface ColumnNode {
  readonly id: number;
  readonly lane: Lane;
  readonly operation: Operation;
  readonly operands: readonly ColumnNode[];
  /** The greatest absolute value that a lane can have; that of an `int32` is below 2³¹. */
  readonly most: number;
}

/** What a node does with its operands. */
export type Operation =
  /** A mask is 0 or 1. */
  | { readonly kind: "constant"; readonly value: number }
  /** A lane of an input vector. */
  | { readonly kind: "input"; readonly vector: number }
  /** Numbers of the node's own lane; the greatest whole number not above the quotient, where that is exact. */
  | { readonly kind: "add" | "subtract" | "multiply" | "least" | "greatest" | "floorDivide" }
  /** The bits of sets. */
  | { readonly kind: "bitAnd" | "bitOr" }
  /** A mask from two numbers of one lane. */
  | { readonly kind: "equal" | "less" | "lessOrEqual" }
  | { readonly kind: "both" | "either" | "not" }
  /** The second operand where the first, a mask, is set; else the third. */
  | { readonly kind: "select" }
  /** A number of 32 bits as a double, and back. */
  | { readonly kind: "widen" | "narrow" }
  /** An entry of fixed numbers by its position. */
  | { readonly kind: "entry"; readonly entries: readonly number[] }
  | CalendarCall
  | OverGroup;

/**
 * What the records of the group of each come to together. The first operand is a mask: where it is set a record counts. As many as
 * `order` has follow by which they are ordered, one after the other, and then the value that is taken of each. Only statements
 * of a database have it.
 */
export interface OverGroup {
  readonly kind: "overGroup";
  readonly group: GroupKey;
  /** `first` is the value of the first that counts; `place` one more than those strictly before, and takes no value. */
  readonly function: "sum" | "least" | "greatest" | "first" | "place";
  readonly order: readonly ("least" | "greatest")[];
}

/** Groups of one kind: the entity that they are, and the fact of their records that tells them apart; null where all are one. */
export interface GroupKey {
  readonly name: string;
  readonly by: string | null;
}

/** A function of the calendar, by its name in the runtime; those of working days take their calendar first. */
export interface CalendarCall {
  readonly kind: "call";
  readonly function: CalendarFunction;
  readonly calendar: WorkdayCalendar | null;
}

/** The functions of the runtime that are called lane by lane; they take numbers and never fail. */
export type CalendarFunction =
  | "addMonths"
  | "reachesYears"
  | "fullYears"
  | "monthsBetween"
  | "yearOf"
  | "firstOfMonth"
  | "lastOfMonth"
  | "firstOfNextMonth"
  | "firstOfYear"
  | "lastOfYear"
  | "firstOfNextYear"
  | "isWorkday"
  | "deferredToWorkday"
  | "advancedToWorkday"
  | "addWorkdays"
  | "yearsIn"
  | "yearsNotIn"
  | "unbrokenYearsIn"
  | "unbrokenYearsNotIn";

/** A vector with a lane a record: a mask is a byte each. */
export interface VectorLayout {
  readonly lane: Lane;
  /** The fact or the decision. */
  readonly name: string;
  /** Which part of its value; `present` is whether it has one, and every other lane is 0 where it has not. */
  readonly part: Part;
}

/** The parts of values: most have one, a duration and a fraction two. */
export type Part = "present" | "value" | "months" | "days" | "numerator" | "denominator";

/** What is decided of the records of an entity, as columns. */
export interface ColumnarForm {
  readonly inputs: readonly VectorLayout[];
  readonly outputs: readonly OutputVector[];
  /** Set for the records that must be decided again by themselves. */
  readonly again: ColumnNode;
  /** What must be true of every record, a mask each, where that was asked for; else none. */
  readonly requirements: readonly ColumnNode[];
  /** Texts that rules name; their codes are their positions, and other texts have higher ones. */
  readonly texts: readonly string[];
}

/** A vector that is written, in the lanes where something is decided. */
export interface OutputVector extends VectorLayout {
  readonly node: ColumnNode;
  /** Where the node counts; elsewhere the lane is 0. */
  readonly where: ColumnNode;
}
