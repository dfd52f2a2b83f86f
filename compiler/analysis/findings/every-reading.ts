import type { Decision } from "../../ir/ir.ts";
import { isUnknown, type Analysis } from "../analysis.ts";
import type { Undecided } from "./gaps.ts";

/**
 * What is found whatever options of the readings are taken. That is found under the options taken
 * too, so where nothing is found there the costlier question is not asked.
 */
export function inEveryReading<T>(
  analysis: Analysis,
  decision: Decision,
  find: (analysis: Analysis) => readonly T[],
): readonly (T | Undecided)[] {
  const found = analysis.within(() => (find(analysis).length === 0 ? [] : find(analysis.withOpenReadings())));
  return isUnknown(found) ? [{ kind: "undecided", decision, ...found }] : found;
}
