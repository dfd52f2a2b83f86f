/**
 * Numbers as exact functions of one fact: what they are for each of its values, and between what they lie for a range of
 * them. Where such a function passes zero is found by halving ranges until each lies wholly on one side.
 */
import {
  addExact,
  compareExact,
  divideExact,
  type Exact,
  greaterExact,
  lesserExact,
  multiplyExact,
  subtractExact,
} from "../../runtime/fraction.ts";
import { roundExact, type RoundingMode, roundToStep } from "../../runtime/rounding.ts";
import type { Rate } from "../../runtime/rate.ts";
import type { Variable } from "../diagram/variable.ts";

/** The least and the greatest value of a function, or numbers beyond them. */
export type Between = readonly [least: Exact, most: Exact];

/** A straight line from which a function never strays farther than an error. */
interface Line {
  readonly scale: Exact;
  readonly offset: Exact;
  readonly error: Exact;
}

/** An exact function of one fact. */
export interface OneVariable {
  /** Null where it is a constant. */
  readonly variable: Variable | null;
  readonly at: (value: number) => Exact;
  /** Between what it lies for values of a range; null where that is not known. */
  readonly within: (from: number, to: number) => Between | null;
  /** Null where it is not near any line. */
  readonly line: Line | null;
}

/** A number that does not move. */
export function constantFunction(value: Exact): OneVariable {
  return { variable: null, at: () => value, within: () => [value, value], line: { scale: 0, offset: value, error: 0 } };
}

/** scale × fact + offset. */
export function linearFunction(variable: Variable, scale: number, offset: number): OneVariable {
  const at = (value: number): Exact => addExact(multiplyExact(scale, value), offset);
  return { ...rising(variable, at, scale >= 0), line: { scale, offset, error: 0 } };
}

/** A function that never falls as the fact rises, or else never rises. */
export function rising(variable: Variable, at: (value: number) => Exact, isRising: boolean): OneVariable {
  const within = (from: number, to: number): Between => (isRising ? [at(from), at(to)] : [at(to), at(from)]);
  return { variable, at, within, line: null };
}

/** What is done with two numbers, of which the second is not zero where it divides. */
export type Operation = "+" | "-" | "*" | "/" | "mod";

const operations = {
  "+": addExact,
  "-": subtractExact,
  "*": multiplyExact,
  "/": divideExact,
  mod: (left: Exact, right: Exact): Exact => {
    const size = compareExact(right, 0) < 0 ? subtractExact(0, right) : right;
    return subtractExact(left, multiplyExact(size, roundExact(divideExact(left, size), "down", 1)));
  },
};

/** Two functions calculated with; null where two facts move them. */
export function calculated(operation: Operation, left: OneVariable, right: OneVariable): OneVariable | null {
  if (left.variable !== null && right.variable !== null && left.variable !== right.variable) return null;
  return {
    variable: left.variable ?? right.variable,
    at: (value) => operations[operation](left.at(value), right.at(value)),
    within: (from, to) => {
      const [one, other] = [left.within(from, to), right.within(from, to)];
      return one === null || other === null ? null : betweens[operation](one, other);
    },
    line: lineOf(operation, left, right),
  };
}

const betweens: { readonly [O in Operation]: (left: Between, right: Between) => Between | null } = {
  "+": ([a, b], [c, d]) => [addExact(a, c), addExact(b, d)],
  "-": ([a, b], [c, d]) => [subtractExact(a, d), subtractExact(b, c)],
  "*": (left, right) => corners(multiplyExact, left, right),
  "/": (left, right) =>
    compareExact(right[0], 0) <= 0 && compareExact(right[1], 0) >= 0 ? null : corners(divideExact, left, right),
  mod: (_, [c, d]) => [0, greaterExact(subtractExact(0, c), greaterExact(d, subtractExact(0, d)))],
};

function corners(calculate: (left: Exact, right: Exact) => Exact, [a, b]: Between, [c, d]: Between): Between {
  const all = [calculate(a, c), calculate(a, d), calculate(b, c), calculate(b, d)];
  return [all.reduce(lesserExact), all.reduce(greaterExact)];
}

