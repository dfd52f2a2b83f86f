import type { Expression, Invariant, Program } from "../../ir/ir.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { Random } from "../../ir/generate/random.ts";
import { createSampler } from "../generate/sampler.ts";
import { type Ground, groundsOf } from "../grounds.ts";
import { all, not } from "../logic.ts";
import { answerOf } from "../policy-failure.ts";
import type { TestFailure, TestResult } from "../test-result.ts";
import { offenderIn } from "./offender.ts";

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
  /** The record that was made up in which one fails, and why where the policy has no answer. */
  failing: { readonly root: string; readonly facts: FactRecord; readonly error: unknown } | null;
}

function tryAll(
  program: Program,
  entity: string,
  invariants: readonly Invariant[],
  seed: number,
  runs: number,
): readonly Trial[] {
  const asked = invariants.map(askedOf);
  const grounds = groundsOf(program, entity, [...asked, ...invariants.map(violationOf)]);
  const samplers = grounds.map(({ root }) => createSampler(program, root));
  const random = new Random(seed);
  const trials = invariants.map((invariant): Trial => ({ invariant, runs: 0, failing: null }));
  const isOpen = (trial: Trial): boolean => trial.failing === null && trial.runs < runs;
  for (let count = 0; count < runs * patience && trials.some(isOpen); count++) {
    const turn = count % grounds.length;
    const { root, held } = grounds[turn]!;
    const facts = samplers[turn]!(random);
    const answer = answerOf(() => held(facts));
    trials.forEach((trial, index) => {
      if ("error" in answer) {
        if (isOpen(trial)) blame(program, trial, root, facts);
        return;
      }
      for (const { holds } of answer.value) {
        if (!isOpen(trial) || holds[index] !== true) continue;
        trial.runs++;
        if (holds[index + trials.length] === true) trial.failing = { root, facts, error: null };
      }
    });
  }
  return trials;
}

/** Where the policy has no answer, the invariants that rest on it fail and the others do not. */
function blame(program: Program, trial: Trial, root: string, facts: FactRecord): void {
  const alone = groundOf(program, trial.invariant, root);
  const answer = answerOf(() => alone.held(facts));
  if ("value" in answer) return;
  trial.runs++;
  trial.failing = { root, facts, error: answer.error };
}

/** Where the violation of one invariant is tried on records of a root. */
function groundOf(program: Program, invariant: Invariant, root: string): Ground {
  const grounds = groundsOf(program, invariant.entity, [violationOf(invariant)]);
  return grounds.find((each) => each.root === root)!;
}

function askedOf({ when, then }: Invariant): Expression {
  return all(when === null ? [] : [when], then.origin);
}

/** Where an invariant does not hold. */
export function violationOf({ when, then }: Invariant): Expression {
  return all([...(when === null ? [] : [when]), not(then)], then.origin);
}

async function resultOf(program: Program, { invariant, runs, failing }: Trial): Promise<TestResult> {
  const { title, entity, origin } = invariant;
  const failure = failing === null ? null : await failureOf(program, invariant, failing);
  return { kind: "invariant", title, entity, origin, runs, failure };
}

async function failureOf(
  program: Program,
  invariant: Invariant,
  { root, facts: failing, error }: NonNullable<Trial["failing"]>,
): Promise<TestFailure> {
  const { shrunk } = await import("../generate/arbitrary.ts");
  const ground = groundOf(program, invariant, root);
  const plain = shrunk(program, root, failing, (each) => !fails(ground, each, error !== null));
  const facts = offenderIn(program, root, plain, invariant.entity, violationOf(invariant));
  return error === null ? { kind: "invariant", facts } : { kind: "policy", facts, error };
}

function fails({ held }: Ground, facts: FactRecord, byError: boolean): boolean {
  const answer = answerOf(() => held(facts));
  return "error" in answer ? byError : !byError && answer.value.some(({ holds }) => holds[0] === true);
}
