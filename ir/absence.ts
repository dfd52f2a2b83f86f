import type { Aggregate, Expression } from "./ir.ts";
import { isRank } from "./outward.ts";

/** Of nothing there is no highest and no lowest, and one that is not counted among its like has no rank. */
export function mayBeAbsent({ operator, where, monthOf }: Aggregate): boolean {
  if (operator === "highest" || operator === "lowest") return monthOf === null;
  return isRank({ operator }) && where !== null;
}

/** Whether what rules give, or a choice, may come to no value by what is written in it. */
export function mayGiveNothing(expression: Expression): boolean {
  switch (expression.kind) {
    case "constant":
      return expression.value === null;
    case "if":
      return mayGiveNothing(expression.then) || mayGiveNothing(expression.else);
    case "cases": {
      const { cases, silences, otherwise } = expression;
      const given = [...cases.map(({ value }) => value), ...(otherwise === null ? [] : [otherwise])];
      return silences.length > 0 || given.some(mayGiveNothing);
    }
    default:
      return false;
  }
}
