import { assuming, learning, shapeOf } from "./assume.ts";
import type * as ir from "./ir.ts";

/** Parts of a set that are all empty without one condition: it is asked once, and the parts behind it. */
export function behindCommonCondition(node: ir.Union): ir.Expression {
  const [first, ...others] = node.operands.map(conditionsOf);
  if (first === undefined || others.length === 0) return node;
  const shapes = others.map((conditions) => new Set(conditions.map(shapeOf)));
  const common = first.find((condition) => shapes.every((each) => each.has(shapeOf(condition))));
  if (common === undefined) return node;
  return {
    kind: "if",
    condition: common,
    then: assuming(node, learning(new Map(), common, true)),
    else: { kind: "constant", type: node.type, value: 0, parameter: null, origin: node.origin },
    type: node.type,
    origin: node.origin,
  };
}

/** The conditions without any one of which an expression is the empty set. */
function conditionsOf(expression: ir.Expression): readonly ir.Expression[] {
  if (expression.kind !== "cases" || expression.silences.length > 0) return [];
  const { cases, otherwise } = expression;
  const [only, ...others] = cases;
  const isElseEmpty = otherwise?.kind === "constant" && otherwise.value === 0;
  if (only === undefined || others.length > 0 || !isElseEmpty) return [];
  return only.guard.kind === "and" ? only.guard.operands : [only.guard];
}
