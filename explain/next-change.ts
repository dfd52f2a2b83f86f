import { dayOf } from "../runtime/date.ts";
import { PolicyFailure } from "../runtime/failure.ts";
import type { FactRecord, Value } from "../runtime/schema.ts";
import { isUnknown, turnsOf, type Analysis } from "../analysis/index.ts";
import { isAllowed } from "../analysis/confirm.ts";
import { sameValue } from "../ir/values.ts";
import type * as ir from "../ir/ir.ts";
import { rangeOf } from "../ir/range.ts";
import type { Change } from "./explanation.ts";

/**
 * For each decision the next date on which it changes where only the date that the notice's periods
 * go by moves, up to the end of the year after the plan year; nothing where it does not change.
 */
export function nextChanges(
  program: ir.Program,
  entity: ir.EntityProgram,
  facts: FactRecord,
  evaluate: (facts: FactRecord) => FactRecord,
): ReadonlyMap<string, Change> {
  const changes = new Map<string, Change>();
  const fact = movingFact(entity);
  const start = fact === undefined ? null : (facts[fact.name] ?? null);
  if (fact === undefined || start === null) return changes;
  const before = evaluate(facts);
  const last = Math.min(dayOf(program.notice.year + 1, 12, 31), rangeOf(fact).to);
  for (let day = (start as number) + 1; day <= last && changes.size < entity.outputs.length; day++) {
    const later = { ...facts, [fact.name]: day };
    const after = evaluateOrNull(evaluate, later);
    const turned = entity.outputs.filter(
      (name) => !changes.has(name) && !sameValue(before[name] ?? null, after?.[name] ?? null),
    );
    if ((after !== null && turned.length === 0) || !isAllowed(program, entity, later)) continue;
    if (after === null) return changes;
    for (const name of turned)
      changes.set(name, { fact: { name: fact.name, label: fact.label }, day, value: after[name] ?? null });
  }
  return changes;
}

/**
 * The same by the exact analysis: a date that moves along with the record's own, as `paidOn` + 3 months does, is no
 * change. What the analysis does not look into is tried day by day.
 */
export function nextTurns(
  analysis: Analysis,
  facts: FactRecord,
  evaluate: (facts: FactRecord) => FactRecord,
): ReadonlyMap<string, Change> {
  const { program, entity } = analysis;
  const fact = movingFact(entity);
  if (fact === undefined) return new Map();
  const turns = analysis.within(() => turnsOf(analysis, facts, fact.name));
  if (isUnknown(turns)) return nextChanges(program, entity, facts, evaluate);
  const { unseen, found } = turns;
  const tried =
    unseen.length === 0
      ? []
      : [...nextChanges(program, entity, facts, evaluate)].filter(([name]) => unseen.includes(name));
  const told = found.flatMap(({ decision, on }): [string, Change][] => {
    const after = evaluateOrNull(evaluate, { ...facts, [fact.name]: on });
    return after === null
      ? []
      : [[decision, { fact: { name: fact.name, label: fact.label }, day: on, value: after[decision] ?? null }]];
  });
  return new Map([...tried, ...told]);
}

/** The date by which the periods of a notice go. */
export function movingFact({ decisions, facts }: ir.EntityProgram): ir.Fact | undefined {
  const cases = decisions.flatMap(({ body }) => (body.kind === "cases" ? body.cases : []));
  const period = cases.find(({ rule }) => rule.kind === "period");
  if (period === undefined) return undefined;
  // A period begins with the test for its days; its own condition may speak of other dates.
  const test = period.guard.kind === "and" ? period.guard.operands[0] : undefined;
  const date = test?.kind === "compare" && test.left.kind === "fact" ? test.left.name : null;
  return facts.find(({ name }) => name === date);
}

/** What is decided of a record; null where the policy fails on it. */
export function evaluateOrNull(
  evaluate: (facts: FactRecord) => FactRecord,
  facts: FactRecord,
): Readonly<Record<string, Value>> | null {
  try {
    return evaluate(facts);
  } catch (error) {
    if (error instanceof PolicyFailure) return null;
    throw error;
  }
}
