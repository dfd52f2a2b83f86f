import type * as ast from "../../grammar/ast.ts";
import type { TypeWords } from "../../grammar/diagnostics/catalogue.ts";
import { nearest } from "../../runtime/nearest.ts";
import type * as ir from "../ir/ir.ts";
import { replacement } from "../reporter.ts";
import type { Elaborator } from "./elaborator.ts";
import type { DraftCase } from "./rule.ts";

/**
 * Settles which rules each rule overrides and puts overriding rules first. A clause means its
 * rules and those of the clauses beneath it; a rule inside that clause does not override others
 * that prevail over the same clause, since they are exceptions of one rank.
 */
export function settleOverrides(
  e: Elaborator,
  decision: string,
  drafts: readonly DraftCase[],
  ids: RuleIds,
): ir.Case[] {
  reportRepeatedNames(e, drafts);
  const overridden = drafts.map((draft) => overriddenBy(e, decision, draft, drafts));
  const order = overridingFirst(e, drafts, overridden);
  const position = new Map(order.map((index, place) => [index, place]));
  return order.map((index) => {
    const { rule, guard, value } = drafts[index]!;
    return {
      rule: { ...rule, id: ids() },
      guard,
      value,
      overrides: overridden[index]!.map((each) => position.get(each)!).sort((left, right) => left - right),
    };
  });
}

/** Gives each rule of a decision an id of its own, on each call the next. */
export type RuleIds = () => string;

/** The ids of a decision's rules: its name, with a number where there are several. */
export function ruleIds(decision: string, count: number): RuleIds {
  let given = 0;
  return () => (count === 1 ? decision : `${decision}#${++given}`);
}

/** A rule of a decision is overridden by its name, so no other rule of it may have that. */
function reportRepeatedNames(e: Elaborator, drafts: readonly DraftCase[]): void {
  const seen = new Set<string>();
  for (const { node, names } of drafts) {
    if (names === null) continue;
    const isTaken = seen.has(names.name) || seen.has(names.label);
    if (isTaken && node !== null) e.reporter.report("duplicate-name", node.span, { name: node.text });
    seen.add(names.name).add(names.label);
  }
}

function overriddenBy(e: Elaborator, decision: string, draft: DraftCase, drafts: readonly DraftCase[]): number[] {
  const found = draft.overrides.flatMap((target) => {
    const indices = drafts.flatMap((other, index) => (other !== draft && isMeant(target, draft, other) ? [index] : []));
    if (indices.length === 0) reportNothing(e, decision, target);
    const names = drafts[indices[0] ?? -1]?.names ?? null;
    if (target.kind === "Name" && names !== null) e.reporter.refer(target, names);
    return indices;
  });
  return [...new Set(found)];
}

function isMeant(target: ast.OverrideTarget, draft: DraftCase, other: DraftCase): boolean {
  if (target.kind === "Name") return other.names?.name === target.text || other.names?.label === target.text;
  if (!isWithin(other.rule.clause, target.id)) return false;
  const ofOneRank =
    isWithin(draft.rule.clause, target.id) &&
    other.overrides.some((each) => each.kind === "ClauseRef" && each.id === target.id);
  return !ofOneRank;
}

/** Whether a clause is another or stands beneath it: 四(二)1 is within 四(二) and within 四. */
function isWithin(clause: string, outer: string): boolean {
  if (!clause.startsWith(outer)) return false;
  const rest = clause.slice(outer.length);
  return (
    rest === "" ||
    rest.startsWith("(") ||
    rest.startsWith("·") ||
    (/[)一二三四五六七八九十百]$/u.test(outer) && /^\d/u.test(rest))
  );
}

function reportNothing(e: Elaborator, decision: string, target: ast.OverrideTarget): void {
  if (!e.reporter.isComplete) return;
  if (target.kind === "ClauseRef" && !e.symbols.clauses.some(({ id }) => isWithin(id, target.id))) {
    const near = nearest(
      target.id,
      e.symbols.clauses.map(({ id }) => id),
    );
    e.reporter.report(
      "unknown-clause",
      target.span,
      { clause: target.id, near },
      { fix: replacement(target.span, near) },
    );
    return;
  }
  const named =
    target.kind === "Name"
      ? { en: `\`${target.text}\``, zh: `“${target.text}”` }
      : { en: `clause ${target.id}`, zh: `条款${target.id}` };
  e.reporter.report("overrides-nothing", target.span, { target: named, decision });
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
  const [first, ...others] = rules.slice(0, -1);
  const related = others.map(({ origin, clause }) => e.reporter.place(origin.span, clause));
  e.reporter.report(
    "circular-override",
    first!.origin.span,
    { rules: rules.map((rule) => calledInCircle(e, rule, rules)) },
    { related },
  );
}

/** A rule by its name; else by its clause, with its line where another of them stands there too. */
function calledInCircle(e: Elaborator, rule: ir.RuleInfo, rules: readonly ir.RuleInfo[]): TypeWords {
  const { name, label, clause, origin } = rule;
  if (name !== null) return { en: name, zh: label ?? name };
  const isAlone = rules.every((other) => other.clause !== clause || other.origin === origin);
  if (isAlone) return { en: clause, zh: clause };
  const { line } = e.reporter.file.position(origin.span.start);
  return { en: `${clause} (line ${line})`, zh: `${clause}（第 ${line} 行）` };
}
