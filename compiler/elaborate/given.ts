/** What is given to a record in an example or by default: fixed values, and records with the facts that they must have. */
import type * as ast from "../../grammar/ast.ts";
import type { Parameters } from "../../grammar/diagnostics/catalogue.ts";
import type { Span } from "../../grammar/source.ts";
import { mostFen, mostInt } from "../../runtime/numbers.ts";
import type { Range } from "../../runtime/range.ts";
import type { Value } from "../../runtime/schema.ts";
import type * as ir from "../../ir/ir.ts";
import type { Type } from "../../ir/types.ts";
import type { EntitySymbol, FactSymbol } from "../symbols.ts";
import type { Elaborator } from "./elaborator.ts";
import { checkInRange } from "./range.ts";
import type { Scope } from "./scope.ts";

/** What a value may be given to. */
export interface Assignable {
  readonly type: Type;
  readonly optional: boolean;
  readonly range: Range | null;
}

/** Something that may be given a value, as it is declared. */
export interface Receiver {
  readonly symbol: ir.Named;
  readonly takes: Assignable;
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

/** What some things are given, by name, each once. */
export function givenValues(
  e: Elaborator,
  assignments: readonly ast.Assignment[],
  scope: Scope,
  find: (name: ast.Name) => Receiver | null,
): Record<string, Value> {
  const result: Record<string, Value> = {};
  for (const { name, value } of assignments) {
    const receiver = find(name);
    if (receiver === null) continue;
    const { symbol, takes } = receiver;
    e.reporter.refer(name, symbol);
    if (Object.hasOwn(result, symbol.name)) e.reporter.report("duplicate-name", name.span, { name: name.text });
    result[symbol.name] = givenValue(e, value, takes, scope);
  }
  return result;
}

/** The facts that a record is given, by name. */
export function givenFacts(
  e: Elaborator,
  entity: EntitySymbol,
  assignments: readonly ast.Assignment[],
  scope: Scope,
): Record<string, Value> {
  return givenValues(e, assignments, scope, (name) => {
    const fact = entity.facts.find(name.text);
    if (fact !== undefined) return { symbol: fact, takes: e.facts.get(fact)! };
    e.reporter.unknown("unknown-fact", name, entity.facts.near(name.text));
    return null;
  });
}

/** Reports the facts that every record must have and that one is not given. */
export function reportMissing(
  e: Elaborator,
  entity: EntitySymbol,
  isGiven: (fact: FactSymbol) => boolean,
  span: Span,
  where: Parameters["example-without-fact"]["where"],
): void {
  if (!e.reporter.isComplete) return;
  for (const fact of requiredFacts(entity)) {
    const { name, label } = fact;
    if (!isGiven(fact)) e.reporter.report("example-without-fact", span, { fact: name, label, where });
  }
}

/** Whether a thing is one of those that names stand for. */
export function among(names: readonly ast.Name[]): (thing: ir.Named) => boolean {
  const texts = new Set(names.map(({ text }) => text));
  return ({ name, label }) => texts.has(name) || texts.has(label);
}

/** The facts that every record must have. */
function requiredFacts({ facts }: EntitySymbol): readonly FactSymbol[] {
  return [...facts].filter(({ optional, node }) => !optional && node.default === null);
}
