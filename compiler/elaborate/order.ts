import * as ast from "../../grammar/ast.ts";
import { decisionsIn, expressionsOf, mainEntity } from "../../ir/entity.ts";
import type * as ir from "../../ir/ir.ts";
import type { DecisionSymbol, EntitySymbol } from "../symbols.ts";
import type { Elaborator } from "./elaborator.ts";

/** The decisions of an entity so that each stands after those that it rests on. */
export function inOrderOfEvaluation(e: Elaborator, entity: string, decisions: readonly ir.Decision[]): ir.Decision[] {
  const byName = new Map(decisions.map((decision) => [decision.name, decision]));
  const ordered: ir.Decision[] = [];
  const state = new Map<string, "open" | "done">();
  const visit = (decision: ir.Decision, path: readonly string[]): void => {
    if (state.get(decision.name) === "done") return;
    if (state.get(decision.name) === "open") {
      reportCircle(e, entity, [...path.slice(path.indexOf(decision.name)), decision.name]);
      return;
    }
    state.set(decision.name, "open");
    for (const name of expressionsOf(decision).flatMap((each) => [...decisionsIn(each, entity)])) {
      const needed = byName.get(name);
      if (needed !== undefined) visit(needed, [...path, decision.name]);
    }
    state.set(decision.name, "done");
    ordered.push(decision);
  };
  decisions.forEach((decision) => visit(decision, []));
  return ordered;
}

/** Circles of defines alone are reported where their types are asked for. */
function reportCircle(e: Elaborator, entity: string, path: readonly string[]): void {
  const symbol = e.entity(entity);
  const ruled = path.filter((name) => symbol?.defines.find(name) === undefined);
  if (symbol === undefined || ruled.length === 0) return;
  const placed = ruled.flatMap((name) => placesOf(e, symbol, name))[0];
  if (placed !== undefined) e.reporter.report("circular-definition", placed.span, { path });
  else reportDeclared(e, symbol.decisions.find(ruled[0]!), path);
}

/** Where a notice decides what a name stands for: in a rule, or as a table or a column of one. */
function placesOf({ symbols }: Elaborator, entity: EntitySymbol, name: string): readonly ast.Name[] {
  const isIn = (of: ast.Name | null): boolean => symbols.entities.find(of?.text ?? mainEntity) === entity;
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
