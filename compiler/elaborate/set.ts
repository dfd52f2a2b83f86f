import type * as ast from "../../grammar/ast.ts";
import type { TypeWords } from "../../grammar/diagnostics/catalogue.ts";
import type * as ir from "../../ir/ir.ts";
import { bool, int, type Type, yearsOf } from "../../ir/types.ts";
import { inRange } from "../../runtime/range.ts";
import { typeName } from "../type-words.ts";
import type { Elaborator } from "./elaborator.ts";
import { memberNamed } from "./member.ts";
import { joined, not } from "./logic.ts";
import { checkInRange } from "./range.ts";
import type { Scope, Typed } from "./scope.ts";
import { aSet, setOperand, type SetTypeOf } from "./set-operand.ts";
import { holdsYear } from "./years.ts";

/** `{a, b}` where a set is wanted: a bit for each member. `{}` is a series of no numbers as well. */
export function elaborateSet(e: Elaborator, node: ast.SetLiteral, scope: Scope, wanted: Type | null): Typed {
  if (wanted?.kind === "series" && node.members.length === 0) return e.constant(node, scope, wanted, new Map());
  if (wanted?.kind !== "set") {
    if (wanted === null) e.reporter.report("type-unclear", node.span, { name: "{…}" });
    else if (wanted.kind !== "unknown") e.expected(node, typeName(wanted), aSet);
    return e.poison(node, scope);
  }
  const bits = node.members.reduce((sum, member) => sum | bitOfMember(e, member, wanted, scope), 0);
  return e.constant(node, scope, wanted, bits);
}

function bitOfMember(e: Elaborator, member: ast.SetMember, type: SetTypeOf, scope: Scope): number {
  const years = yearsOf(type);
  if (member.kind === "IntLiteral" && years !== null) {
    checkInRange(e, member, int, years, member.value);
    return inRange(years, member.value) ? 1 << (member.value - years.from) : 0;
  }
  if (member.kind === "Name" && years === null)
    return scope.bindings.has(member.text) ? bitOfArgument(e, member, type, scope) : bitOf(e, member, type.enumeration);
  e.expected(member, years === null ? aName : aYear, years === null ? typeName(int) : aName);
  return 0;
}

const aName: TypeWords = { en: "a name", zh: "名称" };
const aYear: TypeWords = { en: "a year, such as `2025`", zh: "年度，如 2025" };

function bitOf(e: Elaborator, name: ast.Name, enumeration: ir.Enumeration): number {
  const member = memberNamed(e, name, enumeration);
  return member === null ? 0 : 1 << enumeration.members.indexOf(member);
}

/** A parameter of the define comes before the options; among the members of a set its argument must be one of them. */
function bitOfArgument(e: Elaborator, name: ast.Name, { enumeration }: SetTypeOf, scope: Scope): number {
  const option = optionOf(e, { kind: "NameRef", entity: null, name, span: name.span }, enumeration, scope);
  if (option.kind === "constant") return bitOfOption(option, enumeration);
  if (option.type.kind !== "unknown") e.expected(name, anOption, aVaryingValue);
  return 0;
}

const anOption: TypeWords = { en: "an option", zh: "选项" };
const aVaryingValue: TypeWords = { en: "a value that varies", zh: "随情形而变的值" };

function optionOf(e: Elaborator, node: ast.Expression, enumeration: ir.Enumeration, scope: Scope): ir.Expression {
  return e.check(node, { kind: "enum", enumeration }, scope);
}

function bitOfOption({ value }: ir.Constant, { members }: ir.Enumeration): number {
  const index = members.findIndex(({ name }) => name === value);
  return index === -1 ? 0 : 1 << index;
}

/** Whether a set holds what an argument of the define comes to: option by option, that it is this one and the set holds it. */
function holdsArgument(
  e: Elaborator,
  node: ast.Has,
  set: ir.Expression,
  { enumeration }: SetTypeOf,
  scope: Scope,
): ir.Expression {
  const origin = e.origin(node, scope);
  const option = optionOf(e, node.member, enumeration, scope);
  const holds = (bits: number): ir.Expression => {
    const members = e.constant(node, scope, set.type, bits).expression;
    return { kind: "contains", quantifier: "any", set, members, type: bool, origin };
  };
  if (option.kind === "constant") return holds(bitOfOption(option, enumeration));
  const parts = enumeration.members.map(({ name }, index): ir.Expression => {
    const right = e.constant(node, scope, option.type, name).expression;
    const isThis: ir.Expression = { kind: "compare", operator: "=", left: option, right, type: bool, origin };
    return joined("and", [isThis, holds(1 << index)], origin);
  });
  return option.type.kind === "enum" ? joined("or", parts, origin) : e.poison(node, scope).expression;
}

/** Whether a set holds an option, any of some, or all of them. */
export function elaborateHas(e: Elaborator, node: ast.Has, scope: Scope): ir.Expression {
  const set = setOperand(e, node.set, scope);
  if (set === null) return e.poison(node, scope).expression;
  const years = yearsOf(set.type);
  if (years !== null && node.quantifier === "one" && node.member.kind !== "IntLiteral")
    return holdsYear(e, node, set, years, scope);
  if (node.quantifier === "one" && node.member.kind === "NameRef" && scope.bindings.has(node.member.name.text))
    return holdsArgument(e, node, set, set.type, scope);
  const members =
    node.quantifier === "one" ? oneMember(e, node.member, scope, set.type) : e.check(node.member, set.type, scope);
  const quantifier = node.quantifier === "all" ? "all" : "any";
  return { kind: "contains", quantifier, set, members, type: bool, origin: e.origin(node, scope) };
}

function oneMember(e: Elaborator, node: ast.Expression, scope: Scope, type: SetTypeOf): ir.Expression {
  if (node.kind === "IntLiteral") return e.constant(node, scope, type, bitOfMember(e, node, type, scope)).expression;
  if (node.kind === "NameRef") return e.constant(node, scope, type, bitOf(e, node.name, type.enumeration)).expression;
  const wanted: Type = { kind: "enum", enumeration: type.enumeration };
  const { type: actual } = e.infer(node, scope, type).expression;
  if (actual.kind !== "unknown") e.expected(node, typeName(wanted), actual.kind === "set" ? aSet : typeName(actual));
  return e.poison(node, scope).expression;
}

/** Whether a set has no member: it is equal to the empty set. */
export function elaborateEmptiness(e: Elaborator, node: ast.Emptiness, scope: Scope): ir.Expression {
  const set = setOperand(e, node.operand, scope);
  if (set === null) return e.poison(node, scope).expression;
  const origin = e.origin(node, scope);
  const empty = e.constant(node, scope, set.type, 0).expression;
  const isEmpty: ir.Expression = { kind: "compare", operator: "=", left: set, right: empty, type: bool, origin };
  return node.empty ? isEmpty : not(isEmpty, origin);
}
