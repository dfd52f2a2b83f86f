import { type Day, dayOf } from "../runtime/date.ts";
import type { FactRecord } from "../runtime/schema.ts";
import type { Analysis, Unknown } from "./analysis.ts";
import { outcomeOf, type Outcome } from "./compare/outcome.ts";
import { restsOnMeasure, type Term } from "./diagram/term.ts";
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

/** The next turns of a record's outputs. */
export interface Turns {
  readonly found: readonly Turn[];
  /** The outputs that rest on something not looked into, now or on a day before they would turn. */
  readonly unseen: readonly string[];
}

/**
 * For each output the first later day of a date fact on which another rule of reckoning gives another
 * answer; `paidOn` + 3 months is one answer on every day. Outputs that do not turn as far as is looked
 * are left out.
 */
export function turnsOf(analysis: Analysis, facts: FactRecord, dateFact: string): Turns {
  const start = facts[dateFact];
  if (typeof start !== "number") return { found: [], unseen: [] };
  const last = lastDayLookedAt(analysis.program, analysis.space.fact(dateFact));
  const days = Array.from({ length: Math.max(0, last - start) }, (_, index) => start + 1 + index);
  const turns = analysis.entity.outputs.map((output) => ({
    output,
    turn: turnOf(analysis, facts, { dateFact, days, output }),
  }));
  return {
    found: turns.flatMap(({ turn }) => (turn === null || turn === "unseen" ? [] : [turn])),
    unseen: turns.flatMap(({ output, turn }) => (turn === "unseen" ? [output] : [])),
  };
}

interface Moving {
  readonly dateFact: string;
  readonly days: readonly Day[];
  readonly output: string;
}

function turnOf(analysis: Analysis, facts: FactRecord, { dateFact, days, output }: Moving): Turn | "unseen" | null {
  const diagram = analysis.builder.decision(output);
  const allowed = analysis.allowed();
  const now = termFor(diagram, facts);
  if (!isReckoned(now)) return "unseen";
  for (const day of days) {
    const later = { ...facts, [dateFact]: day };
    const exists = holdsFor(allowed, later);
    if (exists === false) continue;
    if (exists === null) return "unseen";
    const term = termFor(diagram, later);
    if (!isReckoned(term)) return "unseen";
    if (term === now) continue;
    const [before, after] = [valueOfTerm(now, later), valueOfTerm(term, later)];
    if (before !== undefined && after !== undefined && sameValue(before, after)) continue;
    return { decision: output, on: day, old: outcomeOf(now), new: outcomeOf(term) };
  }
  return null;
}

/**
 * Whether a decision is reckoned in one way for two records, so that what they are told differs only as the facts do that it
 * is reckoned from: `paidOn` + 3 months. Null where that is not looked into.
 */
export function isReckonedAlike(
  analysis: Analysis,
  decision: string,
  one: FactRecord,
  other: FactRecord,
): boolean | null {
  const alike = analysis.within(() => {
    const diagram = analysis.builder.decision(decision);
    const [left, right] = [termFor(diagram, one), termFor(diagram, other)];
    return isReckoned(left) && isReckoned(right) ? left === right : null;
  });
  return alike === null || typeof alike === "boolean" ? alike : null;
}

/** Whether a term says what it comes to for any record. */
function isReckoned(term: Term | null): term is Term {
  return term !== null && term.kind !== "opaque" && term.kind !== "pending" && !restsOnMeasure(term);
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
