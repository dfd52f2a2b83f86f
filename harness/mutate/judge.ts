/** Whether the tests of a notice tell a mutant from it. */
import { analyse, compare, findConflicts, findGaps, isUnknown } from "../../analysis/index.ts";
import { interpretOutcome } from "../../ir/interpret.ts";
import { sameValue } from "../../ir/values.ts";
import type { EntityProgram, Program } from "../../ir/ir.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { compileConditions } from "../conditions.ts";
import { runExample } from "../examples/run-example.ts";
import { violationOf } from "../invariants/run-invariants.ts";
import { answerOf } from "../policy-failure.ts";
import type { Mutant } from "./mutant.ts";

/** What became of a mutant. */
export type Verdict =
  | { readonly kind: "killed" }
  /** It uses a value that may be absent: the compiler would not let it pass. */
  | { readonly kind: "refused" }
  /** Shown by the exact analysis to decide every record as the notice does. */
  | { readonly kind: "equivalent" }
  /** `facts` is a record that the two decide differently; null where none was found and none is excluded. */
  | { readonly kind: "survived"; readonly facts: FactRecord | null };

/** Judges the mutants of one notice by its examples and its invariants on generated records. */
export class Judge {
  readonly #program: Program;
  readonly #entity: EntityProgram;
  readonly #records: readonly FactRecord[];

  constructor(program: Program, entity: EntityProgram, records: readonly FactRecord[]) {
    this.#program = program;
    this.#entity = entity;
    this.#records = records;
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
    // Data serves entities that examples do not speak of: only an invariant can tell.
    if (mutant.program.dataTables !== this.#program.dataTables) return { kind: "survived", facts: null };
    const difference = this.#difference(mutant.program);
    if (difference === "none") return { kind: "equivalent" };
    return { kind: "survived", facts: difference === "unknown" ? this.#sampledDifference(mutant.program) : difference };
  }

  #isKilledByExample({ program }: Mutant): boolean {
    return program.examples.some((example) => runExample(program, example).failure !== null);
  }

  #isKilledByInvariant({ program }: Mutant): boolean {
    const invariants = program.invariants.filter(({ entity }) => entity === this.#entity.name);
    const violated = compileConditions(program, this.#entity.name, invariants.map(violationOf));
    return this.#records.some((facts) => {
      const answer = answerOf(() => violated(facts));
      return "error" in answer || answer.value.includes(true);
    });
  }

  /** A record that the mutant decides differently, by the exact analysis. */
  #difference(mutant: Program): FactRecord | "none" | "unknown" {
    const { groups, unknown } = compare(this.#program, mutant, this.#entity.name, { alignYears: false });
    const [change] = groups.flatMap(({ changes }) => changes);
    if (change !== undefined) return change.witness.new;
    const failing = this.#failing(mutant);
    return failing !== "none" ? failing : unknown.length > 0 ? "unknown" : "none";
  }

  /** A record for which the mutant has a gap or a conflict. */
  #failing(mutant: Program): FactRecord | "none" | "unknown" {
    const analysis = analyse(mutant, this.#entity.name);
    for (const found of [...findGaps(analysis), ...findConflicts(analysis)]) {
      if (isUnknown(found)) return "unknown";
      return found.witness.facts;
    }
    return "none";
  }

  #sampledDifference(mutant: Program): FactRecord | null {
    return this.#records.find((facts) => !sameOutcome(this.#program, mutant, this.#entity.name, facts)) ?? null;
  }
}

function sameOutcome(one: Program, other: Program, entity: string, facts: FactRecord): boolean {
  const left = answerOf(() => interpretOutcome(one, entity, facts));
  const right = answerOf(() => interpretOutcome(other, entity, facts));
  if ("error" in left || "error" in right) return "error" in left && "error" in right;
  return sameValue(left.value, right.value);
}
