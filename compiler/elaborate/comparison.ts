import type * as ast from "../../grammar/ast.ts";
import type * as ir from "../../ir/ir.ts";
import type { ReadingSymbol } from "../symbols.ts";
import { bool, date, durationType, fits, int, isOrdered, type Type, unrounded } from "../../ir/types.ts";
import { typeName } from "../type-words.ts";
import { workdaysFrom } from "./calendar.ts";
import type { Elaborator } from "./elaborator.ts";
import { memberNamed } from "./member.ts";
import { elaboratePresence, joined, not } from "./logic.ts";
import { isNearerThanReading } from "./name.ts";
import type { Scope } from "./scope.ts";

const operators: { readonly [O in ast.ComparisonOperator]: ir.CompareOperator } = {
  is: "=",
  isNot: "≠",
  equals: "=",
  differs: "≠",
  less: "<",
  atMost: "≤",
  greater: ">",
  atLeast: "≥",
  before: "<",
  onOrBefore: "≤",
  after: ">",
  onOrAfter: "≥",
};

/** Two values of one type compared; an order is only asked of types that have one. */
export function elaborateComparison(e: Elaborator, node: ast.Comparison, scope: Scope): ir.Expression {
  const reading = readingOf(e, node, scope);
  if (reading !== null) return readingTest(e, node, reading, scope);
  const operator = operators[node.operator];
  if (node.right.kind === "AbsentLiteral" && (operator === "=" || operator === "≠"))
    return absenceTest(e, node, operator, scope);
  const left = e.present(node.left, scope);
  const right = e.present(node.right, scope, left.type);
  if (!fits(right.type, unrounded(left.type)) || ["list", "record", "series"].includes(left.type.kind)) {
    e.reporter.report("not-comparable", node.span, { left: typeName(left.type), right: typeName(right.type) });
    return e.poison(node, scope).expression;
  }
  if (operator !== "=" && operator !== "≠" && !isOrdered(left.type)) {
    e.reporter.report("not-ordered", node.span, { type: typeName(left.type) });
    return e.poison(node, scope).expression;
  }
  return compare(operator, left, right, e.origin(node, scope));
}

/** `x is not absent` is another way to say `x is known`. */
function absenceTest(e: Elaborator, node: ast.Comparison, operator: "=" | "≠", scope: Scope): ir.Expression {
  const presence: ast.Presence = { kind: "Presence", known: operator === "≠", operand: node.left, span: node.span };
  return elaboratePresence(e, presence, scope).expression;
}

/** A comparison of two values of one type. */
export function compare(
  operator: ir.CompareOperator,
  left: ir.Expression,
  right: ir.Expression,
  origin: ir.Origin,
): ir.Expression {
  return { kind: "compare", operator, left, right, type: bool, origin };
}

/** The reading that the left side names, unless something nearer has that name. */
function readingOf(e: Elaborator, { left, operator }: ast.Comparison, scope: Scope): ReadingSymbol | null {
  if (left.kind !== "NameRef" || (operator !== "is" && operator !== "isNot")) return null;
  return isNearerThanReading(e, left.name.text, scope) ? null : (e.symbols.readings.find(left.name.text) ?? null);
}

function readingTest(e: Elaborator, node: ast.Comparison, reading: ReadingSymbol, scope: Scope): ir.Expression {
  const origin = e.origin(node, scope);
  if (node.left.kind === "NameRef")
    e.reporter.refer(node.left.name, reading, (text) => !isNearerThanReading(e, text, scope));
  const option = optionOf(e, node.right, reading, scope);
  if (option === null) return e.poison(node, scope).expression;
  const holds = e.taken.get(reading.name) === option.name;
  const test: ir.Expression = {
    kind: "reading",
    reading: reading.name,
    option: option.name,
    holds,
    type: bool,
    origin,
  };
  return node.operator === "is" ? test : not(test, origin);
}

/** The option of a reading that a name stands for, or an argument of the define; null once it is reported that it is none. */
function optionOf(e: Elaborator, node: ast.Expression, reading: ReadingSymbol, scope: Scope): ir.Named | null {
  const name = node.kind === "NameRef" ? node.name : null;
  if (name !== null && scope.bindings.has(name.text)) return optionOfArgument(e, node, reading, scope);
  const option = name === null ? undefined : reading.options.find(name.text);
  if (option !== undefined && name !== null) {
    e.reporter.refer(name, option);
    return option;
  }
  const written = e.reporter.textOf(node.span);
  const options = [...reading.options].map((each) => each.name);
  // A reading without options could not be read, which is reported.
  if (options.length > 0)
    e.reporter.report("unknown-option", node.span, { reading: reading.name, option: written, options });
  return null;
}

