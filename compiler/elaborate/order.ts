import type { Span } from "../../grammar/source.ts";
import { decisionsIn, expressionsOf } from "../ir/entity.ts";
import type * as ir from "../ir/ir.ts";
import type { EntitySymbol } from "../symbols.ts";
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
  const isDefine = (name: string): boolean => symbol?.defines.find(name) !== undefined;
  const ruled = path.find((name) => !isDefine(name));
  if (ruled !== undefined) e.reporter.report("circular-definition", placeOf(e, symbol, ruled), { path });
}

/** Where a notice speaks of a decision, or a vocabulary declares it. */
function placeOf(e: Elaborator, entity: EntitySymbol | undefined, name: string): Span {
  const decision = entity?.decisions.find(name);
  const rule = e.symbols.rules.find(({ node }) => entity?.decisions.find(node.decision.text) === decision);
  const table = e.symbols.tables.find(name);
  return (rule?.node.decision ?? table?.node.name ?? decision?.node.name ?? e.symbols.name).span;
}
