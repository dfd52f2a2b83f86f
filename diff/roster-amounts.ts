import { recordLater } from "../analysis/compare/align.ts";
import type { Evaluator } from "../emit/evaluator.ts";
import type { Decision } from "../ir/ir.ts";
import { PolicyFailure } from "../runtime/failure.ts";
import type { FactRecord } from "../runtime/schema.ts";
import { ExactSum } from "./exact-sum.ts";
import type { EntityReport } from "./report.ts";
import { rosterEvaluator } from "./roster-programs.ts";

/** What a decision that is an amount or a number comes to over a roster: fen, or the number. */
export interface AmountChange {
  readonly decision: Decision;
  readonly old: bigint;
  readonly new: bigint;
  /** How many records have more than before, and how many less; none counts as nothing. */
  readonly raised: number;
  readonly lowered: number;
}

interface Tally {
  readonly decision: Decision;
  readonly old: ExactSum;
  readonly new: ExactSum;
  raised: number;
  lowered: number;
}

/** Adds up what both notices come to over the records of a roster, which are the old notice's. */
export class RosterAmounts {
  readonly #report: EntityReport;
  readonly #tallies: readonly Tally[];
  readonly #old: Evaluator["evaluateRoster"];
  readonly #new: Evaluator["evaluateRoster"];

  constructor(report: EntityReport) {
    const { old, new: next } = report;
    this.#report = report;
    const decisions = old.entity.decisions.filter(
      ({ name, type }) => old.entity.outputs.includes(name) && (type.kind === "money" || type.kind === "int"),
    );
    this.#tallies = decisions.map((decision) => ({
      decision,
      old: new ExactSum(),
      new: new ExactSum(),
      raised: 0,
      lowered: 0,
    }));
    const outputs = decisions.map(({ name }) => name);
    this.#old = rosterEvaluator(old.program, { ...old.entity, outputs });
    this.#new = rosterEvaluator(next.program, { ...next.entity, outputs });
  }

  /** Adds a record, by its position among those with which it forms groups; one that either notice does not decide is left out. */
  among(records: readonly FactRecord[]): (position: number) => void {
    if (this.#tallies.length === 0) return () => {};
    const { old, monthsAhead } = this.#report;
    const was = this.#old(records);
    const is = this.#new(records.map((facts) => recordLater(old.entity, facts, monthsAhead)));
    return (position) => {
      const [before, after] = [decided(() => was(position)), decided(() => is(position))];
      if (before !== null && after !== null) this.#add(before, after);
    };
  }

  result(): readonly AmountChange[] {
    return this.#tallies.map((tally) => ({ ...tally, old: tally.old.value, new: tally.new.value }));
  }

  #add(before: FactRecord, after: FactRecord): void {
    for (const tally of this.#tallies) {
      const was = (before[tally.decision.name] as number | null | undefined) ?? 0;
      const is = (after[tally.decision.name] as number | null | undefined) ?? 0;
      tally.old.add(was);
      tally.new.add(is);
      if (is > was) tally.raised++;
      if (is < was) tally.lowered++;
    }
  }
}

/** The decisions of a record, or null where the notice has none for it or they go beyond what can be calculated. */
function decided(decide: () => FactRecord): FactRecord | null {
  try {
    return decide();
  } catch (problem) {
    if (problem instanceof PolicyFailure || problem instanceof RangeError) return null;
    throw problem;
  }
}
