import type * as ast from "../../grammar/ast.ts";
import type { Span } from "../../grammar/source.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import type * as ir from "../../ir/ir.ts";
import type { EntitySymbol, Placed } from "../symbols.ts";
import { bool } from "../../ir/types.ts";
import { typeName } from "../type-words.ts";
import type { Elaborator } from "./elaborator.ts";
import { entityNamed } from "./entity-named.ts";
import { among, type Receiver, givenFacts, givenValue, givenValues, reportMissing } from "./given.ts";
import { constantScope, type Scope } from "./scope.ts";

/** Every example of the notice, those in tables a row each. */
export function elaborateExamples(e: Elaborator): ir.Example[] {
  const single = e.symbols.examples.flatMap((placed) => singleExample(e, placed));
  const examples = [...single, ...e.symbols.exampleTables.flatMap((table) => tableExamples(e, table))].sort(
    (left, right) => left.origin.span.start - right.origin.span.start,
  );
  return examples;
}

function singleExample(e: Elaborator, { node, origin }: Placed<ast.Example>): ir.Example[] {
  const entity = entityNamed(e, node.entity);
  if (entity === null) return [];
  reportMissing(e, entity, among(node.given.map(({ name }) => name)), headOf(origin, node.given), "given");
  return [example(e, entity, node.title.value, node.given, node.expect, origin)];
}

function tableExamples(e: Elaborator, { node, origin }: Placed<ast.ExampleTable>): ir.Example[] {
  const entity = entityNamed(e, node.entity);
  if (entity === null) return [];
  const columns = [...node.given, ...node.expect];
  reportMissing(e, entity, among(node.given), node.title.span, "column");
  return node.rows.flatMap((row, index) => {
    if (row.cells.length !== columns.length) {
      e.reporter.report("row-cells", row.span, { expected: columns.length, actual: row.cells.length });
      return [];
    }
    for (const { content, span } of row.cells) {
      if (content === "otherwise") e.reporter.report("otherwise-not-last", span, {});
    }
    const assignments = row.cells.flatMap(({ content, span }, column): ast.Assignment[] =>
      content === null || content === "otherwise"
        ? []
        : [{ kind: "Assignment", path: [], name: columns[column]!, value: content, span }],
    );
    const isGiven = ({ name }: ast.Assignment): boolean => node.given.includes(name);
    const title = `${node.title.value} ${index + 1}`;
    const rowOrigin = e.reporter.origin(row, origin.clause);
    const given = assignments.filter(isGiven);
    const isEmpty = among(node.given.filter((column) => given.every(({ name }) => name !== column)));
    reportMissing(e, entity, (fact) => !isEmpty(fact), row.span, "cell");
    return [
      example(
        e,
        entity,
        title,
        given,
        assignments.filter((each) => !isGiven(each)),
        rowOrigin,
      ),
    ];
  });
}

function example(
  e: Elaborator,
  entity: EntitySymbol,
  title: string,
  given: readonly ast.Assignment[],
  expect: readonly ast.Assignment[],
  origin: ir.Origin,
): ir.Example {
  const scope = constantScope(origin.clause);
  const facts = givenFacts(e, entity, given, scope);
  const ofRecord = expect.filter(({ path }) => path.length === 0);
  return {
    title,
    entity: entity.name,
    given: facts,
    expect: givenValues(e, ofRecord, scope, (name) => expectedDecision(e, entity, name)),
    places: Object.fromEntries(
      ofRecord.flatMap(({ name, span }) => {
        const decision = entity.decisions.find(name.text);
        return decision === undefined ? [] : [[decision.name, e.reporter.origin({ span }, origin.clause)]];
      }),
    ),
    items: expect.flatMap((each) =>
      each.path.length === 0 ? [] : (itemExpectation(e, entity, facts, each, scope) ?? []),
    ),
    origin,
  };
}

function expectedDecision(e: Elaborator, entity: EntitySymbol, name: ast.Name): Receiver | null {
  const decision = entity.decisions.find(name.text);
  if (decision !== undefined) return { symbol: decision, takes: { ...decision, optional: true, range: null } };
  e.reporter.unknown("unknown-decision", name, entity.decisions.near(name.text));
  return null;
}

/** What is expected of an item of a list that is given. */
function itemExpectation(
  e: Elaborator,
  entity: EntitySymbol,
  given: FactRecord,
  node: ast.Assignment,
  scope: Scope,
): ir.ItemExpectation | null {
  const path: { readonly list: string; readonly position: number }[] = [];
  let reached: Reached | null = { entity, record: given };
  for (const step of node.path) {
    if (reached === null) return null;
    const item = itemOf(e, reached, step);
    if (item === null) return null;
    path.push({ list: item.list, position: item.position });
    reached = item;
  }
  const of = reached!.entity;
  const receiver = expectedDecision(e, of, node.name);
  if (receiver === null) return null;
  const { symbol, takes } = receiver;
  e.reporter.refer(node.name, symbol);
  const value = givenValue(e, node.value, takes, scope);
  return { path, entity: of.name, decision: symbol.name, value, origin: e.origin(node, scope) };
}

interface Reached {
  readonly entity: EntitySymbol;
  readonly record: FactRecord;
}

/** The item of a list of a record; null once it is reported that there is none. */
function itemOf(
  e: Elaborator,
  { entity, record }: Reached,
  { list: name, position }: ast.ItemOfList,
): (Reached & { readonly list: string; readonly position: number }) | null {
  const fact = entity.facts.find(name.text);
  const inner = fact?.type.kind === "list" ? e.entity(fact.type.entity) : undefined;
  if (fact === undefined || inner === undefined) {
    if (fact === undefined) e.reporter.unknown("unknown-fact", name, entity.facts.near(name.text));
    else e.expected(name, { en: "a list of records", zh: "记录列表" }, typeName(fact.type));
    return null;
  }
  e.reporter.refer(name, fact);
  const items = (record[fact.name] ?? []) as readonly FactRecord[];
  const item = items[position.value - 1];
  if (item !== undefined) return { entity: inner, record: item, list: fact.name, position: position.value - 1 };
  e.reporter.report("no-such-item", position.span, { list: name.text, position: position.value, count: items.length });
  return null;
}

/** The start of an example, up to the first fact that it gives. */
function headOf({ span }: ir.Origin, [first]: readonly ast.Assignment[]): Span {
  return { start: span.start, end: first === undefined ? span.end : first.span.end };
}

/** Every invariant of the notice, and the entity that each speaks of. */
export function elaborateInvariants(e: Elaborator): ir.Invariant[] {
  return e.symbols.invariants.flatMap(({ node, origin }) => {
    const entity = entityNamed(e, node.entity);
    if (entity === null) return [];
    const scope = e.scopeOf(entity.name, origin.clause);
    const when = node.when === null ? null : e.check(node.when, bool, scope);
    const then = e.check(node.then, bool, when === null ? scope : e.after(scope, when, true));
    return [{ title: node.title.value, entity: entity.name, when, then, origin }];
  });
}
