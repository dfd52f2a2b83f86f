/** What goes by steps of fixed values; `E` is an expression, `C` a fixed one. */
import type { DatedValue } from "../runtime/dated-value.ts";

/** What the parts of a number come to, each at the rate of its band, from zero on; below zero nothing. */
export interface ScaleOf<E, C> {
  readonly kind: "scale";
  readonly operand: E;
  readonly bands: readonly BandOf<C>[];
}

/** A band of a scale; the last has no end. */
export interface BandOf<C> {
  readonly rate: C;
  readonly to: C | null;
}

/** What a parameter that changes with time is on a day; before the first of its days the notice has a gap. */
export interface ParameterAtOf<E, C> {
  readonly kind: "parameterAt";
  readonly parameter: string;
  readonly values: readonly DatedValue<C>[];
  readonly date: E;
}
