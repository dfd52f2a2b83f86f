import { expressionsOf } from "../../ir/entity.ts";
import type { Case, Cases, Decision, RuleInfo } from "../../ir/ir.ts";
import { isUnknown, type Analysis, type Unknown } from "../analysis.ts";
import { replay, replayExpression } from "../confirm.ts";
import type { Diagram } from "../diagram/diagram.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import type { Witness } from "../witness.ts";
import { casesOf } from "./cases-of.ts";
import type { Undecided } from "./undecided.ts";
import { findOverlaps, type Overlap } from "./overlaps.ts";

/** Inputs for which two rules that are not overridden give a decision different values. */
export interface Conflict {
  readonly kind: "conflict";
  readonly decision: Decision;
  readonly rules: readonly [RuleInfo, RuleInfo];
  /** The other rules that collide with these two, or with one another by way of these. */
  readonly more: readonly RuleInfo[];
  /** Where the two collide; nowhere if only a search found the witness. */
  readonly region: Diagram;
  readonly witness: Witness;
}

/** Every group of rules that collide, every row that overlaps with another; and the decisions of which that is not known. */
export function findConflicts(analysis: Analysis): readonly (Conflict | Overlap | Undecided)[] {
  const ofRules = casesOf(analysis.entity).flatMap(({ decision, cases }) => {
    const found = analysis.within(() => conflictsIn(analysis, decision, cases));
    if (!isUnknown(found)) return found;
    const answer = conflictFound(analysis, decision, cases, found);
    return [isUnknown(answer) ? { kind: "undecided" as const, decision, ...answer } : answer];
  });
  return [...ofRules, ...findOverlaps(analysis)];
}

/** A conflict that a search finds where the question is not answered. */
function conflictFound(analysis: Analysis, decision: Decision, cases: Cases, unknown: Unknown): Conflict | Unknown {
  const witness = analysis.searched(unknown, expressionsOf(decision), (facts) => collides(analysis, decision, facts));
  if (isUnknown(witness)) return witness;
  const [first, second, ...more] = prevailingFor(analysis, cases, witness.facts);
  if (first === undefined || second === undefined) return unknown;
  return { kind: "conflict", decision, rules: [first, second], more, region: analysis.store.false, witness };
}

function collides({ program, entity }: Analysis, decision: Decision, facts: FactRecord): boolean {
  const result = replay(program, entity, decision, facts);
  return result.kind === "conflict" && result.decision === decision.name;
}

/** The rules that prevail for a record, by the interpreter; of two values the first of each comes first. */
function prevailingFor({ program, entity }: Analysis, { cases }: Cases, facts: FactRecord): readonly RuleInfo[] {
  const applies = cases.map(({ guard }) => {
    const result = replayExpression(program, entity, guard, facts);
    return result.kind === "value" && result.value === true;
  });
  const prevails: boolean[] = [];
  cases.forEach((_, index) =>
    prevails.push(
      applies[index]! && !cases.some((each, at) => prevails[at] === true && each.overrides.includes(index)),
    ),
  );
  const standing = cases.filter((_, index) => prevails[index]);
  const valueOf = ({ value }: Case): string => JSON.stringify(replayExpression(program, entity, value, facts));
  const other = standing.findIndex((each) => valueOf(each) !== valueOf(standing[0]!));
  if (other < 0) return [];
  const rest = standing.filter((_, index) => index > 0 && index !== other);
  return [standing[0]!, standing[other]!, ...rest].map(({ rule }) => rule);
}

function conflictsIn(analysis: Analysis, decision: Decision, cases: Cases): readonly (Conflict | Undecided)[] {
  return collidingGroups(analysis, decision, cases).flatMap((group) => {
    const answer = conflictOf(analysis, decision, cases, group);
    if (answer === null) return [];
    return [isUnknown(answer) ? { kind: "undecided" as const, decision, ...answer } : answer];
  });
}

/** Rules that collide, directly or by way of others; the first two do so directly. */
type Group = readonly [first: number, second: number, ...more: number[]];

/**
 * The groups of rules that collide. Where values differ, each rule that prevails differs from another: so those
 * that prevail there together are of one group, whichever pairs of them it is that differ.
 */
function collidingGroups(analysis: Analysis, decision: Decision, cases: Cases): readonly Group[] {
  const { store } = analysis;
  const { prevails, colliding } = analysis.builder.cases(cases);
  const asked = analysis.asked(decision);
  if (!analysis.overlap(asked, colliding)) return [];
  const parts = prevails.map((prevailing) => store.and(store.and(asked, colliding), prevailing));
  const startOf = (index: number): number => cases.cases[index]!.rule.origin.span.start;
  let left = [...parts.keys()]
    .filter((index) => !analysis.isEmpty(parts[index]!))
    .sort((one, other) => startOf(one) - startOf(other));
  const groups: Group[] = [];
  for (let first = left[0]; first !== undefined; first = left[0]) {
    const group = reachedFrom(analysis, parts, first, left);
    const others = left.slice(1).filter((index) => group.has(index));
    left = left.filter((index) => !group.has(index));
    const second = others.find((other) => !analysis.isEmpty(collision(analysis, decision, cases, [first, other])));
    if (second !== undefined) groups.push([first, second, ...others.filter((other) => other !== second)]);
  }
  return groups;
}

/** The parts that overlap with one of them, directly or by way of others. */
function reachedFrom(
  analysis: Analysis,
  parts: readonly Diagram[],
  first: number,
  indices: readonly number[],
): ReadonlySet<number> {
  const reached = new Set([first]);
  let region = parts[first]!;
  for (let before = 0; before < reached.size;) {
    before = reached.size;
    for (const index of indices) {
      if (reached.has(index) || !analysis.overlap(region, parts[index]!)) continue;
      reached.add(index);
      region = analysis.store.or(region, parts[index]!);
    }
  }
  return reached;
}

function conflictOf(
  analysis: Analysis,
  decision: Decision,
  cases: Cases,
  [first, second, ...more]: Group,
): Conflict | Unknown | null {
  const region = collision(analysis, decision, cases, [first, second]);
  const witness = analysis.witness(region, expressionsOf(decision), (facts) => collides(analysis, decision, facts));
  if (witness === null || isUnknown(witness)) return witness;
  const ruleOf = (index: number): RuleInfo => cases.cases[index]!.rule;
  const rules = [ruleOf(first), ruleOf(second)] as const;
  return { kind: "conflict", decision, rules, more: more.map(ruleOf), region, witness };
}

/** Where two rules prevail together with different values. */
function collision(
  analysis: Analysis,
  decision: Decision,
  cases: Cases,
  [first, second]: readonly [number, number],
): Diagram {
  const { store, builder } = analysis;
  const rules = builder.cases(cases);
  const overlap = store.and(rules.prevails[first]!, rules.prevails[second]!);
  if (overlap === store.false) return overlap;
  const both = store.and(analysis.asked(decision), overlap);
  return store.and(both, rules.differing(both, first, second));
}
