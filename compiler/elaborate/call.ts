import type * as ast from "../../grammar/ast.ts";
import { keywords } from "../../grammar/keywords.ts";
import { nearest } from "../../runtime/nearest.ts";
import type * as ir from "../../ir/ir.ts";
import type { DefineSymbol } from "../symbols.ts";
import { date, fits, int, isOrdered, money, type Type, unrounded } from "../../ir/types.ts";
import { typeName } from "../type-words.ts";
import { checkDivisor } from "./arithmetic.ts";
import type { Elaborator } from "./elaborator.ts";
import { reachOrReport } from "./name.ts";
import { present, type Reach, type Scope, type Typed } from "./scope.ts";

/** A function of the language, or a define with parameters. */
export function elaborateCall(e: Elaborator, node: ast.Call, scope: Scope, wanted: Type | null): Typed {
  return node.callee.kind === "Builtin"
    ? present(builtins[node.callee.name](e, node, scope))
    : callDefine(e, node, node.callee, scope, wanted);
}

type Builtin = (e: Elaborator, node: ast.Call, scope: Scope) => ir.Expression;

const builtins: { readonly [N in ast.BuiltinName]: Builtin } = {
  fullYears: (e, node, scope) => betweenDates("fullYears", e, node, scope),
  monthsBetween: (e, node, scope) => betweenDates("monthsBetween", e, node, scope),
  daysBetween: (e, node, scope) => betweenDates("daysBetween", e, node, scope),
  yearOf: (e, node, scope) => yearOf(e, node, scope),
  earliest: (e, node, scope) => extreme("least", date, e, node, scope),
  remainderOf: (e, node, scope) => remainder(e, node, scope),
  latest: (e, node, scope) => extreme("greatest", date, e, node, scope),
  least: (e, node, scope) => extreme("least", null, e, node, scope),
  greatest: (e, node, scope) => extreme("greatest", null, e, node, scope),
};

function yearOf(e: Elaborator, node: ast.Call, scope: Scope): ir.Expression {
  const [of] = node.arguments;
  if (!checkArgumentCount(e, node, "yearOf", 1) || of === undefined) return e.poison(node, scope).expression;
  return { kind: "yearOf", date: e.check(of, date, scope), type: int, origin: e.origin(node, scope) };
}

function betweenDates(
  kind: "fullYears" | "monthsBetween" | "daysBetween",
  e: Elaborator,
  node: ast.Call,
  scope: Scope,
): ir.Expression {
  const [from, to] = node.arguments;
  if (!checkArgumentCount(e, node, kind, 2) || from === undefined || to === undefined)
    return e.poison(node, scope).expression;
  return {
    kind,
    from: e.check(from, date, scope),
    to: e.check(to, date, scope),
    type: int,
    origin: e.origin(node, scope),
  };
}

/** What is left of a whole number or an amount when it is divided by another. */
function remainder(e: Elaborator, node: ast.Call, scope: Scope): ir.Expression {
  const [dividend, divisor] = node.arguments;
  if (!checkArgumentCount(e, node, "remainderOf", 2) || dividend === undefined || divisor === undefined)
    return e.poison(node, scope).expression;
  const left = e.present(dividend, scope);
  const type = left.type.kind === "money" ? money : int;
  const right = e.check(divisor, type, scope);
  if (!fits(left.type, type)) e.mismatch(dividend, type, left.type);
  if (!fits(left.type, type) || right.type.kind === "unknown" || !checkDivisor(e, divisor, right, scope))
    return e.poison(node, scope).expression;
  return { kind: "arithmetic", operator: "mod", left, right, type, origin: e.origin(node, scope) };
}

function extreme(
  which: ir.Extreme["which"],
  type: Type | null,
  e: Elaborator,
  node: ast.Call,
  scope: Scope,
): ir.Expression {
  const [first, ...others] = node.arguments;
  const head = type === null ? e.present(first!, scope) : e.check(first!, type, scope);
  if (!isOrdered(head.type)) e.reporter.report("not-ordered", first!.span, { type: typeName(head.type) });
  const operands = [head, ...others.map((each) => e.check(each, unrounded(head.type), scope))];
  const isExact = operands.some((each) => each.type.kind === "exactMoney");
  const result = isExact ? unrounded(head.type) : head.type;
  return { kind: "extreme", which, operands, type: result, origin: e.origin(node, scope) };
}

function callDefine(e: Elaborator, node: ast.Call, callee: ast.Name, scope: Scope, wanted: Type | null): Typed {
  const inReach = node.entity === null ? scope.entities : [reachOrReport(e, node.entity, scope)].filter(isThere);
  if (inReach.length === 0 && node.entity !== null) return e.poison(node, scope);
  const of = { ...scope, entities: inReach };
  const found = findForm(e, callee.text, of);
  if (found === null) {
    const names = inReach.flatMap(({ name }) => e.entity(name)?.defines.names() ?? []);
    reportNoFunction(e, node, callee, of, names);
    return e.poison(node, scope);
  }
  const { entity, symbol } = found;
  if (node.entity !== null) e.reporter.refer(node.entity, e.entity(entity)!);
  e.reporter.refer(callee, symbol, (text) => findForm(e, text, of)?.symbol === symbol);
  if (!checkArgumentCount(e, node, symbol.name, symbol.parameters.length)) return e.poison(node, scope);
  return e.fillIn(entity, symbol, node, scope, wanted);
}

const isThere = (reach: Reach | null): reach is Reach => reach !== null;

/** The define of that name of the nearest entity that has one. */
function findForm(
  e: Elaborator,
  name: string,
  { entities }: Scope,
): { readonly entity: string; readonly symbol: DefineSymbol } | null {
  for (const { name: entity } of entities) {
    const symbol = e.entity(entity)?.defines.find(name);
    if (symbol !== undefined) return { entity, symbol };
  }
  return null;
}

/** What is called may be no function at all: then it takes no arguments. */
function reportNoFunction(e: Elaborator, node: ast.Call, callee: ast.Name, scope: Scope, names: string[]): void {
  const isNamed = scope.entities.some(({ name }) => {
    const entity = e.entity(name);
    return entity?.facts.find(callee.text) !== undefined || entity?.decisions.find(callee.text) !== undefined;
  });
  if (isNamed || e.symbols.parameters.find(callee.text) !== undefined) checkArgumentCount(e, node, callee.text, 0);
  else e.reporter.unknown("unknown-name", callee, nearest(callee.text, [...names, ...functionWords]));
}

const functionWords = keywords.filter(({ role }) => role === "function").flatMap(({ en, zh }) => [en, zh]);

function checkArgumentCount(e: Elaborator, node: ast.Call, name: string, expected: number): boolean {
  const actual = node.arguments.length;
  if (actual !== expected) e.reporter.report("wrong-arguments", node.span, { name, expected, actual });
  return actual === expected;
}
