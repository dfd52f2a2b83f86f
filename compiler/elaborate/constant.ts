import type { Value } from "../../runtime/schema.ts";
import { exactValue } from "../../ir/exact-value.ts";
import { evaluateConstant, isConstant } from "../../ir/interpret.ts";
import type * as ir from "../../ir/ir.ts";
import { unlistedYearsOf } from "../../ir/unlisted-years.ts";
import { walk } from "../../ir/walk.ts";
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
  const value = exactValue(expression);
  if (value !== undefined) return value;
  const isFractional = parts.some((part) => part.kind === "round" && part.mode === "exact");
  if (isFractional) reporter.report("amount-not-rounded", span, { amount: "", source: reporter.textOf(span) });
  else reporter.report("number-too-long", span, { number: reporter.textOf(span) });
  return null;
}

/** The years whose lists of holidays are not out, and on which a value turns that rests on no record; none where there is no such value. */
export function unlistedYearsIn(expression: ir.Expression): readonly number[] {
  const isFixed = [...walk(expression)].every(({ type }) => type.kind !== "unknown") && isConstant(expression);
  if (!isFixed || exactValue(expression) === undefined) return [];
  const years = [...walk(expression)].flatMap((part) => unlistedYearsOf(part, evaluateConstant));
  return [...new Set(years)].sort((left, right) => left - right);
}
