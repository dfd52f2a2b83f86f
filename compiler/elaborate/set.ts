import type * as ast from "../../grammar/ast.ts";
import type { TypeWords } from "../../grammar/diagnostics/catalogue.ts";
import type * as ir from "../../ir/ir.ts";
import { bool, int, type Type, yearsOf } from "../../ir/types.ts";
import { inRange } from "../../runtime/range.ts";
import { typeName } from "../type-words.ts";
import type { Elaborator } from "./elaborator.ts";
import { memberNamed } from "./member.ts";
import { not } from "./logic.ts";
import { checkInRange } from "./range.ts";
import type { Scope, Typed } from "./scope.ts";
import { aSet, setOperand, type SetTypeOf } from "./set-operand.ts";
import { holdsYear } from "./years.ts";

/** `{a, b}` where a set is wanted: a bit for each member. */
export function elaborateSet(e: Elaborator, node: ast.SetLiteral, scope: Scope, wanted: Type | null): Typed {
  if (wanted?.kind !== "set") {
    if (wanted === null) e.reporter.report("type-unclear", node.span, { name: "{…}" });
    else if (wanted.kind !== "unknown") e.expected(node, typeName(wanted), aSet);
    return e.poison(node, scope);
  }
  const bits = node.members.reduce((sum, member) => sum | bitOfMember(e, member, wanted), 0);
  return e.constant(node, scope, wanted, bits);
}

function bitOfMember(e: Elaborator, member: ast.SetMember, type: SetTypeOf): number {
  const years = yearsOf(type);
  if (member.kind === "IntLiteral" && years !== null) {
    checkInRange(e, member, int, years, member.value);
    return inRange(years, member.value) ? 1 << (member.value - years.from) : 0;
  }
  if (member.kind === "Name" && years === null) return bitOf(e, member, type.enumeration);
  e.expected(member, years === null ? aName : aYear, years === null ? typeName(int) : aName);
  return 0;
}

const aName: TypeWords = { en: "a name", zh: "名称" };
const aYear: TypeWords = { en: "a year, such as `2025`", zh: "年度，如 2025" };

function bitOf(e: Elaborator, name: ast.Name, enumeration: ir.Enumeration): number {
  const member = memberNamed(e, name, enumeration);
  return member === null ? 0 : 1 << enumeration.members.indexOf(member);
}

/** Whether a set holds an option, any of some, or all of them. */
export function elaborateHas(e: Elaborator, node: ast.Has, scope: Scope): ir.Expression {
  const set = setOperand(e, node.set, scope);
  if (set === null) return e.poison(node, scope).expression;
  const years = yearsOf(set.type);
  if (years !== null && node.quantifier === "one" && node.member.kind !== "IntLiteral")
    return holdsYear(e, node, set, years, scope);
  const members =
    node.quantifier === "one" ? oneMember(e, node.member, scope, set.type) : e.check(node.member, set.type, scope);
  const quantifier = node.quantifier === "all" ? "all" : "any";
  return { kind: "contains", quantifier, set, members, type: bool, origin: e.origin(node, scope) };
}

function oneMember(e: Elaborator, node: ast.Expression, scope: Scope, type: SetTypeOf): ir.Expression {
  if (node.kind === "IntLiteral") return e.constant(node, scope, type, bitOfMember(e, node, type)).expression;
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
