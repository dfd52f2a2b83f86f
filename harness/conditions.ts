import { entityOf } from "../ir/entity.ts";
import { createEvaluator } from "../emit/evaluator.ts";
import type { Decision, EntityProgram, Expression, Program } from "../ir/ir.ts";
import { bool } from "../ir/types.ts";
import type { FactRecord } from "../runtime/schema.ts";

/** Tells of a record which of several conditions hold. Throws `PolicyFailure` where the policy fails. */
export type Conditions = (facts: FactRecord) => readonly boolean[];

/** Compiles conditions over an entity's facts and decisions to code that answers them all at once. */
export function compileConditions(program: Program, entityName: string, conditions: readonly Expression[]): Conditions {
  if (conditions.length === 0) return () => [];
  const names = conditions.map((_, index) => `condition$${index}`);
  const entity = entityOf(program, entityName);
  const asked = conditions.map((condition, index) => conditionDecision(names[index]!, condition));
  const { evaluate } = createEvaluator(withDecisions(program, entity, asked), entityName);
  return (facts) => {
    const answers = evaluate(facts);
    return names.map((name) => answers[name] === true);
  };
}

/** The program whose one concern is to give out some decisions, which may rest on all others. */
export function withDecisions(program: Program, entity: EntityProgram, added: readonly Decision[]): Program {
  const changed: EntityProgram = {
    ...entity,
    decisions: [...entity.decisions.map(asAuxiliary), ...added],
    outputs: added.map(({ name }) => name),
  };
  return { ...program, entities: program.entities.map((each) => (each === entity ? changed : each)) };
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
