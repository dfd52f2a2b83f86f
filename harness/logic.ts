/** Conditions put together, as the compiler puts them. */
import type { Expression, Origin } from "../ir/ir.ts";
import { bool } from "../ir/types.ts";

/** A condition that always, or never, holds. */
export function truth(value: boolean, origin: Origin): Expression {
  return { kind: "constant", type: bool, value, parameter: null, origin };
}

/** The opposite of a condition. */
export function not(operand: Expression): Expression {
  if (operand.kind === "constant") return truth(operand.value !== true, operand.origin);
  return operand.kind === "not" ? operand.operand : { kind: "not", type: bool, operand, origin: operand.origin };
}

/** All of several conditions, asked from left to right. */
export function all(operands: readonly Expression[], origin: Origin): Expression {
  const open = operands.filter((each) => !(each.kind === "constant" && each.value === true));
  if (open.length === 0) return truth(true, origin);
  return open.length === 1 ? open[0]! : { kind: "and", type: bool, operands: open, origin };
}

/** Any of several conditions, asked from left to right. */
export function any(operands: readonly Expression[], origin: Origin): Expression {
  const open = operands.filter((each) => !(each.kind === "constant" && each.value === false));
  if (open.length === 0) return truth(false, origin);
  return open.length === 1 ? open[0]! : { kind: "or", type: bool, operands: open, origin };
}
