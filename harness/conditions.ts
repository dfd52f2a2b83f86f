import { entityOf } from "../ir/entity.ts";
import { createEvaluator } from "../emit/evaluator.ts";
import type { Decision, EntityProgram, Expression, Program } from "../ir/ir.ts";
import type { Way } from "../ir/placement.ts";
import { bool } from "../ir/types.ts";
import type { FactRecord } from "../runtime/schema.ts";

/** Tells of a record which of several conditions hold. Throws `PolicyFailure` where the policy fails. */
export type Conditions = (facts: FactRecord) => readonly boolean[];

/** Which of several conditions hold for an item, and the way to it; of the record itself there is none. */
export interface Held {
  readonly way: Way;
  readonly holds: readonly boolean[];
}

/** Compiles conditions over an entity's facts and decisions to code that answers them all at once. */
export function compileConditions(program: Program, entityName: string, conditions: readonly Expression[]): Conditions {
  if (conditions.length === 0) return () => [];
  const within = compileConditionsWithin(program, entityName, entityName, conditions);
  return (facts) => within(facts)[0]!.holds;
}

/**
 * Compiles conditions over an entity to code that answers them for all its records in the lists of another entity's, of that
 * itself for the record.
 */
export function compileConditionsWithin(
  program: Program,
  root: string,
  entityName: string,
  conditions: readonly Expression[],
): (facts: FactRecord) => readonly Held[] {
  const names = conditions.map((_, index) => conditionName(index));
  const asking = asAsked(program, entityName, conditions);
  const { evaluate } = createEvaluator(asking, root);
  const heldIn = (entity: EntityProgram, outcome: FactRecord, way: Way): readonly Held[] => {
    if (entity.name === entityName) return [{ way, holds: names.map((name) => outcome[name] === true) }];
    return entity.facts.flatMap(({ name: list, type }) => {
      if (type.kind !== "list") return [];
      const items = (outcome[list] ?? []) as readonly FactRecord[];
      const inner = entityOf(asking, type.entity);
      return items.flatMap((item, position) => heldIn(inner, item, [...way, { list, position }]));
    });
  };
  return (facts) => heldIn(entityOf(asking, root), evaluate(facts), []);
}

/** The program whose one concern is which of some conditions over an entity hold: they may rest on all that is decided. */
export function asAsked(program: Program, entityName: string, conditions: readonly Expression[]): Program {
  const added = conditions.map((condition, index) => conditionDecision(conditionName(index), condition));
  const entities = program.entities.map((each): EntityProgram => {
    const own = each.name === entityName ? added : [];
    const decisions = [...each.decisions.map(asAuxiliary), ...own];
    return { ...each, decisions, outputs: own.map(({ name }) => name) };
  });
  return { ...program, entities };
}

function conditionName(index: number): string {
  return `condition$${index}`;
}

function asAuxiliary(decision: Decision): Decision {
  return decision.role === "output" ? { ...decision, role: "auxiliary" } : decision;
}

function conditionDecision(name: string, body: Expression): Decision {
  return {
    name,
    label: name,
    role: "output",
    type: bool,
    optional: false,
    gate: null,
    otherwise: null,
    body,
    origin: body.origin,
  };
}
