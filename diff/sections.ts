import type { Decision } from "../ir/ir.ts";
import type { EntityReport, ReportedGroup } from "./report.ts";

/** A decision that changed, with what changes because of it. */
export interface Section {
  readonly decision: Decision;
  /** The groups in which the decision itself changed. */
  readonly groups: readonly ReportedGroup[];
  /** The groups of later decisions that follow from that. */
  readonly following: readonly ReportedGroup[];
}

/** The groups of an entity by the decision that they come from, in the order of the vocabulary. */
export function sectionsOf({ old, groups }: EntityReport): readonly Section[] {
  return old.entity.decisions.flatMap((decision) => {
    const own = groups.filter((group) => group.decision === decision && group.followsFrom === null);
    const following = groups.filter(({ followsFrom }) => followsFrom === decision);
    return own.length + following.length === 0 ? [] : [{ decision, groups: own, following }];
  });
}
