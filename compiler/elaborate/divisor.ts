/** What is known of the sign of an expression where it stands: a divisor must be shown not to be zero. */
import type * as ir from "../../ir/ir.ts";
import { isRank } from "../../ir/outward.ts";
import { signOf } from "../../ir/values.ts";
import type { Elaborator } from "./elaborator.ts";
import { rangeOf } from "./range.ts";
import { nonzero, positive, type Scope } from "./scope.ts";

/** Whether a divisor is other than zero for every record, as far as its range and the conditions around it say. */
export function isNotZero(e: Elaborator, divisor: ir.Expression, scope: Scope): boolean {
  if (divisor.kind === "constant") return signOf(divisor.value) !== 0;
  return scope.assumptions.has(nonzero(divisor)) || isPositive(e, divisor, scope);
}

function isPositive(e: Elaborator, node: ir.Expression, scope: Scope): boolean {
  if (scope.assumptions.has(positive(node))) return true;
  if (scope.assumptions.has(nonzero(node)) && isNotNegative(e, node, scope)) return true;
  const is = (each: ir.Expression): boolean => isPositive(e, each, scope);
  switch (node.kind) {
    case "constant":
      return signOf(node.value) > 0;
    case "fact":
    case "column":
      return (rangeOf(e, node)?.from ?? 0) > 0;
    case "decision":
      return isMeaning(e, node, (meaning) => is(meaning));
    case "aggregate":
      // Places are counted from one.
      return isRank(node);
    case "arithmetic":
      return isPositiveResult(e, node, scope);
    case "round":
      return (node.mode === "up" || node.mode === "exact") && is(node.operand);
    case "extreme":
      return node.which === "greatest" ? node.operands.some(is) : node.operands.every(is);
    case "if":
      return isOfBranches(e, node, scope, isPositive);
    case "orElse":
      return is(node.operand) && is(node.fallback);
    case "parameterAt":
      return node.values.every(({ value }) => is(value));
    default:
      return false;
  }
}

function isPositiveResult(e: Elaborator, { operator, left, right }: ir.Arithmetic, scope: Scope): boolean {
  const [one, other] = [isPositive(e, left, scope), isPositive(e, right, scope)];
  if (operator === "*" || operator === "/") return one && other;
  return operator === "+" && (one ? other || isNotNegative(e, right, scope) : other && isNotNegative(e, left, scope));
}

function isNotNegative(e: Elaborator, node: ir.Expression, scope: Scope): boolean {
  if (scope.assumptions.has(positive(node))) return true;
  const is = (each: ir.Expression): boolean => isNotNegative(e, each, scope);
  switch (node.kind) {
    case "constant":
      return signOf(node.value) >= 0;
    case "fact":
    case "column":
      return (rangeOf(e, node)?.from ?? -1) >= 0;
    case "decision":
      return isMeaning(e, node, (meaning) => is(meaning));
    case "aggregate":
      return node.operator === "count" || isRank(node) || (node.operator === "sum" && is(node.body!));
    case "arithmetic":
      return node.operator === "mod" || (node.operator !== "-" && is(node.left) && is(node.right));
    case "round":
      return is(node.operand);
    case "extreme":
      return node.which === "greatest" ? node.operands.some(is) : node.operands.every(is);
    case "if":
      return isOfBranches(e, node, scope, isNotNegative);
    case "orElse":
      return is(node.operand) && is(node.fallback);
    case "parameterAt":
      return node.values.every(({ value }) => is(value));
    default:
      return false;
  }
}

/** Whether something is so of both values of a choice, each where its condition holds. */
function isOfBranches(
  e: Elaborator,
  { condition, then, else: otherwise }: ir.If,
  scope: Scope,
  is: (e: Elaborator, node: ir.Expression, scope: Scope) => boolean,
): boolean {
  return is(e, then, e.after(scope, condition, true)) && is(e, otherwise, e.after(scope, condition, false));
}

/** Whether something is so of the expression that a define of the record at hand names. */
function isMeaning(
  e: Elaborator,
  { entity, name, level }: ir.DecisionRef,
  is: (meaning: ir.Expression) => boolean,
): boolean {
  const meaning = level === 0 ? (e.flowOf(entity, name)?.meaning ?? null) : null;
  return meaning !== null && is(meaning);
}
