import { PolicyFailure } from "../../runtime/failure.ts";
import { formatOutcome } from "../../runtime/format.ts";
import type { EntitySchema, FactRecord } from "../../runtime/schema.ts";

/** A back end. */
export type Decide = (facts: FactRecord) => FactRecord;

/** What a back end says of a record, as text: its outcome, or in what way the policy has none. */
export function told(schema: EntitySchema, decide: Decide, facts: FactRecord): string {
  try {
    return JSON.stringify(formatOutcome(schema, decide(facts)));
  } catch (problem) {
    // A bundle has a class of its own, so the name tells.
    if (problem instanceof Error && problem.name === new PolicyFailure({ kind: "gap", decision: "" }).name)
      return problem.message;
    throw problem;
  }
}
