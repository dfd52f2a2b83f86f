import { type Day, dayOf } from "../runtime/date.ts";
import type { FactRecord } from "../runtime/schema.ts";
import type { Analysis, Unknown } from "./analysis.ts";
import { outcomeOf, type Outcome } from "./compare/outcome.ts";
import { holdsFor, termFor, valueOfTerm } from "./evaluate.ts";
import { sameValue } from "../ir/values.ts";
import type { Fact, Program } from "../ir/ir.ts";
import { rangeOf } from "../ir/range.ts";
import { findWitness, knownFacts, type Witness } from "./witness.ts";

/** The next day on which a decision's answer changes where only one date fact moves. */
export interface Turn {
  readonly decision: string;
  readonly on: Day;
  readonly old: Outcome;
  readonly new: Outcome;
}

/** How far a date is moved in search of another answer: to the end of the second year after the plan year. */
export function lastDayLookedAt({ notice }: Program, fact: Fact): Day {
  return Math.min(dayOf(notice.year + 2, 12, 31), rangeOf(fact).to);
}

/**
 * For each output the first later day of a date fact on which another rule of reckoning gives another
 * answer; `paidOn` + 3 months is one answer on every day. Outputs that do not turn as far as is looked,
 * or rest on something that is not looked into, are left out.
 */
export function turnsOf(analysis: Analysis, facts: FactRecord, dateFact: string): readonly Turn[] {
  const start = facts[dateFact];
  if (typeof start !== "number") return [];
  const last = lastDayLookedAt(analysis.program, analysis.space.fact(dateFact));
  const allowed = analysis.allowed();
  return analysis.entity.outputs.flatMap((decision): Turn[] => {
    const diagram = analysis.builder.decision(decision);
    const now = termFor(diagram, facts);
    if (now === null) return [];
    for (let day = start + 1; day <= last; day++) {
      const later = { ...facts, [dateFact]: day };
      const term = termFor(diagram, later);
      if (term === null || term === now || holdsFor(allowed, later) === false) continue;
      const [before, after] = [valueOfTerm(now, later), valueOfTerm(term, later)];
      if (before !== undefined && after !== undefined && sameValue(before, after)) continue;
      return [{ decision, on: day, old: outcomeOf(now), new: outcomeOf(term) }];
    }
    return [];
  });
}

/** The record that differs in as few facts as possible and gets another answer; null where nobody does. */
export function nearestOther(analysis: Analysis, facts: FactRecord, decision: string): Witness | Unknown | null {
  const { store, builder } = analysis;
  return analysis.within(() => {
    const diagram = builder.decision(decision);
    const now = termFor(diagram, facts);
    if (now === null) return { status: "unknown", reason: { kind: "unconfirmed" } } as const;
    const others = store.bind(diagram, (term) => store.not(builder.comparison.equal(term, now)));
    const known = knownFacts(analysis.space, analysis.program.notice.year);
    const like = { record: facts, known, dates: "nearest", ways: 5000 } as const;
    return findWitness(store, analysis.space, store.and(analysis.allowed(), others), like);
  });
}
