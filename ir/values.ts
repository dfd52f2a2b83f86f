import { compareRates, type Rate } from "../runtime/rate.ts";
import type { Value } from "../runtime/schema.ts";

/** Whether two values of one type are the same. */
export function sameValue(left: Value, right: Value): boolean {
  if (left === null || right === null || typeof left !== "object" || typeof right !== "object") return left === right;
  const key = (item: Value): string => JSON.stringify(item instanceof Map ? [...item].sort() : item);
  return key(left) === key(right);
}

/** Negative, zero or positive as the left value is less than, equal to or greater than the right. */
export function order(left: Value, right: Value): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  return compareRates(left as Rate, right as Rate);
}

/** The greatest of some values, or with a direction of -1 the least. */
export function best(values: readonly Value[], direction: 1 | -1): Value {
  return values.reduce((chosen, each) => (order(each, chosen) * direction > 0 ? each : chosen));
}
