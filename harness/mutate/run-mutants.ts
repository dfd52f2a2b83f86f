/** Mutation testing: which small faults in a notice its tests would not notice. */
import { restsOn } from "../../analysis/dependencies.ts";
import { expressionsOf } from "../../ir/entity.ts";
import type { DraftedItem, ExampleDraft } from "../../explain/example-text.ts";
import { sameValue } from "../../ir/values.ts";
import type { EntityProgram, Program } from "../../ir/ir.ts";
import { PolicyFailure } from "../../runtime/failure.ts";
import type { FactRecord, Value } from "../../runtime/schema.ts";
import { createSimpler, simplest } from "../generate/simpler.ts";
import { brokenRequirements } from "../facts.ts";
import { isMet } from "../examples/run-example.ts";
import { interpret } from "../../ir/interpret.ts";
import { decidedRecords, type Placed } from "../placed.ts";
import { answerOf } from "../policy-failure.ts";
import { ordinarySuite, type SuiteOptions } from "../suite.ts";
import { type GivenRecord, Judge, type Verdict } from "./judge.ts";
import type { Mutant } from "./mutant.ts";
import { mutantsOf } from "./mutants.ts";

/** An example that would kill a mutant, of an entity. */
export interface Killer extends ExampleDraft {
  readonly entity: EntityProgram;
}

/** A mutant with what became of it. */
export interface JudgedMutant {
  readonly mutant: Mutant;
  readonly outcome: Exclude<Verdict["kind"], "refused">;
  /** For a survivor an example that would kill it; null where none was found. */
  readonly killer: Killer | null;
}

/** Plants every fault in a notice, one at a time, and runs its tests; mutants that the compiler would refuse are left out. */
export function* judgeMutants(
  program: Program,
  mutants: readonly Mutant[],
  options: Partial<SuiteOptions> = {},
): Generator<JudgedMutant | null> {
  const judge = new Judge(program, { ...ordinarySuite, ...options });
  for (const mutant of mutants) {
    const verdict = judge.judge(mutant);
    if (verdict.kind === "refused") yield null;
    else if (verdict.kind !== "survived") yield { mutant, outcome: verdict.kind, killer: null };
    else
      yield {
        mutant,
        outcome: "survived",
        killer: verdict.given === null ? null : killerOf(program, mutant, verdict.given),
      };
  }
}

/** The mutants of everything that a notice decides. */
export function allMutants(program: Program): readonly Mutant[] {
  return mutantsOf(program);
}

/** The plainest example that the notice meets and the mutant does not. */
function killerOf(program: Program, mutant: Mutant, { root, facts: found }: GivenRecord): Killer | null {
  const differing = (facts: FactRecord): readonly DraftedItem[] =>
    differingOutputs(program, root, mutant.program, facts);
  const facts = simplest(
    found,
    createSimpler(program, root),
    (each) => brokenRequirements(program, root, each).length === 0 && differing(each).length > 0,
  );
  const told = differing(facts);
  const own = told
    .filter(({ path }) => path.length === 0)
    .map(({ decision, value }): [string, Value] => [decision, value]);
  const killer = {
    entity: root,
    title: `${mutant.subject} ${mutant.origin.clause ?? ""}`.trim(),
    facts,
    expect: Object.fromEntries(own),
    items: told.filter(({ path }) => path.length > 0),
  };
  return told.length > 0 && isMet(program, root, killer, mutant.origin) ? killer : null;
}

/** The outputs that two programs decide differently; where the mutant has no answer, those that rest on what it cannot decide. */
function differingOutputs(
  program: Program,
  root: EntityProgram,
  mutant: Program,
  facts: FactRecord,
): readonly DraftedItem[] {
  const left = decidedRecords(program, root, facts);
  if (left === null) return [];
  const right = decidedRecords(mutant, root, facts);
  if (right !== null)
    return left.flatMap((placed, index) => {
      const { values } = right[index]!.evaluation;
      return outputsOf(placed).filter(({ decision, value }) => !sameValue(value, values[decision]!));
    });
  const answer = answerOf(() => interpret(mutant, root.name, facts));
  const error = "error" in answer ? answer.error : null;
  const outputs = left.flatMap(outputsOf);
  const present = outputs.filter(({ value }) => value !== null);
  const resting = left.flatMap((placed) =>
    outputsOf(placed).filter(
      ({ decision, value }) => value !== null && restsOnFailure(placed.evaluation.entity, decision, error),
    ),
  );
  return [resting, present, outputs].find((told) => told.length > 0) ?? [];
}

function outputsOf({ evaluation, path }: Placed): readonly DraftedItem[] {
  const { entity, values } = evaluation;
  return entity.outputs.map((decision) => ({ path, entity: entity.name, decision, value: values[decision]! }));
}

function restsOnFailure(entity: EntityProgram, output: string, error: unknown): boolean {
  const failed = error instanceof PolicyFailure && "decision" in error.failure ? error.failure.decision : null;
  if (failed === null || failed === output) return true;
  const decision = entity.decisions.find(({ name }) => name === output);
  return decision !== undefined && restsOn(entity, expressionsOf(decision)).some(({ name }) => name === failed);
}
