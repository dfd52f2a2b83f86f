import { inRange } from "../runtime/range.ts";
import type { FactRecord, Value } from "../runtime/schema.ts";
import { PolicyFailure } from "../runtime/failure.ts";
import { interpret, interpretDecision, interpretExpression, interpretInPlace } from "../ir/interpret.ts";
import type { Decision, EntityProgram, Expression, Program } from "../ir/ir.ts";
import { restsOn } from "./dependencies.ts";
import { entityOf, expressionsOf } from "../ir/entity.ts";
import { holderOf } from "../ir/placement.ts";

/** What the interpreter makes of one decision of a record. */
export type Replay =
  | { readonly kind: "value"; readonly value: Value }
  /** Of a decision; a gap may be one of a data table that lacks a row. */
  | { readonly kind: "gap" | "conflict"; readonly decision: string }
  | { readonly kind: "error" };

/** One decision of a record by the interpreter; decisions that it does not rest on are not asked. */
export function replay(program: Program, entity: EntityProgram, decision: Decision, facts: FactRecord): Replay {
  if (holderOf(facts) !== null)
    return guarded(() => ({ kind: "value", value: interpretDecision(program, entity.name, facts, decision.name) }));
  const needed = restsOn(entity, expressionsOf(decision));
  const narrow = only(program, entity, [...needed, decision]);
  return guarded(() => ({ kind: "value", value: interpret(narrow, entity.name, facts).values[decision.name] ?? null }));
}

/** An expression over a record, such as a condition, by the interpreter. */
export function replayExpression(
  program: Program,
  entity: EntityProgram,
  expression: Expression,
  facts: FactRecord,
): Replay {
  if (holderOf(facts) !== null)
    return guarded(() => ({ kind: "value", value: interpretInPlace(program, entity.name, facts, expression) }));
  const narrow = only(program, entity, restsOn(entity, [expression]));
  return guarded(() => {
    const { values } = interpret(narrow, entity.name, facts);
    return { kind: "value", value: interpretExpression(narrow, entity.name, facts, values, expression) };
  });
}

/** Whether there is such a record: its values lie in their ranges, it meets the requirements of its entity, and so do those around it. */
export function isAllowed(program: Program, entity: EntityProgram, facts: FactRecord): boolean {
  if (!hasValuesInRange(entity, facts) || !meetsRequirements(program, entity, facts)) return false;
  const holder = holderOf(facts);
  return holder === null || isAllowed(program, entityOf(program, holder.entity), holder.facts);
}

function hasValuesInRange({ facts: declared }: EntityProgram, facts: FactRecord): boolean {
  return declared.every(({ name, range }) => {
    const value = facts[name];
    return typeof value !== "number" || inRange(range, value);
  });
}

function meetsRequirements(program: Program, entity: EntityProgram, facts: FactRecord): boolean {
  return entity.requirements.every(({ condition }) => {
    const result = replayExpression(program, entity, condition, facts);
    return result.kind === "value" && result.value === true;
  });
}

function only(program: Program, entity: EntityProgram, decisions: readonly Decision[]): Program {
  const narrow = { ...entity, decisions };
  return { ...program, entities: program.entities.map((each) => (each.name === entity.name ? narrow : each)) };
}

function guarded(run: () => Replay): Replay {
  try {
    return run();
  } catch (error) {
    if (error instanceof PolicyFailure) {
      const { failure } = error;
      if (failure.kind === "missing-row") return { kind: "gap", decision: failure.table };
      if (failure.kind === "no-value-yet") return { kind: "gap", decision: failure.parameter };
      return "decision" in failure ? { kind: failure.kind, decision: failure.decision } : { kind: "error" };
    }
    if (error instanceof RangeError) return { kind: "error" };
    throw error;
  }
}
