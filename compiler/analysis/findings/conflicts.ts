import type { Cases, Decision, RuleInfo } from "../../ir/ir.ts";
import { isUnknown, type Analysis, type Unknown } from "../analysis.ts";
import { replay } from "../confirm.ts";
import type { Diagram } from "../diagram/diagram.ts";
import { conditionOf } from "../regions/condition.ts";
import type { Condition } from "../regions/literal.ts";
import { tellersFor } from "../regions/tellers-for.ts";
import type { Witness } from "../witness.ts";
import { casesOf } from "./cases-of.ts";
import type { Undecided } from "./gaps.ts";

/** Inputs for which two rules that are not overridden give a decision different values. */
export interface Conflict {
  readonly kind: "conflict";
  readonly decision: Decision;
  readonly rules: readonly [RuleInfo, RuleInfo];
  readonly region: Diagram;
  readonly condition: Condition;
  readonly witness: Witness;
}

/** Every pair of rules that collide; and the decisions of which that is not known. */
export function findConflicts(analysis: Analysis): readonly (Conflict | Undecided)[] {
  return casesOf(analysis.entity).flatMap(({ decision, cases }) => {
    const found = analysis.within(() => conflictsIn(analysis, decision, cases));
    return isUnknown(found) ? [{ kind: "undecided" as const, decision, ...found }] : found;
  });
}

function conflictsIn(analysis: Analysis, decision: Decision, cases: Cases): readonly (Conflict | Undecided)[] {
  const { prevails, colliding } = analysis.builder.cases(cases);
  if (!analysis.overlap(analysis.asked(decision), colliding)) return [];
  const found: (Conflict | Undecided)[] = [];
  for (let second = 1; second < prevails.length; second++) {
    for (let first = 0; first < second; first++) {
      const answer = conflictOf(analysis, decision, cases, [first, second]);
      if (answer !== null) found.push(isUnknown(answer) ? { kind: "undecided", decision, ...answer } : answer);
    }
  }
  return found;
}

function conflictOf(
  analysis: Analysis,
  decision: Decision,
  cases: Cases,
  pair: readonly [number, number],
): Conflict | Unknown | null {
  const region = collision(analysis, decision, cases, pair);
  const witness = analysis.witness(region, (facts) => {
    const result = replay(analysis.program, analysis.entity, decision, facts);
    return result.kind === "conflict" && result.decision === decision.name;
  });
  if (witness === null || isUnknown(witness)) return witness;
  const rules = [cases.cases[pair[0]]!.rule, cases.cases[pair[1]]!.rule] as const;
  return {
    kind: "conflict",
    decision,
    rules,
    region,
    condition: conditionOf(analysis, region, tellersFor(analysis, decision)),
    witness,
  };
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
