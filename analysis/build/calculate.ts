import { fullYears } from "../../runtime/date.ts";
import { PolicyFailure } from "../../runtime/failure.ts";
import { type Band, compareExact, type Exact, scaleOf } from "../../runtime/fraction.ts";
import { formatRate, type Rate } from "../../runtime/rate.ts";
import type { RoundingMode } from "../../runtime/rounding.ts";
import type { ArithmeticOperator } from "../../ir/ir.ts";
import { isFractional, type Type } from "../../ir/types.ts";
import {
  boundedTerm,
  durationTerm,
  elapsedTerm,
  functionTerm,
  isConstant,
  linearTerm,
  opaqueTerm,
  valueTerm,
  type Linear,
  type Term,
} from "../diagram/term.ts";
import { calculated, rounded, through } from "../theory/one-variable.ts";
import { instantOf, linearOf } from "../theory/order.ts";
import { durationParts } from "./compare-terms.ts";
import { functionOf } from "./function-of.ts";

/** What a calculation on terms gives where the analysis cannot follow it; the name says all that it depends on beside them. */
function beyond(name: string, ...operands: readonly Term[]): Term {
  return opaqueTerm(`${name}(${operands.map(({ key }) => key).join()})`, {
    kind: "moving",
    operation: name.split(" ", 1)[0]!,
  });
}

/** What two numbers, amounts, rates or durations come to. */
export function arithmetic(operator: ArithmeticOperator, left: Term, right: Term, type: Type): Term {
  const [from, by] = [durationParts(left), durationParts(right)];
  if (type.kind === "duration" && from !== null && by !== null) return durationSum(from, by, 1, left, right);
  const counted = isFractional(type) ? null : linear(operator, left, right);
  if (counted !== null) return counted;
  if (operator === "-" && isAtMost(right, left)) return rest(left, right);
  return exactly(() => moving(operator, left, right, type), operator, left, right);
}

/** What stays scale × fact + offset in whole numbers. */
function linear(operator: ArithmeticOperator, left: Term, right: Term): Term | null {
  const [one, other] = [linearOf(left), linearOf(right)];
  if (one === null || other === null || operator === "/" || operator === "mod") return null;
  const result = operator === "*" ? product(one, other) : sum(one, other, operator === "+" ? 1 : -1);
  return result === null ? null : linearTerm(result);
}

/** What moves with one fact all the same; null where more do. */
function moving(operator: ArithmeticOperator, left: Term, right: Term, type: Type): Term | null {
  const [one, other] = [functionOf(left), functionOf(right)];
  const result = one === null || other === null ? null : calculated(operator, one, other);
  return result === null ? null : functionTerm(`(${left.key} ${operator} ${right.key})`, result, !isFractional(type));
}

/** Whether a term is known not to be above another. */
function isAtMost(term: Term, other: Term): boolean {
  return term.kind === "opaque" && term.bounds.most.some(({ key }) => key === other.key);
}

/** What is left of a number of which a part is taken. */
function rest(of: Term, part: Term): Term {
  const isPositive = part.kind === "opaque" && part.bounds.least.some(({ key }) => key === none.key);
  const { key, kind } = beyond("-", of, part);
  return kind === "opaque"
    ? boundedTerm(key, { kind: "moving", operation: "-" }, { least: [none], most: isPositive ? [of] : [] })
    : of;
}

const none = valueTerm(0);

type Parts = NonNullable<ReturnType<typeof durationParts>>;

function durationSum(from: Parts, by: Parts, sign: 1 | -1, left: Term, right: Term): Term {
  const months = sum(from.months, by.months, sign);
  const days = sum(from.days, by.days, sign);
  return months === null || days === null ? beyond(sign === 1 ? "+" : "-", left, right) : durationTerm(months, days);
}

function sum(left: Linear, right: Linear, sign: 1 | -1): Linear | null {
  const offset = left.offset + sign * right.offset;
  if (isConstant(right)) return { ...left, offset };
  if (isConstant(left)) return { variable: right.variable, scale: sign * right.scale, offset };
  if (left.variable !== right.variable) return null;
  return { variable: left.variable, scale: left.scale + sign * right.scale, offset };
}

function product(left: Linear, right: Linear): Linear | null {
  if (!isConstant(left)) return isConstant(right) ? product(right, left) : null;
  return { variable: right.variable, scale: left.offset * right.scale, offset: left.offset * right.offset };
}

/** A number rounded to a multiple of a unit. */
export function round(operand: Term, mode: RoundingMode, unit: Rate, type: Type): Term {
  const name = `round ${mode} ${formatRate(unit)}`;
  const result = (): Term | null => {
    const of = functionOf(operand);
    return of === null ? null : functionTerm(`${name}(${operand.key})`, rounded(of, mode, unit), !isFractional(type));
  };
  return exactly(result, name, operand);
}

/** What the parts of a number come to. A scale of which no band takes anything away never falls. */
export function scale(operand: Term, bands: readonly Band[], type: Type): Term {
  const name = `scale ${bands.map(({ rate, to }) => `${keyOf(rate)} to ${to === null ? "" : keyOf(to)}`).join()}`;
  const isRising = bands.every(({ rate }) => compareExact(rate, 0) >= 0);
  const result = (): Term | null => {
    const of = functionOf(operand);
    if (of === null) return null;
    const scaled = through(of, (value) => scaleOf(value, bands));
    const known = isRising ? scaled : { ...scaled, within: () => null };
    return functionTerm(`${name}(${operand.key})`, known, !isFractional(type));
  };
  return exactly(result, name, operand);
}

function keyOf(value: Exact): string {
  return valueTerm(value).key;
}

/** What can be calculated exactly from one fact; beyond what numbers hold, the record is in error. */
function exactly(calculate: () => Term | null, name: string, ...operands: readonly Term[]): Term {
  try {
    return calculate() ?? beyond(name, ...operands);
  } catch (error) {
    if (error instanceof PolicyFailure || error instanceof RangeError) return beyond(name, ...operands);
    throw error;
  }
}

/** A duration of so many months or days. */
export function makeDuration(amount: Term, unit: "months" | "days", factor: number): Term {
  const count = linearOf(amount);
  if (count === null) return beyond(`duration ${unit} ${factor}`, amount);
  const scaled: Linear = { variable: count.variable, scale: count.scale * factor, offset: count.offset * factor };
  const none: Linear = { variable: null, scale: 0, offset: 0 };
  return unit === "months" ? durationTerm(scaled, none) : durationTerm(none, scaled);
}

/** The full years between two dates. */
export function yearsBetween(from: Term, to: Term): Term {
  const [start, end] = [instantOf(from), instantOf(to)];
  if (start === null || end === null) return beyond("fullYears", from, to);
  return typeof start === "number" && typeof end === "number"
    ? valueTerm(fullYears(start, end))
    : elapsedTerm("years", start, end);
}
