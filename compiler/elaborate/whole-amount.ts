import { rate } from "../../runtime/rate.ts";
import type * as ir from "../../ir/ir.ts";
import { money } from "../../ir/types.ts";

/**
 * An amount where whole fen are wanted: that it is whole is checked once all that it rests on is known. What is whole by its
 * type is taken out, so that only the rest is asked.
 */
export function asWholeAmount(amount: ir.Expression): ir.Expression {
  if (amount.type.kind !== "exactMoney") return amount;
  if (amount.kind === "arithmetic" && (amount.operator === "+" || amount.operator === "-")) {
    const { left, right } = amount;
    if (left.type.kind === "money") return { ...amount, right: asWholeAmount(right), type: money };
    if (right.type.kind === "money") return { ...amount, left: asWholeAmount(left), type: money };
  }
  if (amount.kind === "if")
    return { ...amount, then: asWholeAmount(amount.then), else: asWholeAmount(amount.else), type: money };
  if (amount.kind === "orElse")
    return { ...amount, operand: asWholeAmount(amount.operand), fallback: asWholeAmount(amount.fallback), type: money };
  return { kind: "round", operand: amount, mode: "exact", unit: rate(1, 1), type: money, origin: amount.origin };
}
