import type * as ast from "../../grammar/ast.ts";
import { duration, type Duration, isInCalendar } from "../../runtime/duration.ts";
import { parseRate, type Rate, rate } from "../../runtime/rate.ts";
import type { Value } from "../../runtime/schema.ts";
import type * as ir from "../../ir/ir.ts";
import { date, durationType, exactMoney, fits, int, money, rateType, type Type } from "../../ir/types.ts";
import { typeName } from "../type-words.ts";
import type { Elaborator } from "./elaborator.ts";
import { isNotZero } from "./divisor.ts";
import { present, type Scope, type Typed } from "./scope.ts";

/** `+ - * /`: which it is depends on the types of the two sides. */
export function elaborateArithmetic(e: Elaborator, node: ast.Arithmetic, scope: Scope, wanted: Type | null): Typed {
  const left = e.present(node.left, scope, wanted?.kind === "set" ? wanted : null);
  const right = e.present(node.right, scope, left.type.kind === "set" ? left.type : null);
  if (left.type.kind === "unknown" || right.type.kind === "unknown") return e.poison(node, scope);
  const combined = combine(e, node, left, right, scope);
  if (combined !== null) return present(combined);
  e.reporter.report("cannot-calculate", node.span, {
    operator: node.operator,
    left: typeName(left.type),
    right: typeName(right.type),
  });
  return e.poison(node, scope);
}

/** What comes of two types of operand; null where nothing does. */
function combine(
  e: Elaborator,
  node: ast.Arithmetic,
  left: ir.Expression,
  right: ir.Expression,
  scope: Scope,
): ir.Expression | null {
  const { operator } = node;
  const origin = e.origin(node, scope);
  if (left.type.kind === "date" && right.type.kind === "duration" && (operator === "+" || operator === "-"))
    return { kind: "addDuration", date: left, duration: right, sign: operator === "+" ? 1 : -1, type: date, origin };
  if (left.type.kind === "set" && right.type.kind === "set" && operator === "+")
    return { kind: "union", operands: [left, right], type: left.type, origin };
  if (left.type.kind === "duration" && right.type.kind === "duration" && operator === "+")
    return { kind: "arithmetic", operator, left, right, type: durationType, origin };
  const type = resultOf(operator, left.type, right.type);
  if (type === null) return null;
  if (operator === "/" && !checkDivisor(e, node.right, right, scope)) return e.poison(node, scope).expression;
  // An amount so many times is written with the amount first, whichever way it is asked.
  const [first, second] =
    operator === "*" && left.type.kind === "int" && right.type.kind === "money" ? [right, left] : [left, right];
  return { kind: "arithmetic", operator, left: first, right: second, type, origin };
}

/** The type of what is calculated with numbers, amounts and rates; null where it means nothing. */
export function resultOf(operator: ast.Arithmetic["operator"], left: Type, right: Type): Type | null {
  const [one, other] = [isMoney(left), isMoney(right)];
  if (!(one || isNumber(left)) || !(other || isNumber(right))) return null;
  switch (operator) {
    case "+":
    case "-":
      if (one && other) return fits(right, left) ? left : right;
      return left.kind === right.kind ? left : null;
    case "*":
      if (one && other) return null;
      if (one || other) return left.kind === "int" || right.kind === "int" ? (one ? left : right) : exactMoney;
      return left.kind === "int" ? right : left;
    case "/":
      if (one) return other ? rateType : exactMoney;
      return other ? null : rateType;
  }
}

function isMoney({ kind }: Type): boolean {
  return kind === "money" || kind === "exactMoney";
}

function isNumber({ kind }: Type): boolean {
  return kind === "int" || kind === "rate";
}

/** Reports a divisor that is not shown to be other than zero. */
export function checkDivisor(e: Elaborator, { span }: ast.Expression, divisor: ir.Expression, scope: Scope): boolean {
  if (isNotZero(e, divisor, scope)) return true;
  const isZero = divisor.kind === "constant";
  e.reporter.report("divisor-may-be-zero", span, { divisor: e.reporter.textOf(span), isZero });
  return false;
}

/** A number, an amount or a rate with its sign turned. */
export function elaborateNegation(e: Elaborator, node: ast.Negation, scope: Scope): Typed {
  const operand = e.present(node.operand, scope);
  const zero = zeroOf(operand.type);
  if (zero === null) {
    if (operand.type.kind !== "unknown") e.mismatch(node.operand, int, operand.type);
    return e.poison(node, scope);
  }
  const origin = e.origin(node, scope);
  if (operand.kind === "constant" && typeof operand.value === "number") {
    return present({ ...operand, value: 0 - operand.value, origin });
  }
  const left = e.constant(node, scope, operand.type, zero).expression;
  return present({ kind: "arithmetic", operator: "-", left, right: operand, type: operand.type, origin });
}

function zeroOf({ kind }: Type): Value | null {
  if (kind === "int" || kind === "money" || kind === "exactMoney") return 0;
  const noShare: Rate = { numerator: 0, denominator: 1 };
  return kind === "rate" ? noShare : null;
}

const unitFactors = {
  years: { unit: "months", factor: 12 },
  months: { unit: "months", factor: 1 },
  days: { unit: "days", factor: 1 },
} as const;

/** A number with a unit of the calendar. */
export function elaborateQuantity(e: Elaborator, node: ast.Quantity, scope: Scope): Typed {
  const amount = e.check(node.amount, int, scope);
  const { unit, factor } = unitFactors[node.unit];
  if (amount.kind === "constant" && typeof amount.value === "number" && amount.parameter === null) {
    return e.constant(node, scope, durationType, literalDuration(e, node, amount.value * factor, unit));
  }
  return present({ kind: "makeDuration", amount, unit, factor, type: durationType, origin: e.origin(node, scope) });
}

function literalDuration(e: Elaborator, node: ast.Quantity, count: number, unit: "months" | "days"): Duration {
  const parts = unit === "months" ? { months: count, days: 0 } : { months: 0, days: count };
  if (isInCalendar(parts)) return duration(parts.months, parts.days);
  e.reporter.report("duration-too-long", node.span, { duration: e.reporter.textOf(node.span) });
  return duration(0, 0);
}

/** Says how what is calculated before it is rounded; until then it is exact. */
export function elaborateRounding(e: Elaborator, node: ast.Rounding, scope: Scope): Typed {
  const operand = e.present(node.operand, scope);
  if (operand.type.kind === "unknown") return e.poison(node, scope);
  const { type, unit } = roundingOf(node.unit);
  if (!(type.kind === "money" ? isMoney : isNumber)(operand.type)) {
    e.mismatch(node.operand, type, operand.type);
    return e.poison(node, scope);
  }
  if (unit.numerator === 0) {
    e.reporter.report("divisor-may-be-zero", node.span, { divisor: e.reporter.textOf(node.span), isZero: true });
    return e.poison(node, scope);
  }
  return present({ kind: "round", operand, mode: node.mode, unit, type, origin: e.origin(node, scope) });
}

/** What a rounding gives multiples of, and their type. */
function roundingOf(unit: ast.RoundingUnit): { readonly type: Type; readonly unit: Rate } {
  switch (unit.kind) {
    case "whole":
      return { type: int, unit: rate(1, 1) };
    case "money":
      return { type: money, unit: rate(unit.fen, 1) };
    case "rate":
      return { type: rateType, unit: parseRate(`${unit.percent}%`)! };
  }
}
