/** How calculations stand in a text: what binds closer, and what a number is rounded to. */
import type { RoundingUnit } from "../grammar/ast.ts";
import { multiplyExact } from "../runtime/fraction.ts";
import { formatRate, type Rate } from "../runtime/rate.ts";
import type * as ir from "../ir/ir.ts";
import type { Type } from "../ir/types.ts";

/** What a number is rounded to, as it is written. */
export function roundingUnitOf({ kind }: Type, unit: Rate): RoundingUnit {
  if (kind === "money") return { kind, fen: unit.numerator };
  return kind === "rate" ? { kind, percent: formatRate(multiplyExact(unit, 100)) } : { kind: "whole" };
}

/** What stands in the text: that an amount turns out whole is not said. */
export function shown(expression: ir.Expression): ir.Expression {
  return expression.kind === "round" && expression.mode === "exact" ? shown(expression.operand) : expression;
}

/** How closely an operator binds. */
export function closenessOf(operator: "+" | "-" | "*" | "/"): number {
  return operator === "*" || operator === "/" ? 2 : 1;
}

/** Whether an expression stands in parentheses inside another. */
export function isJoined(expression: ir.Expression): boolean {
  return joinedKinds.has(expression.kind) && !(expression.kind === "arithmetic" && expression.operator === "mod");
}

const joinedKinds: ReadonlySet<ir.ExpressionKind> = new Set([
  "and",
  "or",
  "if",
  "orElse",
  "arithmetic",
  "union",
  "aggregate",
  "yearCount",
  "allotment",
  "scale",
]);
