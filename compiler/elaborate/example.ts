import type * as ast from "../../grammar/ast.ts";
import type { Parameters } from "../../grammar/diagnostics/catalogue.ts";
import type { Span } from "../../grammar/source.ts";
import { mostFen, mostInt } from "../../runtime/numbers.ts";
import type { Range } from "../../runtime/range.ts";
import type { Value } from "../../runtime/schema.ts";
import type * as ir from "../../ir/ir.ts";
import type { EntitySymbol, FactSymbol, Placed } from "../symbols.ts";
import { bool, type Type } from "../../ir/types.ts";
import type { Elaborator } from "./elaborator.ts";
import { entityNamed } from "./entity-named.ts";
import { checkInRange } from "./range.ts";
import { constantScope, type Scope } from "./scope.ts";

/** Every example of the notice, those in tables a row each. */
export function elaborateExamples(e: Elaborator): ir.Example[] {
  const single = e.symbols.examples.flatMap((placed) => singleExample(e, placed));
  const examples = [...single, ...e.symbols.exampleTables.flatMap((table) => tableExamples(e, table))].sort(
    (left, right) => left.origin.span.start - right.origin.span.start,
  );
  for (const name of new Set(examples.map(({ entity }) => entity))) {
    const first = examples.find(({ entity }) => entity === name)!;
    reportUnwritable(e, e.entity(name)!, first.origin);
  }
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
        : [{ kind: "Assignment", name: columns[column]!, value: content, span }],
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
  return {
    title,
    entity: entity.name,
    given: values(e, given, scope, (name) => {
      const fact = entity.facts.find(name.text);
      return fact === undefined ? unknownFact(e, entity, name) : e.facts.get(fact)!;
    }),
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

/** Reports the facts that every record must have and of which an example, or a table of them, gives none. */
function reportMissing(
  e: Elaborator,
  entity: EntitySymbol,
  isGiven: (fact: FactSymbol) => boolean,
  span: Span,
  where: Parameters["example-without-fact"]["where"],
): void {
  if (!e.reporter.isComplete) return;
  for (const fact of requiredFacts(entity)) {
    const { name, label } = fact;
    if (isWritable(fact) && !isGiven(fact))
      e.reporter.report("example-without-fact", span, { fact: name, label, where });
  }
}

/** Of a list or a series there are no literals: that an example cannot give it is the vocabulary's doing, and told once. */
function reportUnwritable(e: Elaborator, entity: EntitySymbol, { span }: ir.Origin): void {
  for (const fact of requiredFacts(entity)) {
    if (isWritable(fact)) continue;
    const { name, label, node } = fact;
    const type = e.inVocabulary(() => e.reporter.textOf(node.type.span));
    e.reporter.report("example-without-fact", span, { fact: name, label, where: { type } });
  }
}

/** Whether a thing is one of those that names stand for. */
function among(names: readonly ast.Name[]): (thing: ir.Named) => boolean {
  const texts = new Set(names.map(({ text }) => text));
  return ({ name, label }) => texts.has(name) || texts.has(label);
}

/** The facts that every record must have. */
function requiredFacts({ facts }: EntitySymbol): readonly FactSymbol[] {
  return [...facts].filter(({ optional, node }) => !optional && node.default === null);
}

function isWritable({ type }: FactSymbol): boolean {
  return !["list", "texts", "series"].includes(type.kind);
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
  return e.symbols.invariants.flatMap(({ node, origin }) => {
    const entity = entityNamed(e, node.entity);
    if (entity === null) return [];
    const scope = e.scopeOf(entity.name, origin.clause);
    const when = node.when === null ? null : e.check(node.when, bool, scope);
    const then = e.check(node.then, bool, when === null ? scope : e.after(scope, when, true));
    return [{ title: node.title.value, entity: entity.name, when, then, origin }];
  });
}
