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

export interface Terminal {
  readonly kind: "terminal";
  readonly id: number;
  readonly rank: number;
  readonly term: Term;
}

export interface Branch {
  readonly kind: "branch";
  readonly id: number;
  readonly rank: number;
  readonly variable: Variable;
  readonly cuts: readonly number[];
  readonly children: readonly Diagram[];
}
