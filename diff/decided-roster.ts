import { recordLater } from "../analysis/compare/align.ts";
import { isUnchanged } from "../analysis/compare/confirm-change.ts";
import type { Replay } from "../analysis/confirm.ts";
import type { Evaluator } from "../emit/evaluator.ts";
import type { Decision } from "../ir/ir.ts";
import type { FactRecord } from "../runtime/schema.ts";
import type { EntityReport } from "./report.ts";
import { answerOf, rosterEvaluator } from "./roster-programs.ts";

/** What a decision of a record was, and what it is now. */
export interface DecidedChange {
  readonly decision: Decision;
  readonly old: Replay;
  readonly new: Replay;
}

interface Pair {
  readonly decision: Decision;
  readonly old: Evaluator["evaluateRoster"];
  readonly new: Evaluator["evaluateRoster"];
}

/** The decisions of which the analysis does not know whether they change, worked out under both notices for each record. */
export class DecidedRoster {
  readonly #report: EntityReport;
  readonly #pairs: readonly Pair[];

  constructor(report: EntityReport) {
    this.#report = report;
    const { old, new: next, unknown } = report;
    this.#pairs = [...new Set(unknown.map(({ decision }) => decision))].map((decision) => {
      const outputs = [decision.name];
      return {
        decision,
        old: rosterEvaluator(old.program, { ...old.entity, outputs }),
        new: rosterEvaluator(next.program, { ...next.entity, outputs }),
      };
    });
  }

  /** What changes for a record of the old notice, by its position among those with which it forms groups. */
  among(records: readonly FactRecord[]): (position: number) => readonly DecidedChange[] {
    const { old, monthsAhead } = this.#report;
    if (this.#pairs.length === 0) return () => [];
    const later = records.map((facts) => recordLater(old.entity, facts, monthsAhead));
    const decided = this.#pairs.map(({ decision, ...by }) => ({ decision, old: by.old(records), new: by.new(later) }));
    return (position) =>
      decided.flatMap(({ decision, ...decide }) => {
        const was = answerOf(() => decide.old(position), decision.name);
        const is = answerOf(() => decide.new(position), decision.name);
        return isUnchanged(decision, was, is, monthsAhead) ? [] : [{ decision, old: was, new: is }];
      });
  }
}
