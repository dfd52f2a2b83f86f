import type * as ast from "../../grammar/ast.ts";
import type * as ir from "../../ir/ir.ts";
import { bool, fits, type Type, unrounded } from "../../ir/types.ts";
import type { Elaborator } from "./elaborator.ts";
import { present, type Scope, type Typed } from "./scope.ts";

/** The contrary of a condition. */
export function elaborateNot(e: Elaborator, node: ast.Not, scope: Scope): ir.Expression {
  return not(e.check(node.operand, bool, scope), e.origin(node, scope));
}

/** The denial of a condition. */
export function not(operand: ir.Expression, origin: ir.Origin): ir.Expression {
  return { kind: "not", operand, type: bool, origin };
}

/** The right side is only asked where the left did not settle it, so it may rest on the left. */
export function elaborateLogical(e: Elaborator, node: ast.Logical, scope: Scope, wanted: Type | null): Typed {
  const left = e.check(node.left, bool, scope);
  const right = e.check(node.right, bool, e.after(scope, left, node.operator === "and"));
  const isMistaken = [left, right].some(({ type }) => type.kind === "unknown");
  // Where no condition is wanted, what is told of a side says it all.
  if (isMistaken && wanted !== null && wanted.kind !== "bool") return e.poison(node, scope);
  return present(joined(node.operator, [left, right], e.origin(node, scope)));
}

/** Conditions joined by `and` or `or`, flat but for those that have a name of their own. */
export function joined(kind: "and" | "or", operands: readonly ir.Expression[], origin: ir.Origin): ir.Expression {
  const flat = operands.flatMap((each) => (each.kind === kind && each.called === undefined ? each.operands : [each]));
  return flat.length === 1 ? flat[0]! : { kind, operands: flat, type: bool, origin };
}

/** Whether a value is known, or absent. */
export function elaboratePresence(e: Elaborator, node: ast.Presence, scope: Scope): Typed {
  const { expression: operand, optional } = e.infer(node.operand, scope);
  const origin = e.origin(node, scope);
  if (operand.type.kind !== "unknown") e.reporter.noteTest(node.span, node.operand.span, !optional);
  if (!optional) {
    return e.constant(node, scope, bool, node.known);
  }
  const isKnown: ir.Expression = { kind: "known", operand, type: bool, origin };
  return present(node.known ? isKnown : not(isKnown, origin));
}

/** A value, and another where that is absent. */
export function elaborateOrElse(e: Elaborator, node: ast.OrElse, scope: Scope, wanted: Type | null): Typed {
  const operand = e.infer(node.operand, scope, wanted);
  const { type } = operand.expression;
  const fallback = e.checkOptional(node.fallback, unrounded(type), scope);
  if (type.kind !== "unknown") e.reporter.noteTest(node.span, node.operand.span, !operand.optional);
  if (!operand.optional) return operand;
  const expression: ir.Expression = {
    kind: "orElse",
    operand: operand.expression,
    fallback: fallback.expression,
    type: fallback.expression.type.kind === "exactMoney" ? unrounded(type) : type,
    origin: e.origin(node, scope),
  };
  return { expression, optional: fallback.optional };
}

/** One of two values of one type; each may rely on what the condition tells. */
export function elaborateConditional(e: Elaborator, node: ast.Conditional, scope: Scope, wanted: Type | null): Typed {
  const condition = e.check(node.condition, bool, scope);
  const then = e.infer(node.then, e.after(scope, condition, true), wanted);
  const thenType = then.expression.type;
  const otherwise = e.infer(node.else, e.after(scope, condition, false), wanted ?? thenType);
  const elseType = otherwise.expression.type;
  const type = thenType.kind === "absent" || fits(thenType, elseType) ? elseType : thenType;
  if (elseType.kind !== "absent" && !fits(elseType, type)) e.mismatch(node.else, type, elseType);
  const expression: ir.Expression = {
    kind: "if",
    condition,
    then: then.expression,
    else: otherwise.expression,
    type,
    origin: e.origin(node, scope),
  };
  return { expression, optional: then.optional || otherwise.optional };
}
