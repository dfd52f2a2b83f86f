import type * as ir from "./ir.ts";

/** The expressions of which an expression takes the value of one, whatever its conditions; none where it is no choice. */
export function choicesOf(expression: ir.Expression): readonly ir.Expression[] {
  return partsOf(expression).filter((each) => each !== null);
}

function partsOf(expression: ir.Expression): readonly (ir.Expression | null)[] {
  switch (expression.kind) {
    case "orElse":
      return [expression.operand, expression.fallback];
    case "if":
      return [expression.then, expression.else];
    case "extreme":
      return expression.operands;
    case "cases":
      return [...expression.cases.map(({ value }) => value), expression.otherwise];
    case "parameterAt":
      return expression.values.map(({ value }) => value);
    case "cell":
      return [...expression.cells, expression.otherwise];
    default:
      return [];
  }
}
