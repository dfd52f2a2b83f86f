import type * as ast from "../../grammar/ast.ts";
import { nearest } from "../../runtime/nearest.ts";
import type * as ir from "../ir/ir.ts";
import type { Elaborator } from "./elaborator.ts";
import type { DraftCase } from "./rule.ts";

/**
 * Settles which rules each rule overrides and puts overriding rules first. A clause means its
 * rules and those of the clauses beneath it; a rule inside that clause does not override others
 * that prevail over the same clause, since they are exceptions of one rank.
 */
export function settleOverrides(e: Elaborator, decision: string, drafts: readonly DraftCase[]): ir.Case[] {
  const overridden = drafts.map((draft) => overriddenBy(e, decision, draft, drafts));
  const order = overridingFirst(e, drafts, overridden);
  const position = new Map(order.map((index, place) => [index, place]));
  return order.map((index, place) => {
    const { rule, guard, value } = drafts[index]!;
    const id = drafts.length === 1 ? decision : `${decision}#${place + 1}`;
    return {
      rule: { ...rule, id },
      guard,
      value,
      overrides: overridden[index]!.map((each) => position.get(each)!).sort((left, right) => left - right),
    };
  });
}

function overriddenBy(e: Elaborator, decision: string, draft: DraftCase, drafts: readonly DraftCase[]): number[] {
  const found = draft.overrides.flatMap((target) => {
    const indices = drafts.flatMap((other, index) => (other !== draft && isMeant(target, draft, other) ? [index] : []));
    if (indices.length === 0) reportNothing(e, decision, target);
    return indices;
  });
  return [...new Set(found)];
}

function isMeant(target: ast.OverrideTarget, draft: DraftCase, other: DraftCase): boolean {
  if (target.kind === "Name") return other.rule.name === target.text;
  if (!isWithin(other.rule.clause, target.id)) return false;
  const ofOneRank = isWithin(draft.rule.clause, target.id) && other.overrides.some((each) => each.kind === "ClauseRef" && each.id === target.id);
  return !ofOneRank;
}

/** Whether a clause is another or stands beneath it: 四(二)1 is within 四(二) and within 四. */
export function isWithin(clause: string, outer: string): boolean {
  if (!clause.startsWith(outer)) return false;
  const rest = clause.slice(outer.length);
  return rest === "" || rest.startsWith("(") || rest.startsWith("·") || (outer.endsWith(")") && /^\d/u.test(rest));
}

function reportNothing(e: Elaborator, decision: string, target: ast.OverrideTarget): void {
  if (target.kind === "ClauseRef" && !e.symbols.clauses.some(({ id }) => isWithin(id, target.id))) {
    const near = nearest(target.id, e.symbols.clauses.map(({ id }) => id));
    e.reporter.report("unknown-clause", target.span, { clause: target.id, near });
    return;
  }
  const text = target.kind === "Name" ? target.text : target.id;
  e.reporter.report("overrides-nothing", target.span, { target: text, decision });
}

/** The indices in an order in which every rule stands before those that it overrides. */
function overridingFirst(e: Elaborator, drafts: readonly DraftCase[], overridden: readonly number[][]): number[] {
  const order: number[] = [];
  const state = drafts.map(() => "new" as "new" | "open" | "done");
  const visit = (index: number, path: readonly number[]): void => {
    if (state[index] === "done") return;
    if (state[index] === "open") {
      reportCircle(e, drafts, [...path.slice(path.indexOf(index)), index]);
      return;
    }
    state[index] = "open";
    overridden.forEach((targets, overriding) => {
      if (targets.includes(index)) visit(overriding, [...path, index]);
    });
    state[index] = "done";
    order.push(index);
  };
  drafts.forEach((_, index) => visit(index, []));
  return order;
}

function reportCircle(e: Elaborator, drafts: readonly DraftCase[], circle: readonly number[]): void {
  const rules = circle.map((index) => drafts[index]!.rule);
  e.reporter.report("circular-override", rules[0]!.origin.span, { clauses: rules.map(({ clause }) => clause) });
}
