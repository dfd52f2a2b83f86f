import { PolicyFailure } from "../../runtime/failure.ts";
import { compareExact, type Exact, isFraction } from "../../runtime/fraction.ts";
import type { Value } from "../../runtime/schema.ts";
import type { Compare, CompareOperator } from "../../ir/ir.ts";
import type { Diagram } from "../diagram/diagram.ts";
import type { Store } from "../diagram/store.ts";
import type { Bounds, DurationTerm, Linear, Term } from "../diagram/term.ts";
import { sameValue } from "../../ir/values.ts";
import { calculated, constantFunction, type OneVariable } from "../theory/one-variable.ts";
import { instantOf, linearOf, type Order } from "../theory/order.ts";
import { eachOfFewer, functionOf } from "./function-of.ts";

/** The expression that says a comparison of two terms; null where none does. */
export type Said = () => Compare | null;

const unsaid: Said = () => null;

function asEquality(said: Compare | null): Compare | null {
  return said === null ? null : { ...said, operator: "=" };
}

/** Where a comparison of two terms holds. */
export class TermComparison {
  readonly #store: Store;
  readonly #order: Order;

  constructor(store: Store, order: Order) {
    this.#store = store;
    this.#order = order;
  }

  /** A condition on two terms, which an expression may say; a failure stays a failure. */
  compare(operator: CompareOperator, left: Term, right: Term, said: Said = unsaid): Diagram {
    if (left.kind === "failure") return this.#store.terminal(left);
    if (right.kind === "failure") return this.#store.terminal(right);
    switch (operator) {
      case "=":
        return this.equal(left, right, said);
      case "≠":
        return this.#store.not(this.equal(left, right, () => asEquality(said())));
      case "≤":
        return this.#ahead(left, right, 0, said);
      case "<":
        return this.#ahead(left, right, 1, said);
      case "≥":
        return this.#ahead(right, left, 0, said);
      case ">":
        return this.#ahead(right, left, 1, said);
    }
  }

