/** A record for which a condition holds: by the exact analysis, and by generated records where that gives up. */
import { analyse, isUnknown, type Proof, proveInvariant } from "../../analysis/index.ts";
import { entityOf } from "../../ir/entity.ts";
import { rootOf } from "../../ir/placement.ts";
import type { EntityProgram, Expression, Program } from "../../ir/ir.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { compileConditions } from "../conditions.ts";
import { brokenRequirements } from "../facts.ts";
import { Random } from "../../ir/generate/random.ts";
import { createSampler } from "../generate/sampler.ts";
import { createSimpler, simplest } from "../generate/simpler.ts";
import { not } from "../logic.ts";
import { kept } from "../kept.ts";
import { decidedRecords, type Placed, rootsOf } from "../placed.ts";
import { answerOf } from "../policy-failure.ts";

/** A record of which an example can be given that is, or has in its lists, one for which a condition holds. */
export interface Found {
  readonly root: EntityProgram;
  readonly facts: FactRecord;
}

/** Finds a record for which a condition over an entity holds; null where none is found. */
export type Finder = (entity: string, condition: Expression) => Found | null;

/** How many generated records are looked at where the analysis gives up. */
const attempts = 50_000;

/** How many generated records are decided whole in search of an item. */
const attemptsOfItems = 1_000;

/** Prepares the proof that a condition over an entity holds for no record. */
export function createProver(program: Program): (entity: string, condition: Expression) => boolean {
  const prove = createProof(program);
  return (entity, condition) => prove(entity, condition).status === "proved";
}

function createProof(program: Program): (entity: string, condition: Expression) => Proof {
  const analysis = kept((entity: string) => analyse(program, entity));
  return (entity, condition) => proveInvariant(analysis(entity), { when: null, then: not(condition) });
}

/** Prepares the search among a program's records. */
export function createFinder(program: Program): Finder {
  const prove = createProof(program);
  const madeUp = kept((entity: string) => [...decidedOnes(program, entityOf(program, entity))]);
  return (entity, condition) => {
    const proof = prove(entity, condition);
    if (proof.status === "proved") return null;
    const witness = isUnknown(proof) ? null : rootOf(entity, proof.witness.facts);
    for (const root of rootsOf(program, entity)) {
      const found =
        root.name === witness?.entity
          ? witness.facts
          : root.name === entity
            ? sampled(program, entity, condition)
            : madeUp(root.name).find(({ records }) => isAmong(records, entity, condition))?.facts;
      if (found === undefined || found === null) continue;
      const isOne = (facts: FactRecord): boolean => {
        if (brokenRequirements(program, root, facts).length > 0) return false;
        const records = decidedRecords(program, root, facts);
        return records !== null && isAmong(records, entity, condition);
      };
      return { root, facts: simplest(found, createSimpler(program, root), isOne) };
    }
    return null;
  };
}

/** Whether a condition holds for one of some records. */
function isAmong(records: readonly Placed[], entity: string, condition: Expression): boolean {
  return records.some(({ evaluation }) => evaluation.entity.name === entity && evaluation.holds(condition));
}

/** Generated records that the policy decides, with those in their lists. */
function* decidedOnes(
  program: Program,
  root: EntityProgram,
): Generator<{ readonly facts: FactRecord; readonly records: readonly Placed[] }> {
  const sampler = createSampler(program, root.name);
  const random = new Random(1);
  for (let count = 0; count < attemptsOfItems; count++) {
    const facts = sampler(random);
    const records = decidedRecords(program, root, facts);
    if (records !== null) yield { facts, records };
  }
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
