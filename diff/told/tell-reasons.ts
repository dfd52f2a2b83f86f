import type { Cause } from "../../analysis/index.ts";
import { clauseText } from "../../explain/clause-text.ts";
import { causesByClause, clauseCausesText, type Terms } from "../../explain/describe/index.ts";
import type { ToldReason } from "./told-diff.ts";

/** The clauses behind an outcome, each with its named rules and the rows that count. */
export function tellReasons(causes: readonly Cause[], terms: Terms): readonly ToldReason[] {
  return causesByClause(causes).map((group) => ({
    id: group.clause,
    clause: clauseText(group.clause, terms.surface),
    text: clauseCausesText(group, terms),
  }));
}
