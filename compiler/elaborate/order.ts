import type * as ir from "../ir/ir.ts";
import { walk } from "../ir/walk.ts";
import type { Elaborator } from "./elaborator.ts";

/** The decisions of an entity so that each stands after those that it rests on. */
export function inOrderOfEvaluation(e: Elaborator, entity: string, decisions: readonly ir.Decision[]): ir.Decision[] {
  const byName = new Map(decisions.map((decision) => [decision.name, decision]));
  const ordered: ir.Decision[] = [];
  const state = new Map<string, "open" | "done">();
  const visit = (decision: ir.Decision, path: readonly string[]): void => {
    if (state.get(decision.name) === "done") return;
    if (state.get(decision.name) === "open") {
      const circle = [...path.slice(path.indexOf(decision.name)), decision.name];
      e.reporter.report("circular-definition", decision.origin.span, { path: circle });
      return;
    }
    state.set(decision.name, "open");
    for (const name of restsOn(entity, decision)) {
      const needed = byName.get(name);
      if (needed !== undefined) visit(needed, [...path, decision.name]);
    }
    state.set(decision.name, "done");
    ordered.push(decision);
  };
  decisions.forEach((decision) => visit(decision, []));
  return ordered;
}

function restsOn(entity: string, { gate, otherwise, body }: ir.Decision): Set<string> {
  const names = new Set<string>();
  for (const root of [gate, otherwise, body]) {
    if (root === null) continue;
    for (const each of walk(root)) {
      if (each.kind === "decision" && each.entity === entity) names.add(each.name);
      if (each.kind === "cell" && each.entity === entity) names.add(each.pick);
    }
  }
  return names;
}
