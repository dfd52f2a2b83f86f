import type * as ast from "../../grammar/ast.ts";
import { bothNames } from "../../grammar/diagnostics/catalogue.ts";
import { dayOf } from "../../runtime/date.ts";
import { nearest } from "../../runtime/nearest.ts";
import type { DataTable, DecisionRef, FactRef, Named } from "../../ir/ir.ts";
import { wordOf } from "../check/headers.ts";
import { noticeDays } from "../resolve/notice-days.ts";
import {
  findNamed,
  type DecisionSymbol,
  type DefineSymbol,
  type EntitySymbol,
  type FactSymbol,
  type ParameterSymbol,
} from "../symbols.ts";
import { date, type Type } from "../../ir/types.ts";
import type { Elaborator } from "./elaborator.ts";
import { reportUnknownMember } from "./member.ts";
import { outward } from "../../ir/outward.ts";
import {
  type Asked,
  enteredBetween,
  known,
  knowingAsIn,
  levelOf,
  mayBeMissing,
  present,
  type Reach,
  rowLevelOf,
  type Scope,
  type Typed,
} from "./scope.ts";

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
      note(e, node, scope, wanted, found.symbol);
      return found.value();
    }
    reportUnknown(e, node, scope, wanted);
    return e.poison(node, scope);
  });
}

/** Notes what a name means, which no other name may mean where it stands. */
function note(e: Elaborator, node: ast.NameRef, scope: Scope, wanted: Type | null, symbol: Named): void {
  const symbolOf = (text: string): Named | undefined =>
    meaningOf(e, { ...node, name: { ...node.name, text } }, scope, wanted)?.symbol;
  if (node.entity !== null) e.reporter.refer(node.entity, e.entity(node.entity.text)!);
  e.reporter.refer(node.name, symbol, (text) => symbolOf(text) === symbol);
}

