/** A record for which a condition holds: by the exact analysis, and by generated records where that gives up. */
import { analyse, isUnknown, proveInvariant } from "../../analysis/index.ts";
import { interpret, interpretCondition } from "../../ir/interpret.ts";
import type { EntityProgram, Expression, Program } from "../../ir/ir.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { compileConditions } from "../conditions.ts";
import { brokenRequirements } from "../facts.ts";
import { Random } from "../../ir/generate/random.ts";
import { createSampler } from "../generate/sampler.ts";
import { createSimpler, simplest } from "../generate/simpler.ts";
import { not } from "../logic.ts";
import { answerOf } from "../policy-failure.ts";

/** A record that reaches a point, or that there is none. */
export type Found =
  | { readonly kind: "record"; readonly facts: FactRecord }
  /** Shown to hold for no record. */
  | { readonly kind: "none" }
  /** No record was found, and it is not shown that there is none. */
  | { readonly kind: "unknown" };

/** Finds a record for which a condition holds. */
export type Finder = (condition: Expression) => Found;

/** How many generated records are looked at where the analysis gives up. */
const attempts = 50_000;

/** Prepares the search among an entity's records. */
export function createFinder(program: Program, entityName: string): Finder {
  const analysis = analyse(program, entityName);
  const simpler = createSimpler(program, analysis.entity);
  return (condition) => {
    const proof = proveInvariant(analysis, { when: null, then: not(condition) });
    if (!isUnknown(proof) && proof.status === "proved") return { kind: "none" };
    const isOne = (facts: FactRecord): boolean => isRecordOf(program, analysis.entity, condition, facts);
    const facts = isUnknown(proof) ? sampled(program, entityName, condition) : proof.witness.facts;
    return facts === null ? { kind: "unknown" } : { kind: "record", facts: simplest(facts, simpler, isOne) };
  };
}

/** Whether a record meets the requirements and a condition, by the reference interpreter. */
function isRecordOf(program: Program, entity: EntityProgram, condition: Expression, facts: FactRecord): boolean {
  if (brokenRequirements(program, entity, facts).length > 0) return false;
  const answer = answerOf(() =>
    interpretCondition(program, entity.name, facts, interpret(program, entity.name, facts).values, condition),
  );
  return "value" in answer && answer.value;
}

/** A generated record for which a condition holds, or null. */
function sampled(program: Program, entityName: string, condition: Expression): FactRecord | null {
  const holds = compileConditions(program, entityName, [condition]);
  const sampler = createSampler(program, entityName);
  const random = new Random(1);
  for (let count = 0; count < attempts; count++) {
    const facts = sampler(random);
    const answer = answerOf(() => holds(facts));
    if ("value" in answer && answer.value[0] === true) return facts;
  }
  return null;
}
