import * as ast from "../../grammar/ast.ts";
import { decisionKey, decisionKeysIn, expressionsOf } from "../../ir/entity.ts";
import type * as ir from "../../ir/ir.ts";
import type { DecisionSymbol, EntitySymbol } from "../symbols.ts";
import { pathText, type Step } from "./circle.ts";
import type { Elaborator } from "./elaborator.ts";

/** The decisions of every entity, each entity's so that each stands after those that it rests on. */
export function inOrderOfEvaluation(
  e: Elaborator,
  decisions: ReadonlyMap<string, readonly ir.Decision[]>,
): Map<string, ir.Decision[]> {
  const all = [...decisions].flatMap(([entity, own]) =>
    own.map((decision) => ({ entity, name: decision.name, decision })),
  );
  const byKey = new Map(all.map((each) => [decisionKey(each.entity, each.name), each]));
  const ordered = new Map([...decisions.keys()].map((entity): [string, ir.Decision[]] => [entity, []]));
  /** How many rest on one another up to each; zero while that is being found out. */
  const lengths = new Map<Placed, number>();
  let isTooLong = false;
  const visit = (each: Placed, path: readonly Placed[]): number => {
    const known = lengths.get(each);
    if (known === 0) reportCircle(e, [...path.slice(path.indexOf(each)), each]);
    if (known !== undefined) return known;
    lengths.set(each, 0);
    const keys = expressionsOf(each.decision).flatMap((expression) => [...decisionKeysIn(expression)]);
    const needed = path.length > longestChain ? [] : keys.flatMap((key) => byKey.get(key) ?? []);
    const length = 1 + Math.max(0, ...needed.map((other) => visit(other, [...path, each])));
    if (length > longestChain && !isTooLong) {
      isTooLong = true;
      reportChain(e, each);
    }
    lengths.set(each, length);
    ordered.get(each.entity)!.push(each.decision);
    return length;
  };
  all.forEach((each) => visit(each, []));
  return ordered;
}

/** So many decisions and defines may rest on one another, one behind the other; more would not fit the stack of those who ask them. */
const longestChain = 300;

function reportChain(e: Elaborator, { entity, name }: Placed): void {
  const symbol = e.entity(entity);
  const declared = symbol?.defines.find(name) ?? symbol?.decisions.find(name);
  const [place] = symbol === undefined ? [] : placesOf(e, symbol, name);
  const report = ({ span }: ast.Name): void => e.reporter.report("too-deep", span, { chain: longestChain });
  if (place !== undefined || declared === undefined) report(place ?? e.symbols.name);
  else e.within(declared, () => report(declared.node.name));
}

interface Placed extends Step {
  readonly entity: string;
  readonly decision: ir.Decision;
}

/** Circles of defines alone are reported where their types are asked for. */
function reportCircle(e: Elaborator, steps: readonly Placed[]): void {
  const path = pathText(steps);
  const ruled = steps.flatMap(({ entity, name }) => {
    const symbol = e.entity(entity);
    return symbol === undefined || symbol.defines.find(name) !== undefined ? [] : [{ symbol, name }];
  });
  const [first] = ruled;
  if (first === undefined) return;
  const placed = ruled.flatMap(({ symbol, name }) => placesOf(e, symbol, name))[0];
  if (placed !== undefined) e.reporter.report("circular-definition", placed.span, { path });
  else reportDeclared(e, first.symbol.decisions.find(first.name), path);
}

/** Where a notice decides what a name stands for: in a rule, or as a table or a column of one. */
function placesOf({ symbols }: Elaborator, entity: EntitySymbol, name: string): readonly ast.Name[] {
  const isIn = (of: ast.Name | null): boolean =>
    (of === null ? symbols.main : symbols.entities.find(of.text)) === entity;
  const isIt = ({ text }: ast.Name): boolean => entity.decisions.find(text)?.name === name;
  const rules = symbols.rules.filter(({ node }) => isIn(node.entity)).map(({ node }) => node.decision);
  const tables = [...symbols.tables].filter(({ node }) => ast.decides(node) && isIn(node.entity));
  const columns = tables.flatMap(({ node }) => node.columns.flatMap((column) => column.name ?? []));
  const picks = tables.filter((table) => table.name === name).map(({ node }) => node.name);
  return [...[...rules, ...columns].filter(isIt), ...picks];
}

/** A circle of what is declared alone. */
function reportDeclared(e: Elaborator, decision: DecisionSymbol | undefined, path: readonly string[]): void {
  const report = ({ span }: ast.Name): void => e.reporter.report("circular-definition", span, { path });
  if (decision === undefined) report(e.symbols.name);
  else e.within(decision, () => report(decision.node.name));
}
