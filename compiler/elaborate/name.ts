import type * as ast from "../../grammar/ast.ts";
import { bothNames } from "../../grammar/diagnostics/catalogue.ts";
import { dayOf } from "../../runtime/date.ts";
import { nearest } from "../../runtime/nearest.ts";
import type { Named } from "../../ir/ir.ts";
import { wordOf } from "../check/headers.ts";
import { noticeDays } from "../resolve/notice-days.ts";
import { findNamed, type DecisionSymbol, type DefineSymbol, type EntitySymbol, type FactSymbol } from "../symbols.ts";
import { date, type Type } from "../../ir/types.ts";
import type { Elaborator } from "./elaborator.ts";
import { reportUnknownMember } from "./member.ts";
import { outward } from "../../ir/outward.ts";
import { enteredBetween, known, knowingAsIn, levelOf, present, rowLevelOf, type Scope, type Typed } from "./scope.ts";

/** What a name means where it stands. */
interface Meaning {
  readonly symbol: Named;
  readonly value: () => Typed;
}

type Lookup = (e: Elaborator, node: ast.NameRef, scope: Scope, wanted: Type | null) => Meaning | null;

/**
 * A bare name. A parameter of the define comes first; then, where an option of an enumeration is wanted,
 * its options; then what stands nearest: columns, the entity's own names, those around it, the notice's.
 */
export function elaborateName(e: Elaborator, node: ast.NameRef, scope: Scope, wanted: Type | null): Typed {
  return e.reporter.askedAt(node.span, () => {
    const found = meaningOf(e, node, scope, wanted);
    if (found !== null) {
      const symbolOf = (text: string): Named | undefined =>
        meaningOf(e, { ...node, name: { ...node.name, text } }, scope, wanted)?.symbol;
      e.reporter.refer(node.name, found.symbol, (text) => symbolOf(text) === found.symbol);
      return found.value();
    }
    reportUnknown(e, node, scope, wanted);
    return e.poison(node, scope);
  });
}

function meaningOf(e: Elaborator, node: ast.NameRef, scope: Scope, wanted: Type | null): Meaning | null {
  for (const lookup of lookups) {
    const found = lookup(e, node, scope, wanted);
    if (found !== null) return found;
  }
  return null;
}

function memberOf(e: Elaborator, node: ast.NameRef, scope: Scope, wanted: Type | null): Meaning | null {
  if (wanted?.kind !== "enum") return null;
  const symbol = findNamed(wanted.enumeration.members, node.name.text);
  return symbol === undefined ? null : { symbol, value: () => e.constant(node, scope, wanted, symbol.name) };
}

const lookups: readonly Lookup[] = [argument, memberOf, column, entityName, parameter, noticeDay];

/**
 * An argument has the meaning that it has where the define is used, and is known to be what the define has
 * asked of it so far; its records may stand further out here.
 */
function argument(e: Elaborator, { name }: ast.NameRef, scope: Scope, wanted: Type | null): Meaning | null {
  const bound = scope.bindings.get(name.text);
  if (bound === undefined) return null;
  return {
    symbol: { name: name.text, label: name.text },
    value: () => {
      const { expression, optional } = e.argument(bound, knowingAsIn(bound.scope, scope), wanted);
      return { expression: outward(expression, enteredBetween(bound.scope, scope)), optional };
    },
  };
}

function column(e: Elaborator, node: ast.NameRef, scope: Scope): Meaning | null {
  for (const reach of scope.tables) {
    const table = reach.name;
    const symbol = e.dataTables
      .get(table)
      ?.columns.find(({ name, label }) => node.name.text === name || node.name.text === label);
    if (symbol === undefined) continue;
    const { name, type } = symbol;
    const level = rowLevelOf(scope, reach);
    return {
      symbol,
      value: () => present({ kind: "column", table, name, level, type, origin: e.origin(node, scope) }),
    };
  }
  return null;
}

function entityName(e: Elaborator, node: ast.NameRef, scope: Scope): Meaning | null {
  for (const reach of scope.entities) {
    const entity = e.entity(reach.name);
    const found = entity === undefined ? null : inEntity(e, entity, levelOf(scope, reach), node, scope);
    if (found !== null) return found;
  }
  return null;
}

function inEntity(e: Elaborator, entity: EntitySymbol, level: number, node: ast.NameRef, scope: Scope): Meaning | null {
  const { text } = node.name;
  const fact = entity.facts.find(text);
  if (fact !== undefined) return { symbol: fact, value: () => factValue(e, entity, fact, level, node, scope) };
  const decision = entity.decisions.find(text);
  if (decision !== undefined && isDecidedBefore(entity.name, decision, scope))
    return { symbol: decision, value: () => decidedValue(e, entity, decision, level, node, scope) };
  const define = entity.defines.find(text);
  if (define === undefined || define.parameters.length > 0 || entity.name !== scope.decided) return null;
  return { symbol: define, value: () => definedValue(e, entity, define, level, node, scope) };
}

function factValue(
  e: Elaborator,
  entity: EntitySymbol,
  { name, type, optional: mayBeAbsent }: FactSymbol,
  level: number,
  node: ast.NameRef,
  scope: Scope,
): Typed {
  const asked = { entity: entity.name, name, level };
  const optional = mayBeAbsent && !scope.assumptions.has(known(asked));
  return { expression: { kind: "fact", ...asked, optional, type, origin: e.origin(node, scope) }, optional };
}

