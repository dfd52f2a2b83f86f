/** Whether the tests of a notice tell a mutant from it. */
import { analyse, compare, findConflicts, findGaps, isUnknown } from "../../analysis/index.ts";
import { entityOf } from "../../ir/entity.ts";
import { Random } from "../../ir/generate/random.ts";
import { interpretOutcome } from "../../ir/interpret.ts";
import { rootOf } from "../../ir/placement.ts";
import { sameValue } from "../../ir/values.ts";
import type { EntityProgram, Program } from "../../ir/ir.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { runExample } from "../examples/run-example.ts";
import { createSampler } from "../generate/sampler.ts";
import { groundsOf } from "../grounds.ts";
import { violationOf } from "../invariants/run-invariants.ts";
import { kept } from "../kept.ts";
import { rootsOf } from "../placed.ts";
import { answerOf } from "../policy-failure.ts";
import type { SuiteOptions } from "../suite.ts";
import { exposing } from "./exposing.ts";
import type { Mutant } from "./mutant.ts";

/** A record of which an example can be given. */
export interface GivenRecord {
  readonly root: EntityProgram;
  readonly facts: FactRecord;
}

/** What became of a mutant. */
export type Verdict =
  | { readonly kind: "killed" }
  /** It uses a value that may be absent: the compiler would not let it pass. */
  | { readonly kind: "refused" }
  /** Shown by the exact analysis to decide every record as the notice does. */
  | { readonly kind: "equivalent" }
  /** `given` is a record that the two decide differently; null where none was found and none is excluded. */
  | { readonly kind: "survived"; readonly given: GivenRecord | null };

/** Judges the mutants of one notice by its examples and its invariants on generated records. */
export class Judge {
  readonly #program: Program;
  readonly #records: (entity: string) => readonly FactRecord[];
  /** What the notice decides of generated records, those for which it has an answer. */
  readonly #outcomes: (root: string) => readonly { readonly facts: FactRecord; readonly outcome: FactRecord }[];

  constructor(program: Program, { seed, runs }: SuiteOptions) {
    this.#program = program;
    this.#records = kept((entity) => {
      const sampler = createSampler(program, entity);
      const random = new Random(seed);
      return Array.from({ length: runs }, () => sampler(random));
    });
    this.#outcomes = kept((root) =>
      this.#records(root).flatMap((facts) => {
        const answer = answerOf(() => interpretOutcome(program, root, facts));
        return "error" in answer ? [] : [{ facts, outcome: answer.value }];
      }),
    );
  }

  judge(mutant: Mutant): Verdict {
    try {
      return this.#judged(mutant);
    } catch (error) {
      // The interpreter asks something of an absent value, which no notice that compiles does.
      if (error instanceof TypeError) return { kind: "refused" };
      throw error;
    }
  }

  #judged(mutant: Mutant): Verdict {
    if (this.#isKilledByExample(mutant) || this.#isKilledByInvariant(mutant)) return { kind: "killed" };
    let isOpen = false;
    for (const entity of mutant.entities) {
      const found = this.#difference(mutant.program, entity);
      if (found === "none") continue;
      if (found !== "unknown" && this.#isShown(mutant.program, found)) return { kind: "survived", given: found };
      isOpen = true;
    }
    return isOpen ? { kind: "survived", given: this.#sampledDifference(mutant) } : { kind: "equivalent" };
  }

  #isKilledByExample({ program }: Mutant): boolean {
    return program.examples.some((example) => runExample(program, example).failure !== null);
  }

  #isKilledByInvariant({ program }: Mutant): boolean {
    const entities = new Set(program.invariants.map(({ entity }) => entity));
    return [...entities].some((entity) => {
      const invariants = program.invariants.filter((each) => each.entity === entity);
      return groundsOf(program, entity, invariants.map(violationOf)).some(({ root, held }) =>
        this.#records(root).some((facts) => {
          const answer = answerOf(() => held(facts));
          return "error" in answer || answer.value.some(({ holds }) => holds.includes(true));
        }),
      );
    });
  }

  /** A record of an entity of which the mutant decides differently what is given out or asked by others, by the exact analysis. */
  #difference(mutant: Program, entity: string): GivenRecord | "none" | "unknown" {
    const [one, other] = [exposing(this.#program, entity), exposing(mutant, entity)];
    const { groups, unknown } = compare(one, other, entity, { alignYears: false });
    const [change] = groups.flatMap(({ changes }) => changes);
    const facts = change === undefined ? this.#failing(mutant, entity) : change.witness.new;
    if (facts === "none") return unknown.length > 0 ? "unknown" : "none";
    if (facts === "unknown") return "unknown";
    const root = rootOf(entity, facts);
    return { root: entityOf(this.#program, root.entity), facts: root.facts };
  }

  /** A record for which the mutant has a gap or a conflict. */
  #failing(mutant: Program, entity: string): FactRecord | "none" | "unknown" {
    const analysis = analyse(mutant, entity);
    for (const found of [...findGaps(analysis), ...findConflicts(analysis)]) {
      if (isUnknown(found)) return "unknown";
      return found.witness.facts;
    }
    return "none";
  }

  /** Whether the outcomes of a record differ: a decision that only others ask does not show in its own. */
  #isShown(mutant: Program, { root, facts }: GivenRecord): boolean {
    if (!rootsOf(this.#program, root.name).includes(root)) return false;
    const answer = answerOf(() => interpretOutcome(this.#program, root.name, facts));
    return !("error" in answer) && differs(mutant, root.name, facts, answer.value);
  }

  #sampledDifference(mutant: Mutant): GivenRecord | null {
    for (const root of new Set(mutant.entities.flatMap((entity) => rootsOf(this.#program, entity)))) {
      const found = this.#outcomes(root.name).find(({ facts, outcome }) =>
        differs(mutant.program, root.name, facts, outcome),
      );
      if (found !== undefined) return { root, facts: found.facts };
    }
    return null;
  }
}

/** Whether a program has another answer, or none. */
function differs(program: Program, root: string, facts: FactRecord, outcome: FactRecord): boolean {
  const answer = answerOf(() => interpretOutcome(program, root, facts));
  return "error" in answer || !sameValue(answer.value, outcome);
}