function meaningOf(e: Elaborator, node: ast.NameRef, scope: Scope, wanted: Type | null): Meaning | null {
  if (node.entity !== null) return ofRecord(e, node, node.entity, scope);
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

const lookups: readonly Lookup[] = [argument, memberOf, column, entityName, parameter, noticeDay, record];

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

function columnOf(e: Elaborator, table: string, text: string): DataTable["columns"][number] | undefined {
  return e.dataTables.get(table)?.columns.find(({ name, label }) => text === name || text === label);
}

/** Whether a parameter of the define that is filled in, or a column of a row at hand, is called so: either is nearer than a reading. */
export function isNearerThanReading(e: Elaborator, text: string, { bindings, tables }: Scope): boolean {
  return bindings.has(text) || tables.some(({ name }) => columnOf(e, name, text) !== undefined);
}

function column(e: Elaborator, node: ast.NameRef, scope: Scope): Meaning | null {
  for (const reach of scope.tables) {
    const table = reach.name;
    const symbol = columnOf(e, table, node.name.text);
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
    const found = entity === undefined ? null : inEntity(e, entity, reach, node, scope);
    if (found !== null) return found;
  }
  return null;
}

/** A name behind its entity's: of the nearest record of that entity in reach. */
function ofRecord(e: Elaborator, node: ast.NameRef, name: ast.Name, scope: Scope): Meaning | null {
  const reach = reachNamed(e, name.text, scope);
  return reach === null ? null : inEntity(e, e.entity(reach.name)!, reach, node, scope);
}

/** The nearest record in reach of an entity that is named. */
export function reachNamed(e: Elaborator, name: string, { entities }: Scope): Reach | null {
  const entity = e.entity(name);
  return entities.find((each) => each.name === entity?.name) ?? null;
}

/** An entity by its name alone is the record of it around, of which it may be asked whether there is one. */
function record(e: Elaborator, node: ast.NameRef, scope: Scope): Meaning | null {
  const reach = reachNamed(e, node.name.text, scope);
  if (reach === null) return null;
  const { name: entity } = reach;
  const type: Type = { kind: "record", entity };
  const expression = {
    kind: "record",
    entity,
    level: levelOf(scope, reach),
    type,
    origin: e.origin(node, scope),
  } as const;
  return { symbol: e.entity(entity)!, value: () => ({ expression, optional: mayBeMissing(scope, reach) }) };
}

function inEntity(e: Elaborator, entity: EntitySymbol, reach: Reach, node: ast.NameRef, scope: Scope): Meaning | null {
  const { text } = node.name;
  const asked = (symbol: FactSymbol | DecisionSymbol | DefineSymbol): Asked => ({
    entity: entity.name,
    name: symbol.name,
    level: levelOf(scope, reach),
  });
  const origin = e.origin(node, scope);
  const isMissing = mayBeMissing(scope, reach);
  const fact = entity.facts.find(text);
  if (fact !== undefined) {
    const { type, optional: mayBeAbsent } = fact;
    const optional = isMissing || (mayBeAbsent && !scope.assumptions.has(known(asked(fact))));
    return meaning(fact, () => ({ kind: "fact", ...asked(fact), optional, type, origin }));
  }
  const decision = entity.decisions.find(text);
  if (decision !== undefined) {
    const { type } = decision;
    return meaning(decision, () => {
      const of = asked(decision);
      const optional = isMissing || e.mayBeAbsent(entity.name, decision, of.level, scope);
      return { kind: "decision", ...of, optional, type, origin };
    });
  }
  const define = entity.defines.find(text);
  if (define === undefined || define.parameters.length > 0) return null;
  return meaning(define, () => {
    const { expression, optional: mayBeAbsent } = e.define(entity.name, define);
    const of = asked(define);
    const optional = isMissing || (mayBeAbsent && !scope.assumptions.has(known(of)));
    return { kind: "decision", ...of, optional, type: expression.type, origin };
  });
}

function meaning(symbol: Named, refer: () => FactRef | DecisionRef): Meaning {
  return {
    symbol,
    value: () => {
      const expression = refer();
      return { expression, optional: expression.optional };
    },
  };
}

function parameter(e: Elaborator, node: ast.NameRef, scope: Scope): Meaning | null {
  const symbol = e.symbols.parameters.find(node.name.text);
  return symbol === undefined ? null : { symbol, value: () => parameterValue(e, symbol.name, node, scope) };
}

function parameterValue(e: Elaborator, of: string, node: ast.NameRef, scope: Scope): Typed {
  const found = e.parameter(of);
  if (found === null) return e.poison(node, scope);
  const { type, values, name } = found;
  const { from, value } = values[0]!;
  if (from === null) return present({ kind: "constant", type, value, parameter: name, origin: e.origin(node, scope) });
  e.reporter.report("parameter-needs-day", node.span, { parameter: node.name.text });
  return e.poison(node, scope);
}

/** The parameter that an expression names, which is noted; null where it means something else. */
export function parameterNamed(e: Elaborator, node: ast.Expression, scope: Scope): ParameterSymbol | null {
  if (node.kind !== "NameRef") return null;
  const found = meaningOf(e, node, scope, null);
  const symbol = e.symbols.parameters.find(node.name.text);
  if (found === null || symbol === undefined || found.symbol !== symbol) return null;
  note(e, node, scope, null, symbol);
  return symbol;
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

function reportUnknown(e: Elaborator, node: ast.NameRef, scope: Scope, wanted: Type | null): void {
  const { name } = node;
  if (node.entity !== null) {
    if (reachOrReport(e, node.entity, scope) !== null) reportNoName(e, name, namesOf(e, [node.entity.text]));
    return;
  }
  // Beside something that is in error already there is no telling what was meant.
  if (wanted?.kind === "unknown") return;
  if (wanted?.kind === "enum") {
    reportUnknownMember(e, name, wanted.enumeration);
    return;
  }
  if (wanted?.kind === "set" && findNamed(wanted.enumeration.members, name.text) !== undefined) {
    e.reporter.unknown("unknown-name", name, `{${name.text}}`);
    return;
  }
  if (reportForm(e, name, scope) || reportAround(e, name, scope) || reportElsewhere(e, name, scope)) return;
  const known = [
    ...namesOf(
      e,
      scope.entities.map((reach) => reach.name),
    ),
    ...e.symbols.parameters.names(),
    ...noticeDays.flatMap(({ name, label }) => [name, label]),
  ];
  reportNoName(e, name, known);
}

function reportNoName(e: Elaborator, name: ast.Name, known: readonly string[]): void {
  e.reporter.unknown("unknown-name", name, nearest(name.text, known));
}

/** All that can be asked of records of some entities. */
function namesOf(e: Elaborator, entities: readonly string[]): string[] {
  return entities.flatMap((name) => {
    const symbol = e.entity(name);
    return symbol === undefined
      ? []
      : [...symbol.facts.names(), ...symbol.decisions.names(), ...symbol.defines.names()];
  });
}

/** The nearest record in reach of an entity that is named; null once it is reported that there is none. */
export function reachOrReport(e: Elaborator, name: ast.Name, scope: Scope): Reach | null {
  const reach = reachNamed(e, name.text, scope);
  if (reach !== null) return reach;
  const entity = e.entity(name.text);
  if (entity === undefined) e.reporter.unknown("unknown-entity", name, e.symbols.entities.near(name.text));
  else if (!reportUndeclared(e, name, [entity], scope))
    e.reporter.report("unknown-name", name.span, { name: name.text, near: null, of: bothNames(entity) });
  return null;
}

/** Reports a define with parameters that is used without arguments; false where it is none. */
function reportForm(e: Elaborator, name: ast.Name, { entities }: Scope): boolean {
  const defines = entities.flatMap((each) => e.entity(each.name)?.defines.find(name.text) ?? []);
  const expected = defines[0]?.parameters.length ?? 0;
  if (expected > 0) e.reporter.report("wrong-arguments", name.span, { name: name.text, expected, actual: 0 });
  return expected > 0;
}

/** Reports a name of an entity of which no record is in reach; false where it is none. */
function reportElsewhere(e: Elaborator, name: ast.Name, { entities, tables }: Scope): boolean {
  const owner = [...e.symbols.entities].find((entity) => has(entity, name.text));
  if (owner === undefined) return false;
  if (entities.length + tables.length === 0) e.reporter.report("not-constant", name.span, {});
  else e.reporter.report("unknown-name", name.span, { name: name.text, near: null, of: bothNames(owner) });
  return true;
}

/** Reports a name of a record in whose list the one that is decided stands, undeclared; false where it is none. */
export function reportAround(e: Elaborator, name: ast.Name, scope: Scope): boolean {
  const { decided } = scope;
  const holders = decided === null ? [] : holdersOf(e, decided).flatMap((holder) => e.entity(holder) ?? []);
  return reportUndeclared(
    e,
    name,
    holders.filter((holder) => has(holder, name.text)),
    scope,
  );
}

/** Reports what is asked of an entity that lists the one that is decided, which is not declared to stand in it. */
function reportUndeclared(e: Elaborator, name: ast.Name, asked: readonly EntitySymbol[], { decided }: Scope): boolean {
  if (decided === null) return false;
  const declared = e.surroundingsOf(decided).map((each) => each.entity);
  const undeclared = holdersOf(e, decided).filter((holder) => !declared.includes(holder));
  const holder = asked.find((each) => undeclared.includes(each.name));
  if (holder === undefined) return false;
  const [around, entity] = [bothNames(holder), bothNames(e.entity(decided)!)];
  e.reporter.report("decided-alone", name.span, { name: name.text, around, entity });
  return true;
}

function has({ facts, decisions, defines }: EntitySymbol, name: string): boolean {
  return (facts.find(name) ?? decisions.find(name) ?? defines.find(name)) !== undefined;
}

/** The entities in whose lists an entity stands. */
function holdersOf(e: Elaborator, entity: string): readonly string[] {
  return [...e.symbols.entities]
    .filter(({ name }) => name !== entity && e.listsOf(name, [entity]).length > 0)
    .map(({ name }) => name);
}
