import type { Term } from "./term.ts";
import type { Variable } from "./variable.ts";

/**
 * A multi-terminal decision diagram over integer variables. A branch splits the whole range of its
 * variable into intervals: child `i` stands for the values from `cuts[i - 1]` (the variable's least
 * value for the first child) up to, not including, `cuts[i]`. Neighbouring children differ, ranks
 * grow towards the terminals, and equal diagrams are one object: so two diagrams are the same
 * function of the variables exactly if they are identical.
 */
export type Diagram = Terminal | Branch;

interface Node {
  readonly id: number;
  readonly rank: number;
  /** The sorts of terms that it ends in: a sum of `ending`s. */
  readonly endings: number;
  /** The date facts that differences in it are between, a bit each as in a variable; 0 where no calendar constraint binds. */
  readonly compared: number;
}

/** A diagram that asks nothing: a term. */
export interface Terminal extends Node {
  readonly kind: "terminal";
  readonly term: Term;
}

/** A diagram that asks a variable. */
export interface Branch extends Node {
  readonly kind: "branch";
  readonly variable: Variable;
  readonly cuts: readonly number[];
  readonly children: readonly Diagram[];
}

/** The sorts of terms, each a bit. */
export const ending = { true: 1, false: 2, failure: 4, other: 8 } as const;

/** The sort of a term. */
export function endingOf(term: Term): number {
  if (term.kind === "failure") return ending.failure;
  if (term.kind !== "value" || typeof term.value !== "boolean") return ending.other;
  return term.value ? ending.true : ending.false;
}

/** Whether a diagram is true somewhere, dates that cannot be left out of account. */
export function isSomewhereTrue({ endings }: Diagram): boolean {
  return (endings & ending.true) !== 0;
}

/** Whether a diagram has a failure somewhere. */
export function hasFailure({ endings }: Diagram): boolean {
  return (endings & ending.failure) !== 0;
}

/** Whether a diagram ends in nothing but true, false and failures. */
export function isCondition({ endings }: Diagram): boolean {
  return (endings & ending.other) === 0;
}
