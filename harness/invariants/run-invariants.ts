import type { Expression, Invariant, Program } from "../../ir/ir.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { compileConditions, type Conditions } from "../conditions.ts";
import { Random } from "../../ir/generate/random.ts";
import { createSampler } from "../generate/sampler.ts";
import { all, not } from "../logic.ts";
import { answerOf } from "../policy-failure.ts";
import type { TestFailure, TestResult } from "../test-result.ts";

/** How many records are tried, and from which seed. */
export interface InvariantOptions {
  readonly seed: number;
  /** On how many records that meet its condition each invariant is asked. */
  readonly runs: number;
}

/** How many records are generated at most for each one that is wanted. */
const patience = 20;

/** Tries the invariants on generated records; each failure is shrunk to the plainest record. */
export async function runInvariants(
  program: Program,
  { seed, runs }: InvariantOptions,
): Promise<readonly TestResult[]> {
  const entities = [...new Set(program.invariants.map(({ entity }) => entity))];
  const results = new Map<Invariant, TestResult>();
  for (const entity of entities) {
    const invariants = program.invariants.filter((invariant) => invariant.entity === entity);
    const trials = tryAll(program, entity, invariants, seed, runs);
    for (const trial of trials) results.set(trial.invariant, await resultOf(program, trial));
  }
  return program.invariants.map((invariant) => results.get(invariant)!);
}

/** An invariant with what is known of it so far. */
interface Trial {
  readonly invariant: Invariant;
  runs: number;
  failing: FactRecord | null;
  error: unknown;
}

function tryAll(
  program: Program,
  entity: string,
  invariants: readonly Invariant[],
  seed: number,
  runs: number,
): readonly Trial[] {
  const asked = invariants.map(askedOf);
  const conditions = compileConditions(program, entity, [...asked, ...invariants.map(violationOf)]);
  const sampler = createSampler(program, entity);
  const random = new Random(seed);
  const trials = invariants.map((invariant): Trial => ({ invariant, runs: 0, failing: null, error: null }));
  const isOpen = (trial: Trial): boolean => trial.failing === null && trial.runs < runs;
  for (let count = 0; count < runs * patience && trials.some(isOpen); count++) {
    const facts = sampler(random);
    const answer = answerOf(() => conditions(facts));
    trials.forEach((trial, index) => {
      if (!isOpen(trial)) return;
      if ("error" in answer) blame(program, trial, facts);
      else if (answer.value[index] === true) {
        trial.runs++;
        if (answer.value[index + trials.length] === true) trial.failing = facts;
      }
    });
  }
  return trials;
}

/** Where the policy has no answer, the invariants that rest on it fail and the others do not. */
function blame(program: Program, trial: Trial, facts: FactRecord): void {
  const alone = compileConditions(program, trial.invariant.entity, [violationOf(trial.invariant)]);
  const answer = answerOf(() => alone(facts));
  if ("value" in answer) return;
  trial.runs++;
  trial.failing = facts;
  trial.error = answer.error;
}

function askedOf({ when, then }: Invariant): Expression {
  return all(when === null ? [] : [when], then.origin);
}

/** Where an invariant does not hold. */
export function violationOf({ when, then }: Invariant): Expression {
  return all([...(when === null ? [] : [when]), not(then)], then.origin);
}

async function resultOf(program: Program, { invariant, runs, failing, error }: Trial): Promise<TestResult> {
  const { title, entity, origin } = invariant;
  const failure = failing === null ? null : await failureOf(program, invariant, failing, error);
  return { kind: "invariant", title, entity, origin, runs, failure };
}

async function failureOf(
  program: Program,
  invariant: Invariant,
  failing: FactRecord,
  error: unknown,
): Promise<TestFailure> {
  const { shrunk } = await import("../generate/arbitrary.ts");
  const conditions = compileConditions(program, invariant.entity, [violationOf(invariant)]);
  const facts = shrunk(program, invariant.entity, failing, (each) => !fails(conditions, each, error !== null));
  return error === null ? { kind: "invariant", facts } : { kind: "policy", facts, error };
}

function fails(conditions: Conditions, facts: FactRecord, byError: boolean): boolean {
  const answer = answerOf(() => conditions(facts));
  return "error" in answer ? byError : !byError && answer.value[0] === true;
}
