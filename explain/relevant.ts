import type * as ir from "../ir/ir.ts";
import { childrenOf, walk } from "../ir/walk.ts";
import { bool } from "../ir/types.ts";

/** Whether a condition holds on the record that is explained. */
export type Holds = (condition: ir.Expression) => boolean;

/**
 * The parts of an expression that its value rests on, the root first: of an `and` that fails only the first operand
 * that fails, of an `or` that holds only the first that holds, of an `if` only the branch taken.
 */
export function* relevantParts(expression: ir.Expression, holds: Holds): Generator<ir.Expression> {
  // What goes over items speaks of other records and of rows, on which nothing can be asked here: all of it counts.
  if (expression.kind === "aggregate" || expression.kind === "allotment") return yield* walk(expression);
  yield expression;
  for (const part of relevantChildren(expression, holds)) yield* relevantParts(part, holds);
}

/**
 * The aggregates and allotments that a value rests on, but not those inside others, which speak of other records. The
 * cells of a table are left out: those of other rows were never worked out.
 */
export function overItemsIn(expression: ir.Expression, holds: Holds): readonly (ir.Aggregate | ir.Allotment)[] {
  if (expression.kind === "aggregate" || expression.kind === "allotment") return [expression];
  if (expression.kind === "cell") return [];
  return relevantChildren(expression, holds).flatMap((part) => overItemsIn(part, holds));
}

/** The parts that a value rests on and that speak of the record itself: of what goes over items and of a table's cells none. */
export function partsOfRecord(expression: ir.Expression, holds: Holds): readonly ir.Expression[] {
  const { kind } = expression;
  if (kind === "aggregate" || kind === "allotment" || kind === "cell") return [];
  const parts = relevantChildren(expression, holds).flatMap((part) => partsOfRecord(part, holds));
  return [expression, ...parts];
}

function relevantChildren(expression: ir.Expression, holds: Holds): readonly ir.Expression[] {
  switch (expression.kind) {
    case "and":
      return decidingOperands(expression.operands, (operand) => !holds(operand));
    case "or":
      return decidingOperands(expression.operands, holds);
    case "if":
      return [expression.condition, holds(expression.condition) ? expression.then : expression.else];
    case "orElse":
      return holds(known(expression.operand)) ? [expression.operand] : [expression.operand, expression.fallback];
    case "parameterAt":
      return [expression.date];
    default:
      return childrenOf(expression);
  }
}

function decidingOperands(operands: readonly ir.Expression[], decides: Holds): readonly ir.Expression[] {
  const deciding = operands.find(decides);
  return deciding === undefined ? operands : [deciding];
}

function known(operand: ir.Expression): ir.Expression {
  return { kind: "known", operand, type: bool, origin: operand.origin };
}

/** The part of a condition that fails: inside an `and` the first operand that does. */
export function failingPart(condition: ir.Expression, holds: Holds): ir.Expression {
  if (condition.kind !== "and") return condition;
  const failing = condition.operands.find((operand) => !holds(operand));
  return failing === undefined ? condition : failingPart(failing, holds);
}
