import { compareExact, type Exact, isFraction } from "../runtime/fraction.ts";
import type { Value } from "../runtime/schema.ts";

/** Whether two values of one type are the same. */
export function sameValue(left: Value, right: Value): boolean {
  if (isFraction(left) || isFraction(right))
    return isNumber(left) && isNumber(right) && compareExact(left, right) === 0;
  if (left === null || right === null || typeof left !== "object" || typeof right !== "object") return left === right;
  return textOf(left) === textOf(right);
}

/** A value as a text that tells it from others, whatever it holds. */
function textOf(value: Value): string {
  return JSON.stringify(value, (_, each: unknown) => (each instanceof Map ? [...each].sort() : each));
}

function isNumber(value: Value): value is Exact {
  return typeof value === "number" || isFraction(value);
}

/** Negative, zero or positive as the left value is less than, equal to or greater than the right. */
export function order(left: Value, right: Value): number {
  return compareExact(left as Exact, right as Exact);
}

/** Negative, zero or positive as a number is. */
export function signOf(value: Value): number {
  return order(value, 0);
}

/** The greatest of some values, or with a direction of -1 the least. */
export function best(values: readonly Value[], direction: 1 | -1): Value {
  return values.reduce((chosen, each) => (order(each, chosen) * direction > 0 ? each : chosen));
}
