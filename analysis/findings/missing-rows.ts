import { expressionsOf } from "../../ir/entity.ts";
import type { Decision } from "../../ir/ir.ts";
import { type LookedUp, lookupsIn, nameOfSource } from "../../ir/lookups.ts";
import { isUnknown, type Analysis, type Unknown } from "../analysis.ts";
import { replay } from "../confirm.ts";
import type { Witness } from "../witness.ts";
import type { Undecided } from "./undecided.ts";

/** Inputs for which a table of data has no row, or a parameter no value yet, where a decision looks one up. */
export interface MissingRow {
  readonly kind: "missing-row";
  readonly decision: Decision;
  /** Where the table, or the parameter, is first looked into. */
  readonly lookup: LookedUp;
  readonly witness: Witness;
}

/** The tables in which a row is missing for some record, and the parameters without a value, by decision; and the decisions of which that is not known. */
export function findMissingRows(analysis: Analysis): readonly (MissingRow | Undecided)[] {
  return analysis.entity.decisions.flatMap((decision) => {
    const lookups = lookupsIn(decision);
    const first = new Map(lookups.toReversed().map((lookup) => [nameOfSource(lookup), lookup]));
    return [...first.values()].flatMap((lookup): (MissingRow | Undecided)[] => {
      const found = analysis.within(() => missingRow(analysis, decision, lookup));
      if (found === null) return [];
      return [isUnknown(found) ? { kind: "undecided", decision, ...found } : found];
    });
  });
}

function missingRow(analysis: Analysis, decision: Decision, lookup: LookedUp): MissingRow | Unknown | null {
  const source = nameOfSource(lookup);
  const missing = analysis.store.and(analysis.asked(decision), analysis.missing(decision, source));
  if (analysis.isEmpty(missing)) return null;
  const witness = analysis.witness(missing, expressionsOf(decision), (facts) => {
    const result = replay(analysis.program, analysis.entity, decision, facts);
    return result.kind === "gap" && result.decision === source;
  });
  if (witness === null || isUnknown(witness)) return witness;
  return { kind: "missing-row", decision, lookup, witness };
}
