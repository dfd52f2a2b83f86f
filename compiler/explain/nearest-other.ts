import type { FactRecord } from "../../runtime/schema.ts";
import { isUnknown, nearestOther, type Analysis } from "../analysis/index.ts";
import { sameValue } from "../ir/interpret.ts";
import type { NearestOther } from "./explanation.ts";
import { evaluateOrNull } from "./next-change.ts";

/** The smallest change of a record's facts that gives a decision another value; null where there is none or it is not known. */
export function nearestOf(
  analysis: Analysis,
  facts: FactRecord,
  decision: string,
  evaluate: (facts: FactRecord) => FactRecord,
): NearestOther | null {
  const other = nearestOther(analysis, facts, decision);
  if (other === null || isUnknown(other) || other.assumed.length > 0) return null;
  const [before, after] = [evaluateOrNull(evaluate, facts), evaluateOrNull(evaluate, other.facts)];
  if (before === null || after === null || sameValue(before[decision] ?? null, after[decision] ?? null)) return null;
  const changed = analysis.entity.facts.filter(
    ({ name }) => !sameValue(facts[name] ?? null, other.facts[name] ?? null),
  );
  return {
    facts: changed.map(({ name, label, type }) => ({ name, label, type, value: other.facts[name] ?? null })),
    value: after[decision] ?? null,
  };
}