function lineOf(operation: Operation, left: OneVariable, right: OneVariable): Line | null {
  const [one, other] = [left.line, right.line];
  if (one === null || other === null) return null;
  switch (operation) {
    case "+":
    case "-": {
      const { "+": add, [operation]: join } = operations;
      const { scale, offset, error } = other;
      return { scale: join(one.scale, scale), offset: join(one.offset, offset), error: add(one.error, error) };
    }
    case "*":
      if (left.variable === null) return scaled(other, one.offset);
      return right.variable === null ? scaled(one, other.offset) : null;
    case "/":
      return right.variable === null ? scaled(one, divideExact(1, other.offset)) : null;
    case "mod":
      return null;
  }
}

function scaled({ scale, offset, error }: Line, by: Exact): Line {
  const size = compareExact(by, 0) < 0 ? subtractExact(0, by) : by;
  return { scale: multiplyExact(scale, by), offset: multiplyExact(offset, by), error: multiplyExact(error, size) };
}

/** What a function that never falls makes of another. */
export function through({ variable, at, within }: OneVariable, change: (value: Exact) => Exact): OneVariable {
  return {
    variable,
    at: (value) => change(at(value)),
    within: (from, to) => {
      const between = within(from, to);
      return between === null ? null : [change(between[0]), change(between[1])];
    },
    line: null,
  };
}

/** A function rounded to multiples of a unit. */
export function rounded(of: OneVariable, mode: RoundingMode, unit: Rate): OneVariable {
  const round = (value: Exact): Exact =>
    unit.denominator === 1 ? roundExact(value, mode, unit.numerator) : roundToStep(value, mode, unit);
  const { line } = of;
  return {
    ...through(of, round),
    line: line === null ? null : { ...line, error: addExact(line.error, unit) },
  };
}

/** For which values a function is at least zero, or more than zero: the values where that changes, and whether it is so in each part. */
export interface Passing {
  readonly cuts: readonly number[];
  readonly holds: readonly boolean[];
}

/** So many ranges are looked at in search of where a function passes zero. */
const mostRanges = 4000;

/** Where a function of a fact is at least zero, or with `isStrict` more than zero, for values of a range; null where that takes too long to tell. */
export function passing(of: OneVariable, isStrict: boolean, from: number, to: number): Passing | null {
  const cuts: number[] = [];
  const holds: boolean[] = [];
  const add = (start: number, truth: boolean): void => {
    if (truth === holds.at(-1)) return;
    if (holds.length > 0) cuts.push(start);
    holds.push(truth);
  };
  const least = isStrict ? 1 : 0;
  let looked = 0;
  const visit = (start: number, end: number): boolean => {
    if (++looked > mostRanges) return false;
    const [low, high] = boundsOf(of, start, end);
    if (low !== null && Math.sign(compareExact(low, 0)) >= least) add(start, true);
    else if (high !== null && Math.sign(compareExact(high, 0)) < least) add(start, false);
    else if (start === end) add(start, Math.sign(compareExact(of.at(start), 0)) >= least);
    else {
      const middle = start + Math.floor((end - start) / 2);
      return visit(start, middle) && visit(middle + 1, end);
    }
    return true;
  };
  return visit(from, to) ? { cuts, holds } : null;
}

/** The closer of what the parts of a function say and what its line says. */
function boundsOf({ within, line }: OneVariable, from: number, to: number): readonly [Exact | null, Exact | null] {
  const between = within(from, to);
  const ofLine = line === null ? null : boundsOfLine(line, from, to);
  if (between === null || ofLine === null) return between ?? ofLine ?? [null, null];
  return [greaterExact(between[0], ofLine[0]), lesserExact(between[1], ofLine[1])];
}

function boundsOfLine({ scale, offset, error }: Line, from: number, to: number): Between {
  const [one, other] = [from, to].map((value) => addExact(multiplyExact(scale, value), offset)) as [Exact, Exact];
  return [subtractExact(lesserExact(one, other), error), addExact(greaterExact(one, other), error)];
}
