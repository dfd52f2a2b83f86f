/** The days on which what is decided of a record changes where only the date moves by which the notice's periods go. */
import { isReckonedAlike, type Analysis } from "../analysis/index.ts";
import { isAllowed } from "../analysis/confirm.ts";
import type * as ir from "../ir/ir.ts";
import { rangeOf } from "../ir/range.ts";
import { sameValue } from "../ir/values.ts";
import type { FactRecord, Value } from "../runtime/schema.ts";
import { evaluateOrNull, movingFact } from "./next-change.ts";

/** A day on which a decision comes to something else than on the day before. */
export interface DecisionChange {
  readonly decision: string;
  readonly day: number;
  readonly old: Value;
  readonly new: Value;
}

/** The days that are looked at, and what changes on them, in their order. */
export interface ChangeDays {
  readonly fact: ir.Fact;
  /** Day numbers; both ends are looked at. */
  readonly from: number;
  readonly to: number;
  readonly changes: readonly DecisionChange[];
}

/** So many days before the first period and behind the last are looked at. */
const margin = 31;

/**
 * What changes from a month before the notice's first period to a month after its last; null where the notice has no
 * periods. The record's own date does not count. A date that moves along with the record's own, as `paidOn` + 3 months
 * does, is no change.
 */
export function changeDays(
  analysis: Analysis,
  facts: FactRecord,
  evaluate: (facts: FactRecord) => FactRecord,
): ChangeDays | null {
  const { program, entity } = analysis;
  const fact = movingFact(entity);
  if (fact === undefined) return null;
  const { periods } = program;
  const range = rangeOf(fact);
  const from = Math.max(Math.min(...periods.map((period) => period.from)) - margin, range.from);
  const to = Math.min(Math.max(...periods.map((period) => period.to)) + margin, range.to);
  const dates = new Set(entity.decisions.filter(({ type }) => type.kind === "date").map(({ name }) => name));
  const changes: DecisionChange[] = [];
  let before: FactRecord = { ...facts, [fact.name]: from };
  let decided = evaluateOrNull(evaluate, before);
  for (let day = from + 1; day <= to; day++) {
    const after = { ...facts, [fact.name]: day };
    if (!isAllowed(program, entity, after)) continue;
    const now = evaluateOrNull(evaluate, after);
    for (const decision of entity.outputs) {
      const [old, next] = [decided?.[decision] ?? null, now?.[decision] ?? null];
      if (
        sameValue(old, next) ||
        (isReckonedAlike(analysis, decision, before, after) ?? (dates.has(decision) && isNextDay(old, next)))
      )
        continue;
      changes.push({ decision, day, old, new: next });
    }
    [before, decided] = [after, now];
  }
  return { fact, from, to, changes };
}

/** A date that moves along day by day where the analysis does not look into it. */
function isNextDay(old: Value, next: Value): boolean {
  return typeof old === "number" && typeof next === "number" && next - old === 1;
}
