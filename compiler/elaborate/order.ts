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
  const state = new Map<Placed, "open" | "done">();
  const visit = (each: Placed, path: readonly Placed[]): void => {
    if (state.get(each) === "done") return;
    if (state.get(each) === "open") {
      reportCircle(e, [...path.slice(path.indexOf(each)), each]);
      return;
    }
    state.set(each, "open");
    for (const key of expressionsOf(each.decision).flatMap((expression) => [...decisionKeysIn(expression)])) {
      const needed = byKey.get(key);
      if (needed !== undefined) visit(needed, [...path, each]);
    }
    state.set(each, "done");
    ordered.get(each.entity)!.push(each.decision);
  };
  all.forEach((each) => visit(each, []));
  return ordered;
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
