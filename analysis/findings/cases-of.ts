import { casesIn } from "../../ir/entity.ts";
import type { Cases, Decision, EntityProgram } from "../../ir/ir.ts";

/** The groups of rules of an entity, with the decision that each belongs to. */
export function casesOf(entity: EntityProgram): readonly { readonly decision: Decision; readonly cases: Cases }[] {
  return entity.decisions.flatMap((decision) => casesIn(decision.body).map((cases) => ({ decision, cases })));
}
