import type * as ast from "../../grammar/ast.ts";
import type { TypeWords } from "../../grammar/diagnostics/catalogue.ts";
import { nearest } from "../../runtime/nearest.ts";
import { isWithin } from "../clauses/within.ts";
import type * as ir from "../../ir/ir.ts";
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
  const rules = new Overridable(drafts);
  const overridden = drafts.map((_, index) => overriddenBy(e, decision, index, rules));
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

function overriddenBy(e: Elaborator, decision: string, draft: number, rules: Overridable): number[] {
  const found = rules.drafts[draft]!.overrides.flatMap((target) => {
    const indices = rules.meantBy(target, draft);
    if (indices.length === 0) reportNothing(e, decision, target, rules.names());
    const names = rules.drafts[indices[0] ?? -1]?.names ?? null;
    if (target.kind === "Name" && names !== null) e.reporter.refer(target, names);
    return indices;
  });
  return [...new Set(found)];
}

/** A clause with the rules of a decision in it, and those of them that prevail over it. */
interface Ranked {
  readonly within: readonly number[];
  readonly exceptions: ReadonlySet<number>;
}

/** The rules of a decision by what overrides them: their names and the clauses that they stand in. */
class Overridable {
  readonly drafts: readonly DraftCase[];
  readonly #byName = new Map<string, number[]>();
  readonly #byClause = new Map<string, Ranked>();

  constructor(drafts: readonly DraftCase[]) {
    this.drafts = drafts;
    drafts.forEach(({ names }, index) => {
      for (const name of new Set(names === null ? [] : [names.name, names.label]))
        this.#byName.set(name, [...(this.#byName.get(name) ?? []), index]);
    });
  }

  names(): Iterable<string> {
    return this.#byName.keys();
  }

  /** The rules that a rule means by a target. */
  meantBy(target: ast.OverrideTarget, draft: number): readonly number[] {
    const others = (indices: readonly number[]): number[] => indices.filter((index) => index !== draft);
    if (target.kind === "Name") return others(this.#byName.get(target.text) ?? []);
    const { within, exceptions } = this.#ranked(target.id);
    const isInside = isWithin(this.drafts[draft]!.rule.clause, target.id);
    return others(isInside ? within.filter((index) => !exceptions.has(index)) : within);
  }

  #ranked(clause: string): Ranked {
    const known = this.#byClause.get(clause);
    if (known !== undefined) return known;
    const within = [...this.drafts.keys()].filter((index) => isWithin(this.drafts[index]!.rule.clause, clause));
    const isException = (index: number): boolean =>
      this.drafts[index]!.overrides.some((each) => each.kind === "ClauseRef" && each.id === clause);
    const ranked = { within, exceptions: new Set(within.filter(isException)) };
    this.#byClause.set(clause, ranked);
    return ranked;
  }
}

function reportNothing(e: Elaborator, decision: string, target: ast.OverrideTarget, names: Iterable<string>): void {
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
      { fix: near === null ? null : { span: target.span, text: near } },
    );
    return;
  }
  const named =
    target.kind === "Name"
      ? { en: `\`${target.text}\``, zh: `“${target.text}”` }
      : { en: `clause ${target.id}`, zh: `条款${target.id}` };
  const others = target.kind === "Name" ? [...names].filter((name) => name !== target.text) : [];
  const near = target.kind === "Name" ? nearest(target.text, others) : null;
  const fix = replacement(target.span, near);
  e.reporter.report("overrides-nothing", target.span, { target: named, decision, near }, { fix });
}

/** The indices in an order in which every rule stands before those that it overrides. */
function overridingFirst(e: Elaborator, drafts: readonly DraftCase[], overridden: readonly number[][]): number[] {
  const overriding: number[][] = drafts.map(() => []);
  overridden.forEach((targets, index) => targets.forEach((target) => overriding[target]!.push(index)));
  const order: number[] = [];
  const state = drafts.map(() => "new" as "new" | "open" | "done");
  const path: number[] = [];
  const told = new Set<number>();
  const visit = (index: number): void => {
    if (state[index] === "open") reportCircle(e, drafts, [...path.slice(path.indexOf(index)), index], told);
    if (state[index] !== "new") return;
    state[index] = "open";
    path.push(index);
    for (const each of overriding[index]!) visit(each);
    path.pop();
    state[index] = "done";
    order.push(index);
  };
  drafts.forEach((_, index) => visit(index));
  return order;
}

/** Circles that share rules have one cause, so a rule is told in one of them. */
function reportCircle(e: Elaborator, drafts: readonly DraftCase[], circle: readonly number[], told: Set<number>): void {
  if (circle.some((index) => told.has(index))) return;
  for (const index of circle) told.add(index);
  const rules = circle.map((index) => drafts[index]!.rule);
  const [first, ...others] = rules.slice(0, -1);
  const related = others.map(({ origin, clause }) => e.reporter.place(origin.span, clause));
  e.reporter.report("circular-override", first!.origin.span, { rules: calledInCircle(e, rules) }, { related });
}

const mostCalled = 8;

/** The rules of a circle by what they are called; of many the first ones, and how many there are between. */
function calledInCircle(e: Elaborator, rules: readonly ir.RuleInfo[]): TypeWords[] {
  const called = rules.slice(0, rules.length > mostCalled ? mostCalled / 2 : rules.length);
  const words = called.map((rule) => calledAmong(e, rule, rules));
  if (called.length === rules.length) return words;
  const between = rules.length - called.length - 1;
  return [...words, { en: `(${between} more)`, zh: `（另 ${between} 条）` }, words[0]!];
}

/** A rule by its name; else by its clause, with its line where another of them stands there too. */
function calledAmong(e: Elaborator, rule: ir.RuleInfo, rules: readonly ir.RuleInfo[]): TypeWords {
  const { name, label, clause, origin } = rule;
  if (name !== null) return { en: name, zh: label ?? name };
  const isAlone = rules.every((other) => other.clause !== clause || other.origin === origin);
  if (isAlone) return { en: clause, zh: clause };
  const { file, offset } = e.reporter.file.locate(origin.span.start);
  const { line } = file.position(offset);
  return { en: `${clause} (line ${line})`, zh: `${clause}（第 ${line} 行）` };
}
