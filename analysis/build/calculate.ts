import { fullYears } from "../../runtime/date.ts";
import { PolicyFailure } from "../../runtime/failure.ts";
import { roundMoney, shareOf, type RoundingMode } from "../../runtime/money.ts";
import { addRates, multiplyRates, rate, subtractRates, type Rate } from "../../runtime/rate.ts";
import type { Value } from "../../runtime/schema.ts";
import type { Arithmetic } from "../../ir/ir.ts";
import {
  boundedTerm,
  durationTerm,
  elapsedTerm,
  isConstant,
  linearTerm,
  opaqueTerm,
  valueTerm,
  type Linear,
  type Term,
} from "../diagram/term.ts";
import { instantOf, linearOf } from "../theory/order.ts";
import { durationParts } from "./compare-terms.ts";

/** What a calculation on terms gives where the analysis cannot follow it; the name says all that it depends on beside them. */
function beyond(name: string, ...operands: readonly Term[]): Term {
  return opaqueTerm(`${name}(${operands.map(({ key }) => key).join()})`, {
    kind: "moving",
    operation: name.split(" ", 1)[0]!,
  });
}

/** left + right, left − right or left × right. */
export function arithmetic(operator: Arithmetic["operator"], left: Term, right: Term): Term {
  const [one, other] = [linearOf(left), linearOf(right)];
  if (one !== null && other !== null) {
    const result = operator === "*" ? product(one, other) : sum(one, other, operator === "+" ? 1 : -1);
    return result === null ? beyond(operator, left, right) : linearTerm(result);
  }
  if (operator === "-" && isAtMost(right, left)) return rest(left, right);
  const [first, second] = [rateOf(left), rateOf(right)];
  if (first !== null && second !== null)
    return whole(() => rateOperations[operator](first, second), operator, left, right);
  const [from, by] = [durationParts(left), durationParts(right)];
  if (from !== null && by !== null && operator !== "*")
    return durationSum(from, by, operator === "+" ? 1 : -1, left, right);
  return beyond(operator, left, right);
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

const rateOperations = { "+": addRates, "-": subtractRates, "*": multiplyRates };

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

function rateOf(term: Term): Rate | null {
  return term.kind === "value" && isRate(term.value) ? term.value : null;
}

function isRate(value: Value): value is Rate {
  return typeof value === "object" && value !== null && "numerator" in value;
}

/** dividend ÷ divisor, exact. */
export function quotient(dividend: Term, divisor: Term): Term {
  const [one, other] = [linearOf(dividend), linearOf(divisor)];
  const fixed = one !== null && other !== null && isConstant(one) && isConstant(other) && other.offset !== 0;
  return fixed ? whole(() => rate(one.offset, other.offset), "÷", dividend, divisor) : beyond("÷", dividend, divisor);
}

/** A share of an amount, rounded. */
export function share(amount: Term, part: Term, mode: RoundingMode, unit: number): Term {
  const [fen, of] = [linearOf(amount), rateOf(part)];
  const name = `share ${mode} ${unit}`;
  if (fen === null || of === null) return beyond(name, amount, part);
  if (isConstant(fen)) return whole(() => shareOf(fen.offset, of, mode, unit), name, amount, part);
  return of.numerator === 0 ? valueTerm(0) : beyond(name, amount, part);
}

/** An amount rounded to a multiple of a unit. */
export function round(amount: Term, mode: RoundingMode, unit: number): Term {
  const fen = linearOf(amount);
  const name = `round ${mode} ${unit}`;
  if (fen === null || !isConstant(fen)) return beyond(name, amount);
  return whole(() => roundMoney(fen.offset, mode, unit), name, amount);
}

/** An amount or a rate that can be calculated exactly; elsewhere the record is in error. */
function whole(calculate: () => number | Rate, name: string, ...operands: readonly Term[]): Term {
  try {
    return valueTerm(calculate());
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
