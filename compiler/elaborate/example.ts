import type * as ast from "../../grammar/ast.ts";
import type { Span } from "../../grammar/source.ts";
import { mostFen, mostInt } from "../../runtime/numbers.ts";
import type { Range } from "../../runtime/range.ts";
import type { Value } from "../../runtime/schema.ts";
import { mainEntity } from "../ir/entity.ts";
import type * as ir from "../ir/ir.ts";
import type { EntitySymbol, Placed } from "../symbols.ts";
import { bool, type Type } from "../types.ts";
import type { Elaborator } from "./elaborator.ts";
import { checkInRange } from "./range.ts";
import { constantScope, type Scope } from "./scope.ts";

/** Every example of the notice, those in tables a row each. */
export function elaborateExamples(e: Elaborator): ir.Example[] {
  const entity = e.entity(mainEntity);
  if (entity === undefined) return [];
  const single = e.symbols.examples.map(({ node, origin }) =>
    example(e, entity, node.title.value, node.given, node.expect, origin),
  );
  return [...single, ...e.symbols.exampleTables.flatMap((table) => tableExamples(e, entity, table))].sort(
    (left, right) => left.origin.span.start - right.origin.span.start,
  );
}

function tableExamples(e: Elaborator, entity: EntitySymbol, { node, origin }: Placed<ast.ExampleTable>): ir.Example[] {
  const columns = [...node.given, ...node.expect];
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
        : [{ kind: "Assignment", name: columns[column]!, value: content, span }],
    );
    const isGiven = ({ name }: ast.Assignment): boolean => node.given.includes(name);
    const title = `${node.title.value} ${index + 1}`;
    const rowOrigin = e.reporter.origin(row, origin.clause);
    const given = assignments.filter(isGiven);
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
  return {
    title,
    entity: entity.name,
    given: givenFacts(e, entity, given, scope, origin),
    expect: values(e, expect, scope, (name) => {
      const decision = entity.decisions.find(name.text);
      return decision === undefined ? unknownDecision(e, entity, name) : { ...decision, optional: true, range: null };
    }),
    places: Object.fromEntries(
      expect.flatMap(({ name, span }) => {
        const decision = entity.decisions.find(name.text);
        return decision === undefined ? [] : [[decision.name, e.reporter.origin({ span }, origin.clause)]];
      }),
    ),
    origin,
  };
}

/** The facts that an example gives, which must be all that a record must have. */
function givenFacts(
  e: Elaborator,
  entity: EntitySymbol,
  given: readonly ast.Assignment[],
  scope: Scope,
  origin: ir.Origin,
): Record<string, Value> {
  const facts = values(e, given, scope, (name) => {
    const fact = entity.facts.find(name.text);
    return fact === undefined ? unknownFact(e, entity, name) : e.facts.get(fact)!;
  });
  const names = new Set(given.map(({ name }) => name.text));
  for (const { name, label, optional, node } of entity.facts) {
    const isGiven = optional || node.default !== null || names.has(name) || names.has(label);
    if (!isGiven && e.reporter.isComplete)
      e.reporter.report("example-without-fact", headOf(origin, given), { fact: name, label });
  }
  return facts;
}

/** The start of an example, up to the first fact that it gives. */
function headOf({ span }: ir.Origin, [first]: readonly ast.Assignment[]): Span {
  return { start: span.start, end: first === undefined ? span.end : first.span.end };
}

/** What a value may be given to. */
interface Assignable {
  readonly type: Type;
  readonly optional: boolean;
  readonly range: Range | null;
}

/** The fixed value of a fact or a decision, absent only where it may be. */
export function givenValue(
  e: Elaborator,
  node: ast.Expression,
  { type, optional, range }: Assignable,
  scope: Scope,
): Value {
  const expression = optional ? e.checkOptional(node, type, scope).expression : e.check(node, type, scope);
  const value = e.constantValue(expression);
  if (isTooLong(type, value)) e.reporter.report("number-too-long", node.span, { number: e.reporter.textOf(node.span) });
  else checkInRange(e, node, type, range, value);
  return value;
}

/** Whether a number is more than a record may hold. */
function isTooLong({ kind }: Type, value: Value): boolean {
  const most = kind === "int" ? mostInt : kind === "money" ? mostFen : Infinity;
  return typeof value === "number" && Math.abs(value) > most;
}

function values(
  e: Elaborator,
  assignments: readonly ast.Assignment[],
  scope: Scope,
  find: (name: ast.Name) => (Assignable & ir.Named) | null,
): Record<string, Value> {
  const result: Record<string, Value> = {};
  for (const { name, value } of assignments) {
    const symbol = find(name);
    if (symbol === null) continue;
    e.reporter.refer(name, symbol);
    if (Object.hasOwn(result, symbol.name)) e.reporter.report("duplicate-name", name.span, { name: name.text });
    result[symbol.name] = givenValue(e, value, symbol, scope);
  }
  return result;
}

function unknownFact(e: Elaborator, entity: EntitySymbol, name: ast.Name): null {
  e.reporter.unknown("unknown-fact", name, entity.facts.near(name.text));
  return null;
}

function unknownDecision(e: Elaborator, entity: EntitySymbol, name: ast.Name): null {
  e.reporter.unknown("unknown-decision", name, entity.decisions.near(name.text));
  return null;
}

/** Every invariant of the notice, and the entity that each speaks of. */
export function elaborateInvariants(e: Elaborator): ir.Invariant[] {
  return e.symbols.invariants.map(({ node, origin }) => {
    const scope = e.scopeOf(mainEntity, origin.clause);
    const when = node.when === null ? null : e.check(node.when, bool, scope);
    const then = e.check(node.then, bool, when === null ? scope : e.after(scope, when, true));
    return { title: node.title.value, entity: mainEntity, when, then, origin };
  });
}
