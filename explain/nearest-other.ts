import type { FactRecord } from "../runtime/schema.ts";
import { isUnknown, nearestOther, type Analysis } from "../analysis/index.ts";
import { sameValue } from "../ir/values.ts";
import type { ExplainedDecision, NearestOther } from "./explanation.ts";
import { evaluateOrNull } from "./next-change.ts";

/** What a search for the nearest change came to; given up where it would take too long. */
export type Nearest = Pick<ExplainedDecision, "nearest" | "nearestGivenUp">;

/** Where nothing is found, or nothing was asked. */
export const noNearest: Nearest = { nearest: null, nearestGivenUp: false };

/** The smallest change of a record's facts that gives a decision another value; nothing where there is none or it is not known. */
export function nearestOf(
  analysis: Analysis,
  facts: FactRecord,
  decision: string,
  evaluate: (facts: FactRecord) => FactRecord,
): Nearest {
  const other = nearestOther(analysis, facts, decision);
  if (isUnknown(other)) return { nearest: null, nearestGivenUp: other.reason.kind === "budget" };
  if (other === null || other.assumed.length > 0) return noNearest;
  const [before, after] = [evaluateOrNull(evaluate, facts), evaluateOrNull(evaluate, other.facts)];
  if (before === null || after === null || sameValue(before[decision] ?? null, after[decision] ?? null))
    return noNearest;
  const changed = analysis.entity.facts.filter(
    ({ name }) => !sameValue(facts[name] ?? null, other.facts[name] ?? null),
  );
  const nearest: NearestOther = {
    facts: changed.map(({ name, label, type }) => ({ name, label, type, value: other.facts[name] ?? null })),
    value: after[decision] ?? null,
  };
  return { nearest, nearestGivenUp: false };
}
