import { expressionsOf } from "../../ir/entity.ts";
import type { Decision, Lookup } from "../../ir/ir.ts";
import { lookupsIn } from "../../ir/lookups.ts";
import { isUnknown, type Analysis, type Unknown } from "../analysis.ts";
import { replay } from "../confirm.ts";
import type { Witness } from "../witness.ts";
import type { Undecided } from "./undecided.ts";

/** Inputs for which a table of data has no row where a decision looks one up. */
export interface MissingRow {
  readonly kind: "missing-row";
  readonly decision: Decision;
  /** Where the table is first looked into. */
  readonly lookup: Lookup;
  readonly witness: Witness;
}

/** The tables in which a row is missing for some record, by decision; and the decisions of which that is not known. */
export function findMissingRows(analysis: Analysis): readonly (MissingRow | Undecided)[] {
  return analysis.entity.decisions.flatMap((decision) => {
    const lookups = lookupsIn(decision);
    const first = new Map(lookups.toReversed().map((lookup) => [lookup.table, lookup]));
    return [...first.values()].flatMap((lookup): (MissingRow | Undecided)[] => {
      const found = analysis.within(() => missingRow(analysis, decision, lookup));
      if (found === null) return [];
      return [isUnknown(found) ? { kind: "undecided", decision, ...found } : found];
    });
  });
}

function missingRow(analysis: Analysis, decision: Decision, lookup: Lookup): MissingRow | Unknown | null {
  const missing = analysis.store.and(analysis.asked(decision), analysis.missing(decision, lookup.table));
  if (analysis.isEmpty(missing)) return null;
  const witness = analysis.witness(missing, expressionsOf(decision), (facts) => {
    const result = replay(analysis.program, analysis.entity, decision, facts);
    return result.kind === "gap" && result.decision === lookup.table;
  });
  if (witness === null || isUnknown(witness)) return witness;
  return { kind: "missing-row", decision, lookup, witness };
}
