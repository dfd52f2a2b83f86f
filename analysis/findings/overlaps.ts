import { expressionsOf } from "../../ir/entity.ts";
import type { Decision, PickRow } from "../../ir/ir.ts";
import { isUnknown, type Analysis, type Unknown } from "../analysis.ts";
import { replay } from "../confirm.ts";
import type { Diagram } from "../diagram/diagram.ts";
import type { Witness } from "../witness.ts";
import type { Undecided } from "./undecided.ts";

/** Inputs for which two rows of a table hold of which one only may. */
export interface Overlap {
  readonly kind: "overlap";
  /** The decision that picks the row. */
  readonly decision: Decision;
  readonly rows: readonly [PickRow, PickRow];
  readonly witness: Witness;
}

/** For each row of a table that is to be unique the first row before it that overlaps with it; and what is not known. */
export function findOverlaps(analysis: Analysis): readonly (Overlap | Undecided)[] {
  return analysis.entity.decisions.flatMap((decision) => {
    const found = analysis.within(() => overlapsIn(analysis, decision));
    return isUnknown(found) ? [{ kind: "undecided" as const, decision, ...found }] : found;
  });
}

function overlapsIn(analysis: Analysis, decision: Decision): readonly (Overlap | Undecided)[] {
  const { store, builder } = analysis;
  const { body } = decision;
  if (body.kind !== "pick" || !body.unique) return [];
  const asked = analysis.asked(decision);
  const guards = body.rows.map(({ guard }) => store.and(asked, builder.condition(guard)));
  let earlier: Diagram = store.false;
  return body.rows.flatMap((row, index): (Overlap | Undecided)[] => {
    const guard = guards[index]!;
    const isFree = !analysis.overlap(earlier, guard);
    earlier = store.or(earlier, guard);
    if (isFree) return [];
    const first = guards.slice(0, index).findIndex((other) => analysis.overlap(other, guard));
    const witness = witnessOf(analysis, decision, store.and(guards[first]!, guard));
    if (witness === null) return [];
    if (isUnknown(witness)) return [{ kind: "undecided", decision, ...witness }];
    return [{ kind: "overlap", decision, rows: [body.rows[first]!, row], witness }];
  });
}

function witnessOf(analysis: Analysis, decision: Decision, region: Diagram): Witness | Unknown | null {
  return analysis.witness(region, expressionsOf(decision), (facts) => {
    const result = replay(analysis.program, analysis.entity, decision, facts);
    return result.kind === "conflict" && result.decision === decision.name;
  });
}
