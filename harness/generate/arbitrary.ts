/** Generated records as fast-check knows them; the one file that loads fast-check. */
import fc from "fast-check";
import type { EntityProgram, Program } from "../../ir/ir.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { brokenRequirements } from "../facts.ts";
import { entityOf } from "../../ir/entity.ts";
import { Random } from "../../ir/generate/random.ts";
import { createSampler, type Sampler } from "./sampler.ts";
import { createSimpler, type Simpler } from "./simpler.ts";

/**
 * People as a program's vocabulary describes them, crowded around everything on which the program
 * turns; with `entity` another kind of record. A failing one shrinks towards the plainest person.
 *
 *     fc.assert(fc.property(arbitraryPerson(program), (person) => evaluate(person).selfPay !== 0));
 */
export function arbitraryPerson(program: Program, entity = program.mainEntity): fc.Arbitrary<FactRecord> {
  return new RecordArbitrary(program, entityOf(program, entity));
}

class RecordArbitrary extends fc.Arbitrary<FactRecord> {
  readonly #program: Program;
  readonly #entity: EntityProgram;
  readonly #sampler: Sampler;
  readonly #simpler: Simpler;

  constructor(program: Program, entity: EntityProgram) {
    super();
    this.#program = program;
    this.#entity = entity;
    this.#sampler = createSampler(program, entity.name);
    this.#simpler = createSimpler(program, entity);
  }

  override generate(random: fc.Random): fc.Value<FactRecord> {
    return new fc.Value(this.#sampler(new Random(random.nextInt())), undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is FactRecord {
    return (
      typeof value === "object" && value !== null && this.#entity.facts.every(({ name }) => Object.hasOwn(value, name))
    );
  }

  override shrink(facts: FactRecord): fc.Stream<fc.Value<FactRecord>> {
    return fc
      .stream(this.#simpler(facts))
      .filter((simpler) => brokenRequirements(this.#program, this.#entity, simpler).length === 0)
      .map((simpler) => new fc.Value(simpler, undefined));
  }
}

/** The plainest record for which a property fails, from one for which it does. */
export function shrunk(
  program: Program,
  entity: string,
  failing: FactRecord,
  holds: (facts: FactRecord) => boolean,
): FactRecord {
  const property = fc.property(arbitraryPerson(program, entity), holds);
  const { counterexample } = fc.check(property, { examples: [[failing]], numRuns: 1, seed: 1 });
  return counterexample?.[0] ?? failing;
}
