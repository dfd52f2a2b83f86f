import type { Aggregate } from "./ir.ts";

/** Of nothing there is no highest and no lowest, and one that is not counted among its like has no rank. */
export function mayBeAbsent({ operator, where, monthOf }: Aggregate): boolean {
  if (operator === "highest" || operator === "lowest") return monthOf === null;
  return (operator === "rankFromHighest" || operator === "rankFromLowest") && where !== null;
}