function decidedValue(
  e: Elaborator,
  entity: EntitySymbol,
  decision: DecisionSymbol,
  level: number,
  node: ast.NameRef,
  scope: Scope,
): Typed {
  const optional = e.mayBeAbsent(entity.name, decision, level, scope);
  const { name, type } = decision;
  const origin = e.origin(node, scope);
  return { expression: { kind: "decision", entity: entity.name, name, level, optional, type, origin }, optional };
}

function definedValue(
  e: Elaborator,
  entity: EntitySymbol,
  define: DefineSymbol,
  level: number,
  node: ast.NameRef,
  scope: Scope,
): Typed {
  const meaning = e.define(entity.name, define);
  const asked = { entity: entity.name, name: define.name, level };
  const optional = meaning.optional && !scope.assumptions.has(known(asked));
  const { type } = meaning.expression;
  return { expression: { kind: "decision", ...asked, optional, type, origin: e.origin(node, scope) }, optional };
}

/**
 * Whether a decision has its value where it is named: those of the record that is decided, and the
 * vocabulary's decisions of the items in its lists. Of a record around it only facts are in reach.
 */
function isDecidedBefore(entity: string, { role }: DecisionSymbol, { decided, entities }: Scope): boolean {
  if (decided === null || entity === decided) return true;
  const indexOf = (wanted: string): number => entities.findIndex(({ name }) => name === wanted);
  return role === "output" && indexOf(entity) < indexOf(decided);
}

function parameter(e: Elaborator, node: ast.NameRef, scope: Scope): Meaning | null {
  const symbol = e.symbols.parameters.find(node.name.text);
  return symbol === undefined ? null : { symbol, value: () => parameterValue(e, symbol.name, node, scope) };
}

function parameterValue(e: Elaborator, of: string, node: ast.NameRef, scope: Scope): Typed {
  const found = e.parameter(of);
  if (found === null) return e.poison(node, scope);
  const { type, value, name } = found;
  return present({ kind: "constant", type, value, parameter: name, origin: e.origin(node, scope) });
}

/** What to elaborate with where no notice says when it holds. */
const anyTimes = { year: 2000, inForce: { from: dayOf(2000, 1, 1), to: dayOf(2000, 12, 31) } };

function noticeDay(e: Elaborator, node: ast.NameRef, scope: Scope): Meaning | null {
  const symbol = findNamed(noticeDays, node.name.text);
  if (symbol === undefined) return null;
  const day = symbol.of(e.times ?? anyTimes);
  const value = (): Typed => {
    if (day !== null) return e.constant(node, scope, date, day);
    e.reporter.report("missing-header", node.span, { header: wordOf("inForce") });
    return e.poison(node, scope);
  };
  return { symbol, value };
}

function reportUnknown(e: Elaborator, { name }: ast.NameRef, scope: Scope, wanted: Type | null): void {
  // Beside something that is in error already there is no telling what was meant.
  if (wanted?.kind === "unknown") return;
  if (wanted?.kind === "enum") {
    reportUnknownMember(e, name, wanted.enumeration);
    return;
  }
  if (reportInReach(e, name, scope) || reportAround(e, name, scope) || reportElsewhere(e, name, scope)) return;
  const reachable = scope.entities.flatMap((reach) => {
    const symbol = e.entity(reach.name);
    return symbol === undefined
      ? []
      : [...symbol.facts.names(), ...symbol.decisions.names(), ...symbol.defines.names()];
  });
  const known = [
    ...reachable,
    ...e.symbols.parameters.names(),
    ...noticeDays.flatMap(({ name, label }) => [name, label]),
  ];
  e.reporter.unknown("unknown-name", name, nearest(name.text, known));
}

/** Reports a decision or a define of a record in reach that cannot be asked for by its name alone; false where it is none. */
function reportInReach(e: Elaborator, name: ast.Name, { entities }: Scope): boolean {
  for (const { name: each } of entities) {
    const entity = e.entity(each);
    const define = entity?.defines.find(name.text);
    const found = entity?.decisions.find(name.text) ?? define;
    if (entity === undefined || found === undefined) continue;
    const expected = define?.parameters.length ?? 0;
    if (expected > 0) e.reporter.report("wrong-arguments", name.span, { name: name.text, expected, actual: 0 });
    else
      e.reporter.report("decision-out-of-reach", name.span, { decision: bothNames(found), entity: bothNames(entity) });
    return true;
  }
  return false;
}

/** Reports a name of an entity of which no record is in reach; false where it is none. */
function reportElsewhere(e: Elaborator, name: ast.Name, { entities, tables }: Scope): boolean {
  const owner = [...e.symbols.entities].find(
    ({ facts, decisions, defines }) =>
      (facts.find(name.text) ?? decisions.find(name.text) ?? defines.find(name.text)) !== undefined,
  );
  if (owner === undefined) return false;
  if (entities.length + tables.length === 0) e.reporter.report("not-constant", name.span, {});
  else e.reporter.report("unknown-name", name.span, { name: name.text, near: null, of: bothNames(owner) });
  return true;
}

/** Reports a name of a record around the one that is decided, which is decided without it; false where it is none. */
export function reportAround(e: Elaborator, name: ast.Name, { decided }: Scope): boolean {
  const holders = decided === null ? [] : e.holdersOf(decided).flatMap((holder) => e.entity(holder) ?? []);
  const holder = holders.find(
    ({ facts, decisions }) => (facts.find(name.text) ?? decisions.find(name.text)) !== undefined,
  );
  if (holder === undefined || decided === null) return false;
  const [around, entity] = [bothNames(holder), bothNames(e.entity(decided)!)];
  e.reporter.report("decided-alone", name.span, { name: name.text, around, entity });
  return true;
}
