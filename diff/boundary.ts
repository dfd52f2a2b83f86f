import type { FactRecord } from "../runtime/schema.ts";
import { holdsFor, lastDayLookedAt, type Change, type PairWitness } from "../analysis/index.ts";
import { recordLater } from "../analysis/compare/align.ts";
import { isUnchanged } from "../analysis/compare/confirm-change.ts";
import { isAllowed, replay, type Replay } from "../analysis/confirm.ts";
import type { Decision, Fact } from "../ir/ir.ts";
import { rangeOf } from "../ir/range.ts";
import type { Described } from "../explain/describe/terms.ts";

/** What a decision was and is. */
export interface Answers {
  readonly old: Replay;
  readonly new: Replay;
}

/** The witness of a change on another day: what it was and is there, and whether that agrees. */
export interface Neighbour extends Answers {
  readonly day: number;
  readonly agrees: boolean;
}

/** The days of one date fact around a witness on which it has the same change, and the days next to them. */
export interface Boundary {
  readonly fact: string;
  /** Null where the change goes on as far as is looked. */
  readonly before: Neighbour | null;
  readonly after: Neighbour | null;
}

/** Two sides of a comparison, and how their records go together. */
export interface Sides {
  readonly old: Described;
  readonly new: Described;
  readonly monthsAhead: number;
}

/** How far the change reaches from its witness where only one date moves; null where the witness lacks that date. */
export function boundaryOf(sides: Sides, decision: Decision, change: Change, moving: Fact): Boundary | null {
  const { name: fact } = moving;
  const [first, last] = [rangeOf(moving).from, lastDayLookedAt(sides.old.program, moving)];
  const facts = change.witness.old;
  const start = facts[fact];
  if (typeof start !== "number") return null;
  const on = (day: number): FactRecord => ({ ...facts, [fact]: day });
  const reach = (step: 1 | -1): number => {
    let day = start + step;
    while (day >= first && day <= last && holdsFor(change.region, on(day)) === true) day += step;
    return day;
  };
  // A limit is shown only where the interpreter finds the change on the last day and looks at the day next to it.
  const limit = (step: 1 | -1): Neighbour | null => {
    const day = reach(step);
    const inside = neighbourOn(sides, decision, on(day - step), day - step);
    if (day < first || day > last || inside === null || inside.agrees) return null;
    return neighbourOn(sides, decision, on(day), day);
  };
  return { fact, before: limit(-1), after: limit(1) };
}

/** Null where the record does not exist on that day. */
function neighbourOn(sides: Sides, decision: Decision, facts: FactRecord, day: number): Neighbour | null {
  const { old, new: next, monthsAhead } = sides;
  const later = recordLater(old.entity, facts, monthsAhead);
  if (!isAllowed(old.program, old.entity, facts) || !isAllowed(next.program, next.entity, later)) return null;
  const answers = answersOn(sides, decision, { old: facts, new: later });
  return { day, ...answers, agrees: isUnchanged(decision, answers.old, answers.new, monthsAhead) };
}

/** What a decision of a pair of records was and is, by the interpreter. */
export function answersOn({ old, new: next }: Sides, decision: Decision, facts: PairWitness): Answers {
  const own = next.entity.decisions.find(({ name }) => name === decision.name)!;
  return {
    old: replay(old.program, old.entity, decision, facts.old),
    new: replay(next.program, next.entity, own, facts.new),
  };
}
