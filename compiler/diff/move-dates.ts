import { addMonths } from "../../runtime/date.ts";
import type { Expression } from "../ir/ir.ts";
import { mapChildren } from "../ir/map.ts";

/** An expression with every date written in it some months later. */
export function datesMoved<E extends Expression | null>(expression: E, months: number): E {
  if (expression === null || months === 0) return expression;
  return moved(expression, months) as E;
}

function moved(expression: Expression, months: number): Expression {
  if (expression.kind !== "constant") return mapChildren(expression, (child) => moved(child, months));
  const isDate = expression.type.kind === "date" && typeof expression.value === "number";
  return isDate ? { ...expression, value: addMonths(expression.value as number, months) } : expression;
}
