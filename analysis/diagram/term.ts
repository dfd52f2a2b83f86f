import { isFraction } from "../../runtime/fraction.ts";
import type { Value } from "../../runtime/schema.ts";
import { instantKey, momentKey } from "../theory/moment.ts";
import type { OneVariable } from "../theory/one-variable.ts";
import type { Reason } from "./reason.ts";
import type { Instant, Moment, Variable } from "./variable.ts";

/** What a diagram ends in: a value, or a value as a function of the facts. The key tells terms apart. */
export type Term =
  | ValueTerm
  | DateTerm
  | NumberTerm
  | FunctionTerm
  | DurationTerm
  | DaysTerm
  | ElapsedTerm
  | OpaqueTerm
  | FailureTerm
  | PendingTerm;

/** A constant; null is an absent value. */
export interface ValueTerm {
  readonly kind: "value";
  readonly key: string;
  readonly value: Value;
}

/** A date that moves with a fact. */
export interface DateTerm {
  readonly kind: "date";
  readonly key: string;
  readonly moment: Moment;
}

/** scale × fact + offset, for an int or an amount. */
export interface NumberTerm extends Linear {
  readonly kind: "number";
  readonly key: string;
}

/** A number that is worked out exactly from one fact: a share of an amount, rounded or not, or what is left of it. */
export interface FunctionTerm {
  readonly kind: "function";
  readonly key: string;
  readonly of: OneVariable & { readonly variable: Variable };
}

/** scale × variable + offset; a number where there is no variable. */
export interface Linear {
  /** Null where it is a constant: the offset. */
  readonly variable: Variable | null;
  readonly scale: number;
  readonly offset: number;
}

/** A duration whose months or days move with a fact. */
export interface DurationTerm {
  readonly kind: "duration";
  readonly key: string;
  readonly months: Linear;
  readonly days: Linear;
}

/** Days from one date to another. */
export interface DaysTerm {
  readonly kind: "days";
  readonly key: string;
  readonly from: Instant;
  readonly to: Instant;
}

/** Full years, or whole months, from one date to another. */
export interface ElapsedTerm {
  readonly kind: "years" | "months";
  readonly key: string;
  readonly from: Instant;
  readonly to: Instant;
}

/** A value that the analysis does not look into; equal keys are equal values. */
export interface OpaqueTerm {
  readonly kind: "opaque";
  readonly key: string;
  readonly reason: Reason;
  readonly bounds: Bounds;
}

/** What a value that is not looked into is not below, and not above. */
export interface Bounds {
  readonly least: readonly Term[];
  readonly most: readonly Term[];
}

/** There is no value: no rule of the decision applies, no row of the table has the key, or rules or rows collide. */
export interface FailureTerm {
  readonly kind: "failure";
  readonly key: string;
  readonly cause: "gap" | "conflict";
  readonly decision: string;
}

/** Stands for a diagram that is put in its place later. */
export interface PendingTerm {
  readonly kind: "pending";
  readonly key: string;
}

/** The term of a constant. Dates, ints and amounts are numbers alike: their types tell them apart. */
export function valueTerm(value: Value): ValueTerm {
  return { kind: "value", key: `=${valueKey(value)}`, value };
}

function valueKey(value: Value): string {
  if (isFraction(value)) return `${value.numerator}/${value.denominator}`;
  return value instanceof Map ? JSON.stringify([...value]) : JSON.stringify(value);
}

/** The term of an instant. */
export function instantTerm(instant: Instant): DateTerm | ValueTerm {
  if (typeof instant === "number") return valueTerm(instant);
  return { kind: "date", key: `@${momentKey(instant)}`, moment: instant };
}

/** The term of scale × fact + offset. */
export function linearTerm(linear: Linear): NumberTerm | ValueTerm {
  if (linear.variable === null || linear.scale === 0) return valueTerm(linear.offset);
  const { variable, scale, offset } = linear;
  return { kind: "number", key: `#${linearKey(linear)}`, variable, scale, offset };
}

function linearKey({ variable, scale, offset }: Linear): string {
  return variable === null || scale === 0 ? String(offset) : `${scale}*${variable.key}+${offset}`;
}

/** The term of a number that moves with one fact at most; `key` says all that it rests on. A whole number is one in memory. */
export function functionTerm(key: string, of: OneVariable, isWhole: boolean): FunctionTerm | ValueTerm {
  const { variable } = of;
  if (variable !== null) return { kind: "function", key: `~${key}`, of: { ...of, variable } };
  const value = of.at(0);
  return valueTerm(isWhole && typeof value !== "number" ? Number(value.numerator) : value);
}

/** The term of a duration whose parts may move with facts. */
export function durationTerm(months: Linear, days: Linear): DurationTerm | ValueTerm {
  if (isConstant(months) && isConstant(days)) {
    return valueTerm({ months: months.offset, days: days.offset });
  }
  return { kind: "duration", key: `P${linearKey(months)}M${linearKey(days)}D`, months, days };
}

/** Whether a linear form does not move. */
export function isConstant({ variable, scale }: Linear): boolean {
  return variable === null || scale === 0;
}

/** Whether a term moves with a number that is not looked into. */
export function restsOnMeasure(term: Term): boolean {
  const isMeasure = ({ variable }: Linear): boolean => variable?.meaning.kind === "measure";
  if (term.kind === "number") return isMeasure(term);
  return term.kind === "duration" && (isMeasure(term.months) || isMeasure(term.days));
}

/** The term of the days between two dates. */
export function daysTerm(from: Instant, to: Instant): DaysTerm | ValueTerm {
  if (typeof from === "number" && typeof to === "number") return valueTerm(to - from);
  return { kind: "days", key: `days(${instantKey(from)},${instantKey(to)})`, from, to };
}

/** The term of the full years, or the whole months, between two dates, at least one of which moves. */
export function elapsedTerm(kind: ElapsedTerm["kind"], from: Instant, to: Instant): ElapsedTerm {
  return { kind, key: `${kind}(${instantKey(from)},${instantKey(to)})`, from, to };
}

/** The term of a value that is not looked into. */
export function opaqueTerm(text: string, reason: Reason): OpaqueTerm {
  return { kind: "opaque", key: `?${text}`, reason, bounds: { least: [], most: [] } };
}

/** The term of a value that is not looked into, but lies between others. */
export function boundedTerm(text: string, reason: Reason, bounds: Bounds): OpaqueTerm {
  const keys = [bounds.least, bounds.most].map((side) => side.map(({ key }) => key).join());
  return { ...opaqueTerm(`${text} in ${keys.join(" to ")}`, reason), bounds };
}

/** The term where a decision has no value. */
export function failureTerm(cause: FailureTerm["cause"], decision: string): FailureTerm {
  return { kind: "failure", key: `!${cause}:${decision}`, cause, decision };
}
