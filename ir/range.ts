import type { Range } from "../runtime/range.ts";
import type { Fact } from "./ir.ts";

/** The range of a fact of a type that has one. */
export function rangeOf({ name, range }: Fact): Range {
  if (range === null) throw new RangeError(`${name} has no range`);
  return range;
}

/** The value of a range that is nearest to another; without a range that itself. */
export function nearestIn(range: Range | null, value: number): number {
  return range === null ? value : Math.min(Math.max(value, range.from), range.to);
}
