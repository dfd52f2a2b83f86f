import { type DecisionRecord, keepDecision } from "../record/decision-record.ts";
import { readDecision, type KeptDecision, type RecordFault } from "../record/read-record.ts";
import { type Changed, type Replay, replay as decideAgain } from "../record/replay.ts";
import type { Verdict } from "../record/verdicts.ts";
import { entityOf } from "../ir/entity.ts";
import type { FactRecord } from "../runtime/schema.ts";
import type { Notice } from "./compile.ts";

export { readDecision };
export type { Changed, DecisionRecord, KeptDecision, RecordFault, Replay, Verdict };

/** What a decision is kept under: a notice and its hashes. */
export type Recorded = Pick<Notice, "program" | "policyHash" | "vocabularyHash">;

/**
 * Decides a record that an entity's evaluator has read, and keeps what was known, what was decided and by which rules, under the
 * hashes of the texts. `engine` is the version of what decides. Throws `PolicyFailure` where the notice gives no single answer.
 */
export function record(notice: Recorded, facts: FactRecord, engine: string, entity?: string): DecisionRecord {
  return keepDecision(notice, entityOf(notice.program, entity).name, facts, engine);
}

/** Decides a kept decision again by a notice: whether the outcome, or only the reasons, are others. */
export function replay(notice: Notice, kept: KeptDecision): Replay {
  return decideAgain(notice, kept);
}
