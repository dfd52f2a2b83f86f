import type { Expression, Program } from "../ir/ir.ts";
import type { FactRecord } from "../runtime/schema.ts";
import { asAsked, compileConditionsWithin, type Held } from "./conditions.ts";
import { placesOf } from "./placed.ts";

/** Where conditions over an entity are tried: on its records alone, or on those in the lists of a root. */
export interface Ground {
  /** The entity of which records are made up. */
  readonly root: string;
  /** Which of the conditions hold for each record of the entity in one of the root. Throws `PolicyFailure` where the policy fails. */
  readonly held: (facts: FactRecord) => readonly Held[];
}

/** Prepares the trial of conditions over an entity everywhere where its records may stand, as far as that has a say in them. */
export function groundsOf(program: Program, entity: string, conditions: readonly Expression[]): readonly Ground[] {
  const places = placesOf(asAsked(program, entity, conditions), entity);
  return places.map(({ name: root }) => ({
    root,
    held: compileConditionsWithin(program, root, entity, conditions),
  }));
}
