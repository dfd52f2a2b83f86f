import { PolicyFailure } from "./failure.ts";

/** A value of a parameter that changes with time, with the first day (days since 1970-01-01) on which it holds. */
export interface DatedValue<V> {
  readonly from: number;
  readonly value: V;
}

/** For generated code: of the values of a parameter, in their order, the one that holds on a day, which must not be before the first. */
export function valueOn<D extends DatedValue<unknown>>(values: readonly D[], day: number, parameter: string): D {
  let holding: D | null = null;
  for (const each of values) if (each.from <= day) holding = each;
  if (holding === null) throw new PolicyFailure({ kind: "no-value-yet", parameter, day });
  return holding;
}
