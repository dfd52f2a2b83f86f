/** Mutation testing: which small faults in a notice its tests would not notice. */
import { restsOn } from "../../analysis/dependencies.ts";
import { expressionsOf, entityOf } from "../../ir/entity.ts";
import type { ExampleDraft } from "../../explain/example-text.ts";
import { interpret } from "../../ir/interpret.ts";
import { sameValue } from "../../ir/values.ts";
import type { EntityProgram, Program } from "../../ir/ir.ts";
import { PolicyFailure } from "../../runtime/failure.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { Random } from "../../ir/generate/random.ts";
import { createSampler } from "../generate/sampler.ts";
import { createSimpler, simplest } from "../generate/simpler.ts";
import { brokenRequirements } from "../facts.ts";
import { answerOf } from "../policy-failure.ts";
import { ordinarySuite, type SuiteOptions } from "../suite.ts";
import { Judge, type Verdict } from "./judge.ts";
import type { Mutant } from "./mutant.ts";
import { mutantsOf } from "./mutants.ts";

/** A mutant with what became of it. */
export interface JudgedMutant {
  readonly mutant: Mutant;
  readonly outcome: Exclude<Verdict["kind"], "refused">;
  /** For a survivor an example that would kill it; null where none was found. */
  readonly killer: ExampleDraft | null;
}

/** Plants every fault in a notice, one at a time, and runs its tests; mutants that the compiler would refuse are left out. */
export function* judgeMutants(
  program: Program,
  mutants: readonly Mutant[],
  options: Partial<SuiteOptions> = {},
): Generator<JudgedMutant | null> {
  const { seed, runs } = { ...ordinarySuite, ...options };
  const entity = entityOf(program);
  const sampler = createSampler(program, entity.name);
  const random = new Random(seed);
  const judge = new Judge(
    program,
    entity,
    Array.from({ length: runs }, () => sampler(random)),
  );
  for (const mutant of mutants) {
    const verdict = judge.judge(mutant);
    if (verdict.kind === "refused") yield null;
    else if (verdict.kind !== "survived") yield { mutant, outcome: verdict.kind, killer: null };
    else
      yield {
        mutant,
        outcome: "survived",
        killer: verdict.facts === null ? null : killerOf(program, entity, mutant, verdict.facts),
      };
  }
}

/** The mutants of what a notice's examples can speak of: the main entity. */
export function allMutants(program: Program): readonly Mutant[] {
  return mutantsOf(program, entityOf(program));
}

/** The plainest example that the notice meets and the mutant does not. */
function killerOf(program: Program, entity: EntityProgram, mutant: Mutant, found: FactRecord): ExampleDraft | null {
  const differing = (facts: FactRecord): readonly string[] => differingOutputs(program, entity, mutant.program, facts);
  const facts = simplest(
    found,
    createSimpler(program, entity),
    (each) => brokenRequirements(program, entity, each).length === 0 && differing(each).length > 0,
  );
  const names = differing(facts);
  if (names.length === 0) return null;
  const { values } = interpret(program, entity.name, facts);
  const title = `${mutant.subject} ${mutant.origin.clause ?? ""}`.trim();
  return { title, facts, expect: Object.fromEntries(names.map((name) => [name, values[name]!])) };
}

/** The outputs that two programs decide differently; where the mutant has no answer, those that rest on what it cannot decide. */
function differingOutputs(
  program: Program,
  entity: EntityProgram,
  mutant: Program,
  facts: FactRecord,
): readonly string[] {
  const { name, outputs } = entity;
  const left = answerOf(() => interpret(program, name, facts).values);
  if ("error" in left) return [];
  const right = answerOf(() => interpret(mutant, name, facts).values);
  if ("error" in right)
    return outputs.filter((output) => left.value[output] !== null && restsOnFailure(entity, output, right.error));
  return outputs.filter((output) => !sameValue(left.value[output]!, right.value[output]!));
}

function restsOnFailure(entity: EntityProgram, output: string, error: unknown): boolean {
  const failed = error instanceof PolicyFailure && "decision" in error.failure ? error.failure.decision : null;
  if (failed === null || failed === output) return true;
  const decision = entity.decisions.find(({ name }) => name === output);
  return decision !== undefined && restsOn(entity, expressionsOf(decision)).some(({ name }) => name === failed);
}
