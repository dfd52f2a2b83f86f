import type { Range } from "../runtime/range.ts";
import type { Span } from "../grammar/source.ts";

/** Where something comes from: the clause of the notice (null in the vocabulary) and the source. */
export interface Origin {
  readonly clause: string | null;
  readonly file: string;
  readonly span: Span;
}

/** A name with its Chinese label. */
export interface Named {
  readonly name: string;
  readonly label: string;
}

/** The options of a type; a set of them has a bit for each, in this order. */
export interface Enumeration extends Named {
  readonly members: readonly Named[];
  /** The first and the last of calendar years, where its options are those. */
  readonly years?: Range;
}

/** How two values are compared. */
export type CompareOperator = "=" | "≠" | "<" | "≤" | ">" | "≥";
