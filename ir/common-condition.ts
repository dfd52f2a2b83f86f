import { assuming, learning, shapeOf } from "./assume.ts";
import type * as ir from "./ir.ts";

/** Parts of a set that all begin with one condition: it is asked once, and the parts behind it. */
export function behindCommonCondition(node: ir.Union): ir.Expression {
  const [common, ...others] = node.operands.map(firstCondition);
  if (common === undefined || common === null || others.length === 0) return node;
  const shape = shapeOf(common);
  if (!others.every((other) => other !== null && shapeOf(other) === shape)) return node;
  return {
    kind: "if",
    condition: common,
    then: assuming(node, learning(new Map(), common, true)),
    else: { kind: "constant", type: node.type, value: 0, parameter: null, origin: node.origin },
    type: node.type,
    origin: node.origin,
  };
}

/**
 * The condition that is asked first, and without which an expression is the empty set; null where there
 * is none. A later one may rest on those before it, as that a fact is known.
 */
function firstCondition(expression: ir.Expression): ir.Expression | null {
  if (expression.kind !== "cases" || expression.silences.length > 0) return null;
  const [only, ...others] = expression.cases;
  const isElseEmpty = expression.otherwise?.kind === "constant" && expression.otherwise.value === 0;
  if (only === undefined || others.length > 0 || !isElseEmpty) return null;
  return only.guard.kind === "and" ? (only.guard.operands[0] ?? null) : only.guard;
}
