/** Terms as functions of one fact, and calculations with two that move. */
import { monthsBetween } from "../../runtime/calendar-days.ts";
import { fullYears } from "../../runtime/date.ts";
import { type Exact, isFraction } from "../../runtime/fraction.ts";
import type { Diagram } from "../diagram/diagram.ts";
import type { Store } from "../diagram/store.ts";
import { type Term, valueTerm } from "../diagram/term.ts";
import type { Instant } from "../diagram/variable.ts";
import { dateOf } from "../theory/moment.ts";
import { leastValue } from "../theory/order.ts";
import { constantFunction, linearFunction, type OneVariable, rising } from "../theory/one-variable.ts";

/** A term as a function of one fact; null where more facts move it, or it is no number. */
export function functionOf(term: Term): OneVariable | null {
  switch (term.kind) {
    case "value":
      return typeof term.value === "number" || isFraction(term.value) ? constantFunction(term.value) : null;
    case "number":
      return term.variable === null ? null : linearFunction(term.variable, term.scale, term.offset);
    case "function":
      return term.of;
    case "days":
      return betweenDates(term.from, term.to, (from, to) => to - from);
    case "years":
      return betweenDates(term.from, term.to, fullYears);
    case "months":
      return betweenDates(term.from, term.to, monthsBetween);
    default:
      return null;
  }
}

/** What is counted from one date to another, of which one is fixed: more the later the other or the earlier the one. */
function betweenDates(from: Instant, to: Instant, count: (from: number, to: number) => Exact): OneVariable | null {
  if (typeof from === "number")
    return typeof to === "number" ? null : rising(to.variable, (day) => count(from, dateOf(to, day)), true);
  return typeof to === "number" ? rising(from.variable, (day) => count(dateOf(from, day), to), false) : null;
}

/** A number that takes at most so many values is tried value by value where it meets another that moves. */
const mostTried = 64;

/** What two terms come to; where both move and one takes few values, what they come to for each of these. */
export function triedOut(store: Store, left: Term, right: Term, use: (left: Term, right: Term) => Diagram): Diagram {
  const result = use(left, right);
  if (result.kind !== "terminal" || result.term.kind !== "opaque") return result;
  const [one, other] = [functionOf(left), functionOf(right)];
  if (one === null || other === null) return result;
  return eachOfFewer(store, one, other, result, (fixed, isLeft) =>
    isLeft ? use(numberTerm(fixed), right) : use(left, numberTerm(fixed)),
  );
}

/** A fixed number; a whole one as such, which is as good as a fraction of one. */
function numberTerm(value: Exact): Term {
  return valueTerm(typeof value !== "number" && value.denominator === 1 ? Number(value.numerator) : value);
}

/** Where two functions of different facts meet: what is made of each value of the one that takes fewer; `beyond` where those are many. */
export function eachOfFewer<T extends Diagram | null>(
  store: Store,
  left: OneVariable,
  right: OneVariable,
  beyond: T,
  use: (fixed: Exact, isLeft: boolean) => T,
): Diagram | T {
  const isLeft = countOf(left) <= countOf(right);
  if (left.variable === right.variable) return beyond;
  return valueByValue(store, isLeft ? left : right, beyond, (fixed) => use(fixed, isLeft));
}

/** What is made of a count; of one that is worked out from a fact value by value. */
export function countedOut(store: Store, count: Term, use: (count: Term) => Diagram): Diagram {
  if (count.kind !== "function") return use(count);
  return valueByValue(store, count.of, use(count), (value) => use(numberTerm(value)));
}

/** What is made of each value of a function; `beyond` where those are many. */
function valueByValue<T extends Diagram | null>(
  store: Store,
  of: OneVariable,
  beyond: T,
  use: (fixed: Exact) => T,
): Diagram | T {
  const { variable, at } = of;
  if (variable === null || countOf(of) > mostTried) return beyond;
  let result: Diagram | null = null;
  for (let value = leastValue(variable); value <= variable.to; value++) {
    const here = use(at(value));
    if (here === null) return beyond;
    result = result === null ? here : store.choose(store.between(variable, value, value), here, result);
  }
  return result ?? beyond;
}

/** How many values the fact takes that moves a function; endlessly many where none does. */
function countOf({ variable }: OneVariable): number {
  return variable === null ? Infinity : variable.to - variable.from + 1;
}
