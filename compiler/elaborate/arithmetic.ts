import type * as ast from "../../grammar/ast.ts";
import { duration, type Duration, isInCalendar } from "../../runtime/duration.ts";
import type { Rate } from "../../runtime/rate.ts";
import type { Value } from "../../runtime/schema.ts";
import type * as ir from "../../ir/ir.ts";
import { isRank } from "../../ir/outward.ts";
import { date, durationType, int, money, rateType, type Type } from "../../ir/types.ts";
import { typeName } from "../type-words.ts";
import type { Elaborator } from "./elaborator.ts";
import { rangeOf } from "./range.ts";
import { positive, present, type Scope, type Typed } from "./scope.ts";

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

function combine(
  e: Elaborator,
  node: ast.Arithmetic,
  left: ir.Expression,
  right: ir.Expression,
  scope: Scope,
): ir.Expression | null {
  const { operator } = node;
  const origin = e.origin(node, scope);
  const kinds = `${left.type.kind} ${operator} ${right.type.kind}`;
  switch (kinds) {
    case "int + int":
    case "int - int":
    case "int * int":
    case "money + money":
    case "money - money":
    case "money * int":
    case "rate + rate":
    case "rate - rate":
    case "rate * rate":
    case "duration + duration":
      return { kind: "arithmetic", operator: operator as "+" | "-" | "*", left, right, type: left.type, origin };
    case "int * money":
      return { kind: "arithmetic", operator: "*", left: right, right: left, type: money, origin };
    case "rate * money":
      return { kind: "share", amount: right, share: left, mode: "exact", unit: 1, type: money, origin };
    case "money * rate":
      return { kind: "share", amount: left, share: right, mode: "exact", unit: 1, type: money, origin };
    case "date + duration":
    case "date - duration":
      return { kind: "addDuration", date: left, duration: right, sign: operator === "+" ? 1 : -1, type: date, origin };
    case "set + set":
      return { kind: "union", operands: [left, right], type: left.type, origin };
    case "int / int":
      return quotient(e, node, left, right, scope);
    default:
      return null;
  }
}

/** A whole number divided by another is an exact rate; the divisor must be shown not to be zero. */
function quotient(
  e: Elaborator,
  node: ast.Arithmetic,
  dividend: ir.Expression,
  divisor: ir.Expression,
  scope: Scope,
): ir.Expression {
  if (!cannotBeZero(e, divisor, scope)) {
    const { span } = node.right;
    e.reporter.report("divisor-may-be-zero", span, {
      divisor: e.reporter.textOf(span),
      isZero: divisor.kind === "constant",
    });
    return e.poison(node, scope).expression;
  }
  return { kind: "quotient", dividend, divisor, type: rateType, origin: e.origin(node, scope) };
}

function cannotBeZero(e: Elaborator, divisor: ir.Expression, { assumptions }: Scope): boolean {
  if (divisor.kind === "constant") return divisor.value !== 0;
  // Places are counted from one.
  if (divisor.kind === "aggregate") return isRank(divisor);
  const range = rangeOf(e, divisor);
  if (range !== null && range.from > 0) return true;
  return divisor.kind === "fact" && assumptions.has(positive(divisor));
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
  if (kind === "int" || kind === "money") return 0;
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

/** How many fen each unit has that an amount is rounded to. */
export const fenOf = { fen: 1, jiao: 10, yuan: 100 } as const;

/** Says how the amount before it is rounded; a share of an amount is rounded as it is taken. */
export function elaborateRounding(e: Elaborator, node: ast.Rounding, scope: Scope): Typed {
  const operand = e.check(node.operand, money, scope);
  const unit = fenOf[node.unit];
  const origin = e.origin(node, scope);
  if (operand.kind === "share") return present({ ...operand, mode: node.mode, unit, origin });
  return present({ kind: "round", operand, mode: node.mode, unit, type: money, origin });
}