/** An argument is read as one of the options, as that of an enumeration would be; it must be the same for all records. */
function optionOfArgument(e: Elaborator, node: ast.Expression, reading: ReadingSymbol, scope: Scope): ir.Named | null {
  const { name, label } = reading;
  const options = { name, label, members: [...reading.options] };
  const found = e.check(node, { kind: "enum", enumeration: options }, scope);
  if (found.kind === "constant") return options.members.find((each) => each.name === found.value) ?? null;
  if (found.type.kind !== "unknown")
    e.expected(node, { en: "an option", zh: "选项" }, { en: "a value that varies", zh: "随情形而变的值" });
  return null;
}

/** `x is one of {a, b}` is short for `x is a or x is b`; of options, or of whole numbers. */
export function elaborateOneOf(e: Elaborator, node: ast.OneOf, scope: Scope): ir.Expression {
  const operand = e.present(node.operand, scope);
  const origin = e.origin(node, scope);
  if (operand.type.kind !== "enum" && operand.type.kind !== "int") {
    if (operand.type.kind !== "unknown")
      e.reporter.report("not-comparable", node.span, {
        left: typeName(operand.type),
        right: { en: "options or whole numbers", zh: "选项或整数" },
      });
    return e.poison(node, scope).expression;
  }
  const { type } = operand;
  const tests = node.members.members.map((member) => compare("=", operand, oneOf(e, member, type, scope), origin));
  return joined("or", tests, origin);
}

/** One of those that a value may be; a parameter of the define comes before the options. */
function oneOf(e: Elaborator, member: ast.SetMember, type: Type, scope: Scope): ir.Expression {
  if (member.kind === "Name" && scope.bindings.has(member.text))
    return e.check({ kind: "NameRef", entity: null, name: member, span: member.span }, type, scope);
  return e.constant(member, scope, type, fixedOneOf(e, member, type)).expression;
}

function fixedOneOf(e: Elaborator, member: ast.SetMember, type: Type): string | number | null {
  if (member.kind === "Name" && type.kind === "enum") return memberNamed(e, member, type.enumeration)?.name ?? null;
  if (member.kind === "IntLiteral" && type.kind === "int") return member.value;
  e.expected(member, typeName(type), member.kind === "Name" ? { en: "a name", zh: "名称" } : typeName(int));
  return null;
}

/** Both ends belong to the range. */
export function elaborateIn(e: Elaborator, node: ast.In, scope: Scope): ir.Expression {
  const operand = e.present(node.operand, scope);
  const { type } = operand;
  if (!isOrdered(type) && type.kind !== "unknown")
    e.reporter.report("not-ordered", node.operand.span, { type: typeName(type) });
  const from = e.check(node.range.from, unrounded(type), scope);
  const to = e.check(node.range.to, unrounded(type), scope);
  return inRange(operand, from, to, e.origin(node, scope));
}

/** Whether a value lies from one to another, both included. */
export function inRange(
  operand: ir.Expression,
  from: ir.Expression,
  to: ir.Expression,
  origin: ir.Origin,
): ir.Expression {
  return joined("and", [compare("≥", operand, from, origin), compare("≤", operand, to, origin)], origin);
}

/** Not before the anchor, and at most the duration after it (R1). */
export function elaborateWithin(e: Elaborator, node: ast.Within, scope: Scope): ir.Expression {
  const origin = e.origin(node, scope);
  const operand = e.check(node.operand, date, scope);
  const anchor = e.check(node.anchor, date, scope);
  return inRange(operand, anchor, lastWithin(e, node, anchor, scope), origin);
}

function lastWithin(e: Elaborator, node: ast.Within, anchor: ir.Expression, scope: Scope): ir.Expression {
  if (node.inWorkdays) return workdaysFrom(e, node, anchor, e.check(node.duration, int, scope), 1, scope);
  const duration = e.check(node.duration, durationType, scope);
  return { kind: "addDuration", date: anchor, duration, sign: 1, type: date, origin: e.origin(node, scope) };
}
