/** What the readings taken settle, so that changing it would change nothing. */
import type * as ir from "../../ir/ir.ts";

/** What a condition is settled to be by the readings taken; null where it is open. */
export function settledBy(condition: ir.Expression): boolean | null {
  switch (condition.kind) {
    case "reading":
      return condition.holds;
    case "not": {
      const operand = settledBy(condition.operand);
      return operand === null ? null : !operand;
    }
    case "and":
      return condition.operands.some((each) => settledBy(each) === false)
        ? false
        : condition.operands.every((each) => settledBy(each) === true)
          ? true
          : null;
    case "or":
      return condition.operands.some((each) => settledBy(each) === true)
        ? true
        : condition.operands.every((each) => settledBy(each) === false)
          ? false
          : null;
    default:
      return null;
  }
}

/** Whether a condition is settled by the readings taken. */
export function isSettled(expression: ir.Expression): boolean {
  return settledBy(expression) !== null;
}

/** Whether a child is only asked under a reading that is not taken. */
export function isDead(expression: ir.Expression, index: number): boolean {
  if (expression.kind === "if") {
    const taken = settledBy(expression.condition);
    return taken !== null && index === (taken ? 2 : 1);
  }
  if (expression.kind !== "cases") return false;
  const owner = expression.cases[Math.floor(index / 2)];
  return owner !== undefined && settledBy(owner.guard) === false;
}
