import type { Cases, Decision, RuleInfo } from "../../ir/ir.ts";
import { isUnknown, type Analysis, type Unknown } from "../analysis.ts";
import { replay } from "../confirm.ts";
import type { Diagram } from "../diagram/diagram.ts";
import type { Witness } from "../witness.ts";
import { casesOf } from "./cases-of.ts";

/** Inputs for which no rule of a decision applies and the notice is not silent. */
export interface Gap {
  readonly kind: "gap";
  readonly decision: Decision;
  /** The rules of the decision, none of which applies. */
  readonly rules: readonly RuleInfo[];
  readonly region: Diagram;
  readonly witness: Witness;
}

/** A question about a decision that has no answer. */
export interface Undecided extends Unknown {
  readonly kind: "undecided";
  readonly decision: Decision;
}

/** Every gap, one for each group of rules; and the decisions of which that is not known. */
export function findGaps(analysis: Analysis): readonly (Gap | Undecided)[] {
  return casesOf(analysis.entity).flatMap(({ decision, cases }) => {
    if (cases.otherwise !== null) return [];
    const found = analysis.within(() => gapIn(analysis, decision, cases));
    if (found === null) return [];
    return [isUnknown(found) ? { kind: "undecided", decision, ...found } : found];
  });
}

function gapIn(analysis: Analysis, decision: Decision, cases: Cases): Gap | Unknown | null {
  const { store } = analysis;
  const { open } = analysis.builder.cases(cases);
  if (!analysis.overlap(analysis.asked(decision), open)) return null;
  const region = store.and(analysis.asked(decision), open);
  const witness = analysis.witness(region, (facts) => {
    const result = replay(analysis.program, analysis.entity, decision, facts);
    return result.kind === "gap" && result.decision === decision.name;
  });
  if (witness === null || isUnknown(witness)) return witness;
  const rules = cases.cases.map(({ rule }) => rule);
  return {
    kind: "gap",
    decision,
    rules,
    region,
    witness,
  };
}
