import { createEvaluator, type Evaluator } from "../emit/evaluator.ts";
import type { EntityProgram, Program } from "../ir/ir.ts";
import type { Replay } from "../analysis/confirm.ts";
import { PolicyFailure } from "../runtime/failure.ts";
import type { FactRecord } from "../runtime/schema.ts";

/** Decides records of a roster in their groups, of an entity in a form of its own. */
export function rosterEvaluator(program: Program, entity: EntityProgram): Evaluator["evaluateRoster"] {
  const entities = program.entities.map((each) => (each.name === entity.name ? entity : each));
  return createEvaluator({ ...program, entities }, entity.name).evaluateRoster;
}

/** One answer of those that deciding a record gives. */
export function answerOf(decide: () => FactRecord, name: string): Replay {
  try {
    return { kind: "value", value: decide()[name] ?? null };
  } catch (problem) {
    if (!(problem instanceof PolicyFailure)) throw problem;
    const { failure } = problem;
    return failure.kind === "gap" || failure.kind === "conflict"
      ? { kind: failure.kind, decision: failure.decision }
      : { kind: "error" };
  }
}
