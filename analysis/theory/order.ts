import type { Expression, Program } from "../../ir/ir.ts";
import { compareExact } from "../../runtime/fraction.ts";
import type { Diagram } from "../diagram/diagram.ts";
import type { Reason } from "../diagram/reason.ts";
import type { Store } from "../diagram/store.ts";
import type { DaysTerm, ElapsedTerm, Linear, Term } from "../diagram/term.ts";
import { isConstant } from "../diagram/term.ts";
import type { Space } from "../space.ts";
import { tableOf } from "./moment-table.ts";
import { daysLater, leastReaching, momentKey, shifted, withoutDays } from "./moment.ts";
import { type OneVariable, passing } from "./one-variable.ts";
import type { Instant, Moment, Variable } from "../diagram/variable.ts";

/** Compares terms by asking variables. */
export class Order {
  readonly #store: Store;
  readonly #space: Space;
  readonly #program: Program;

  constructor(store: Store, space: Space, program: Program) {
    this.#store = store;
    this.#space = space;
    this.#program = program;
  }

  /** True where `later − earlier` is at least a number of days. */
  apart(earlier: Instant, later: Instant, least: number): Diagram {
    const store = this.#store;
    if (typeof earlier === "number") {
      if (typeof later !== "number") return store.atLeast(later.variable, leastReaching(later, earlier + least));
      return later - earlier >= least ? store.true : store.false;
    }
    if (typeof later === "number") {
      return store.not(store.atLeast(earlier.variable, leastReaching(earlier, later - least + 1)));
    }
    if (earlier.variable === later.variable) return this.#apartInOne(earlier, later, least);
    const from = withoutDays(earlier);
    const to = withoutDays(later);
    const days = least + from.days - to.days;
    if (from.moment.variable.rank < to.moment.variable.rank) {
      return store.atLeast(this.#space.difference(from.moment, to.moment), days);
    }
    // later − earlier ≥ n ⇔ not earlier − later ≥ 1 − n
    return store.not(store.atLeast(this.#space.difference(to.moment, from.moment), 1 - days));
  }

  /** Two moments of one fact: where the days between them do not tell, each day of the domain is asked. */
  #apartInOne(earlier: Moment, later: Moment, least: number): Diagram {
    const store = this.#store;
    if (momentKey(earlier) === momentKey(later)) return least <= 0 ? store.true : store.false;
    const [from, to] = [daysLater(earlier), daysLater(later)];
    if (to.least - from.most >= least) return store.true;
    if (to.most - from.least < least) return store.false;
    const { variable } = earlier;
    const cuts: number[] = [];
    const values: Diagram[] = [];
    const [before, after] = [tableOf(earlier), tableOf(later)];
    for (let day = variable.from; day <= variable.to; day++) {
      const holds = after.dateAt(day) - before.dateAt(day) >= least ? store.true : store.false;
      if (holds === values.at(-1)) continue;
      if (values.length > 0) cuts.push(day);
      values.push(holds);
    }
    return store.branch(variable, cuts, values);
  }

  /** True where the days between two dates are at least a number. */
  daysAtLeast({ from, to }: DaysTerm, least: number): Diagram {
    return this.apart(from, to, least);
  }

  /** True where the full years or months between two dates are at least a number: where that birthday is reached. */
  elapsedAtLeast({ kind, from, to }: ElapsedTerm, least: number): Diagram {
    return this.apart(shifted(from, "months", kind === "years" ? least * 12 : least), to, 0);
  }

  /** True where scale × fact + offset is at least a number. */
  linearAtLeast({ variable, scale, offset }: Linear, least: number): Diagram {
    const store = this.#store;
    if (variable === null || scale === 0) return offset >= least ? store.true : store.false;
    if (scale > 0) return store.atLeast(variable, Math.ceil((least - offset) / scale));
    return store.not(store.atLeast(variable, Math.floor((offset - least) / -scale) + 1));
  }

  /** True where `right − left` is at least a number, or null where that is not decided. */
  linearAhead(left: Linear, right: Linear, least: number): Diagram | null {
    const difference = linearDifference(right, left);
    if (difference !== null) return this.linearAtLeast(difference, least);
    const [moving, steady] = width(left) < width(right) ? [left, right] : [right, left];
    if (moving.variable === null || width(moving) > mostValues) return null;
    // Two facts move it: one of few values is tried value by value.
    const store = this.#store;
    let result: Diagram = store.false;
    for (let value = moving.variable.from; value <= moving.variable.to; value++) {
      const fixed: Linear = { variable: null, scale: 0, offset: moving.scale * value + moving.offset };
      const ahead = linearDifference(moving === left ? steady : fixed, moving === left ? fixed : steady)!;
      result = store.choose(store.between(moving.variable, value, value), this.linearAtLeast(ahead, least), result);
    }
    return result;
  }

  /** True where two linear forms are equal, or null where that is not decided. */
  linearEqual(left: Linear, right: Linear): Diagram | null {
    const [reached, passed] = [this.linearAhead(left, right, 0), this.linearAhead(left, right, 1)];
    return reached === null || passed === null ? null : this.#store.minus(reached, passed);
  }

  /** True where a function of one fact is at least zero, or with `isStrict` more than zero; null where that is not decided. */
  passing(of: OneVariable, isStrict: boolean): Diagram | null {
    const store = this.#store;
    const { variable } = of;
    if (variable === null) return Math.sign(compareExact(of.at(0), 0)) >= (isStrict ? 1 : 0) ? store.true : store.false;
    const found = passing(of, isStrict, leastValue(variable), variable.to);
    if (found === null) return null;
    return store.branch(
      variable,
      found.cuts,
      found.holds.map((holds) => (holds ? store.true : store.false)),
    );
  }

  /** A condition that is not looked into. */
  opaque(key: string, condition: Expression | null, reason: Reason): Diagram {
    return this.#store.atLeast(this.#space.opaque(key, this.#program, condition, reason), 1);
  }
}

/** The least value of a number or a date that is not absent. */
export function leastValue({ from, meaning }: Variable): number {
  return (meaning.kind === "number" || meaning.kind === "date") && meaning.absent !== null ? from + 1 : from;
}

/** A count that moves is tried value by value up to this many. */
export const mostValues = 400;

function width({ variable }: Linear): number {
  return variable === null ? 0 : variable.to - variable.from;
}

/** left − right, or null where two facts move it. */
function linearDifference(left: Linear, right: Linear): Linear | null {
  const offset = left.offset - right.offset;
  if (isConstant(right)) return { ...left, offset };
  if (isConstant(left)) return { variable: right.variable, scale: -right.scale, offset };
  return left.variable === right.variable ? { variable: left.variable, scale: left.scale - right.scale, offset } : null;
}

/** A term as a linear form, or null. */
export function linearOf(term: Term): Linear | null {
  if (term.kind === "number") return term;
  return term.kind === "value" && typeof term.value === "number"
    ? { variable: null, scale: 0, offset: term.value }
    : null;
}

/** A term as a date, or null. */
export function instantOf(term: Term): Instant | null {
  if (term.kind === "date") return term.moment;
  return term.kind === "value" && typeof term.value === "number" ? term.value : null;
}