  /** True where two terms are the same value. Failures are the same where their causes are. */
  equal(left: Term, right: Term, said: Said = unsaid): Diagram {
    const store = this.#store;
    if (left.key === right.key) return store.true;
    if (left.kind === "opaque" || right.kind === "opaque") {
      const possible = store.and(this.#possible(left, right, 0), this.#possible(right, left, 0));
      return store.and(possible, this.#opaque(left, "=", right, said));
    }
    if (isAbsent(left) || isAbsent(right) || left.kind === "failure" || right.kind === "failure") return store.false;
    if (left.kind === "value" && right.kind === "value")
      return isSameNumber(left.value, right.value) ? store.true : store.false;
    if (left.kind === "duration" || right.kind === "duration") return this.#equalDurations(left, right, said);
    return store.minus(this.#ahead(left, right, 0, unsaid), this.#ahead(left, right, 1, unsaid));
  }

  /** True where `right − left` is at least `least` (0 or 1). An absent side makes it false. */
  #ahead(left: Term, right: Term, least: 0 | 1, said: Said): Diagram {
    const store = this.#store;
    if (isAbsent(left) || isAbsent(right)) return store.false;
    if (left.kind === "value" && right.kind === "value") {
      return orderOfValues(left.value, right.value) >= least ? store.true : store.false;
    }
    if (left.kind === "date" || right.kind === "date") {
      const [earlier, later] = [instantOf(left), instantOf(right)];
      if (earlier !== null && later !== null) return this.#order.apart(earlier, later, least);
    }
    const counted = this.#numberAhead(left, right, least);
    if (counted !== null) return counted;
    if (left.key === right.key) return least === 0 ? store.true : store.false;
    const open = this.#opaque(left, least === 0 ? "≤" : "<", right, said);
    return store.or(this.#sure(left, right, least), store.and(this.#possible(left, right, least), open));
  }

  /** Where bounds show that `right − left` is at least `least`. */
  #sure(left: Term, right: Term, least: 0 | 1): Diagram {
    const bounded = [
      ...boundsOf(left).most.map((most) => this.#told(most, right, least)),
      ...boundsOf(right).least.map((below) => this.#told(left, below, least)),
    ];
    return this.#store.any(bounded.filter((each) => each !== null));
  }

  /** Where bounds do not show that it is less. */
  #possible(left: Term, right: Term, least: 0 | 1): Diagram {
    const bounded = [
      ...boundsOf(left).least.map((below) => this.#told(below, right, least)),
      ...boundsOf(right).most.map((most) => this.#told(left, most, least)),
    ];
    return this.#store.all(bounded.filter((each) => each !== null));
  }

  /** Where a term is ahead of another by what is looked into; null where it is not told so. */
  #told(left: Term, right: Term, least: 0 | 1): Diagram | null {
    if (left.key === right.key) return least === 0 ? this.#store.true : this.#store.false;
    if (left.kind === "opaque" || right.kind === "opaque" || isAbsent(left) || isAbsent(right)) return null;
    if (left.kind === "value" && right.kind === "value")
      return orderOfValues(left.value, right.value) >= least ? this.#store.true : this.#store.false;
    return this.#numberAhead(left, right, least);
  }

  /** The same of numbers, counted or worked out; null where that is not decided. */
  #numberAhead(left: Term, right: Term, least: 0 | 1): Diagram | null {
    return this.#countAhead(left, right, least) ?? this.#functionAhead(left, right, least);
  }

  /** The same of numbers and counts; null where that is not decided. */
  #countAhead(left: Term, right: Term, least: 0 | 1): Diagram | null {
    const [from, to] = [linearOf(left), linearOf(right)];
    if (from !== null && to !== null) return this.#order.linearAhead(from, to, least);
    if (from !== null && from.variable === null) return this.#countAtLeast(right, from.offset + least);
    if (to === null || to.variable !== null) return null;
    const over = this.#countAtLeast(left, to.offset - least + 1);
    return over === null ? null : this.#store.not(over);
  }

  /** The same of numbers that are worked out from one fact; beyond what numbers hold that is not decided. */
  #functionAhead(left: Term, right: Term, least: 0 | 1): Diagram | null {
    const [from, to] = [functionOf(left), functionOf(right)];
    if (from === null || to === null) return null;
    try {
      return this.#passing(from, to, least === 1);
    } catch (error) {
      if (error instanceof PolicyFailure || error instanceof RangeError) return null;
      throw error;
    }
  }

  #passing(from: OneVariable, to: OneVariable, isStrict: boolean): Diagram | null {
    const difference = calculated("-", to, from);
    if (difference !== null) return this.#order.passing(difference, isStrict);
    return eachOfFewer<Diagram | null>(this.#store, from, to, null, (fixed, isFrom) => {
      const value = constantFunction(fixed);
      return isFrom ? this.#passing(value, to, isStrict) : this.#passing(from, value, isStrict);
    });
  }

  /** Days or years between two dates against a number. */
  #countAtLeast(term: Term, least: number): Diagram | null {
    if (term.kind === "days") return this.#order.daysAtLeast(term, least);
    return term.kind === "years" || term.kind === "months" ? this.#order.elapsedAtLeast(term, least) : null;
  }

  #equalDurations(left: Term, right: Term, said: Said): Diagram {
    const [one, other] = [durationParts(left), durationParts(right)];
    if (one === null || other === null) return this.#store.false;
    const months = this.#order.linearEqual(one.months, other.months);
    const days = this.#order.linearEqual(one.days, other.days);
    return months === null || days === null ? this.#opaque(left, "=", right, said) : this.#store.and(months, days);
  }

  #opaque(left: Term, operator: string, right: Term, said: Said): Diagram {
    const reason = [left, right]
      .map((term) => (term.kind === "opaque" ? term.reason : null))
      .find((each) => each !== null);
    return this.#order.opaque(`${left.key} ${operator} ${right.key}`, said(), reason ?? { kind: "moving-comparison" });
  }
}

function boundsOf(term: Term): Bounds {
  return term.kind === "opaque" ? term.bounds : { least: [], most: [] };
}

/** Whether a term is an absent value. */
export function isAbsent(term: Term): boolean {
  return term.kind === "value" && term.value === null;
}

/** The parts of a duration, fixed or moving; null for other terms. */
export function durationParts(term: Term): Pick<DurationTerm, "months" | "days"> | null {
  if (term.kind === "duration") return term;
  if (term.kind !== "value" || typeof term.value !== "object" || term.value === null) return null;
  const { months, days } = term.value as { readonly months: number; readonly days: number };
  return { months: constantLinear(months), days: constantLinear(days) };
}

/** A fixed number as a linear form. */
function constantLinear(offset: number): Linear {
  return { variable: null, scale: 0, offset };
}

/** Whether two values are one number, which may be written as a fraction. */
function isSameNumber(left: Value, right: Value): boolean {
  return (isFraction(left) || isFraction(right)) && sameValue(left, right);
}

/** Positive, zero or negative as the right value is greater, equal or less. */
function orderOfValues(left: unknown, right: unknown): number {
  return Math.sign(compareExact(right as Exact, left as Exact));
}
