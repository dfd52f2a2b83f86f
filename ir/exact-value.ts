import { PolicyFailure } from "../runtime/failure.ts";
import type { Rate } from "../runtime/rate.ts";
import type { Value } from "../runtime/schema.ts";
import { evaluateConstant } from "./interpret.ts";
import type * as ir from "./ir.ts";

/** The value of an expression that rests on no record; undefined where it would not be exact. */
export function exactValue(expression: ir.Expression): Value | undefined {
  const value = calculated(expression);
  return value !== undefined && isExact(value) ? value : undefined;
}

/** Undefined where the runtime refuses, since the result would not be exact. */
function calculated(expression: ir.Expression): Value | undefined {
  try {
    return evaluateConstant(expression);
  } catch (problem) {
    if (problem instanceof PolicyFailure || problem instanceof RangeError) return undefined;
    throw problem;
  }
}

function isExact(value: Value): boolean {
  if (typeof value === "number") return Number.isSafeInteger(value);
  if (value === null || typeof value !== "object" || !("numerator" in value)) return true;
  const { numerator, denominator } = value as Rate;
  return Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator);
}
