import { addMonths } from "../runtime/date.ts";
import { shapeOf } from "../ir/assume.ts";
import type { Expression } from "../ir/ir.ts";
import { mapChildren } from "../ir/map.ts";

/** An expression with every date written in it some months later. */
export function datesMoved<E extends Expression | null>(expression: E, months: number): E {
  if (expression === null || months === 0) return expression;
  return moved(expression, months) as E;
}

/** An expression's text to the last detail, some months later; parameters by their names, as their values are compared on their own. */
export function substanceAt(expression: Expression, months: number): string {
  return shapeOf(withoutParameters(datesMoved(expression, months)));
}

function withoutParameters(expression: Expression): Expression {
  if (expression.kind === "parameterAt") return { ...expression, date: withoutParameters(expression.date), values: [] };
  if (expression.kind !== "constant") return mapChildren(expression, withoutParameters);
  return expression.parameter === null ? expression : { ...expression, value: null };
}

function moved(expression: Expression, months: number): Expression {
  if (expression.kind !== "constant") return mapChildren(expression, (child) => moved(child, months));
  const isDate = expression.type.kind === "date" && typeof expression.value === "number";
  return isDate ? { ...expression, value: addMonths(expression.value as number, months) } : expression;
}
