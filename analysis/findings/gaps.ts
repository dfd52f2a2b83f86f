import { expressionsOf } from "../../ir/entity.ts";
import type { Cases, Decision, RuleInfo } from "../../ir/ir.ts";
import { isUnknown, type Analysis, type Unknown } from "../analysis.ts";
import { replay } from "../confirm.ts";
import type { Diagram } from "../diagram/diagram.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import type { Witness } from "../witness.ts";
import { casesOf } from "./cases-of.ts";
import { findMissingRows, type MissingRow } from "./missing-rows.ts";
import type { Undecided } from "./undecided.ts";

/** Inputs for which no rule of a decision applies and the notice is not silent. */
export interface Gap {
  readonly kind: "gap";
  readonly decision: Decision;
  /** The rules of the decision, none of which applies. */
  readonly rules: readonly RuleInfo[];
  /** Where it is; nowhere if only a search found the witness. */
  readonly region: Diagram;
  readonly witness: Witness;
}

/** Every gap, one for each group of rules, every row that is missing; and the decisions of which that is not known. */
export function findGaps(analysis: Analysis): readonly (Gap | MissingRow | Undecided)[] {
  const ofRules = casesOf(analysis.entity).flatMap(({ decision, cases }): (Gap | Undecided)[] => {
    if (cases.otherwise !== null) return [];
    const found = analysis.within(() => gapIn(analysis, decision, cases));
    if (found === null) return [];
    const answer = isUnknown(found) ? gapFound(analysis, decision, cases, found) : found;
    return [isUnknown(answer) ? { kind: "undecided", decision, ...answer } : answer];
  });
  return [...ofRules, ...findMissingRows(analysis)];
}

/** A gap that a search finds where the question is not answered. */
function gapFound(analysis: Analysis, decision: Decision, cases: Cases, unknown: Unknown): Gap | Unknown {
  const witness = analysis.searched(unknown, expressionsOf(decision), (facts) => hasGap(analysis, decision, facts));
  return isUnknown(witness) ? witness : gapOf(decision, cases, analysis.store.false, witness);
}

function hasGap({ program, entity }: Analysis, decision: Decision, facts: FactRecord): boolean {
  const result = replay(program, entity, decision, facts);
  return result.kind === "gap" && result.decision === decision.name;
}

function gapOf(decision: Decision, { cases }: Cases, region: Diagram, witness: Witness): Gap {
  return { kind: "gap", decision, rules: cases.map(({ rule }) => rule), region, witness };
}

function gapIn(analysis: Analysis, decision: Decision, cases: Cases): Gap | Unknown | null {
  const { store } = analysis;
  const { open } = analysis.builder.cases(cases);
  if (!analysis.overlap(analysis.asked(decision), open)) return null;
  const region = store.and(analysis.asked(decision), open);
  const witness = analysis.witness(region, expressionsOf(decision), (facts) => hasGap(analysis, decision, facts));
  return witness === null || isUnknown(witness) ? witness : gapOf(decision, cases, region, witness);
}
