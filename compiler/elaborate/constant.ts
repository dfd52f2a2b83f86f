import type { Rate } from "../../runtime/rate.ts";
import type { Value } from "../../runtime/schema.ts";
import { evaluateConstant, isConstant } from "../ir/interpret.ts";
import type * as ir from "../ir/ir.ts";
import { walk } from "../ir/walk.ts";
import type { Reporter } from "../reporter.ts";

/** The value of an expression that rests on no record; null once it is reported that there is none. */
export function constantValue(expression: ir.Expression, reporter: Reporter): Value {
  const { span } = expression.origin;
  const parts = [...walk(expression)];
  if (parts.some(({ type }) => type.kind === "unknown")) return null;
  if (!isConstant(expression)) {
    reporter.report("not-constant", span, {});
    return null;
  }
  const value = calculated(expression);
  if (value !== undefined && isExact(value)) return value;
  const isFractional = parts.some((part) => part.kind === "share" && part.mode === "exact");
  if (isFractional) reporter.report("amount-not-rounded", span, { amount: "" });
  else reporter.report("number-too-long", span, { number: reporter.textOf(span) });
  return null;
}

/** Undefined where the runtime refuses, since the result would not be exact. */
function calculated(expression: ir.Expression): Value | undefined {
  try {
    return evaluateConstant(expression);
  } catch (problem) {
    if (problem instanceof RangeError) return undefined;
    throw problem;
  }
}

function isExact(value: Value): boolean {
  if (typeof value === "number") return Number.isSafeInteger(value);
  if (value === null || typeof value !== "object" || !("numerator" in value)) return true;
  const { numerator, denominator } = value as Rate;
  return Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator);
}
