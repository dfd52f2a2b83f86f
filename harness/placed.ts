/** Records in their places: the one that an example gives, and those in its lists. */
import { enclosingOf, neededAround } from "../ir/asking.ts";
import { entityOf } from "../ir/entity.ts";
import { interpret } from "../ir/interpret.ts";
import type { Evaluation } from "../ir/interpret/evaluation.ts";
import type { EntityProgram, Program } from "../ir/ir.ts";
import type { Way } from "../ir/placement.ts";
import type { FactRecord } from "../runtime/schema.ts";
import { answerOf } from "./policy-failure.ts";

/** A record that has been decided, and the way to it from the one that was given. */
export interface Placed {
  readonly evaluation: Evaluation;
  readonly path: Way;
}

/** A record with everything in its lists, itself first; null where the policy has no answer for it. */
export function decidedRecords(program: Program, entity: EntityProgram, facts: FactRecord): readonly Placed[] | null {
  const answer = answerOf(() => placedIn({ evaluation: interpret(program, entity.name, facts), path: [] }));
  return "error" in answer ? null : answer.value;
}

function placedIn(placed: Placed): readonly Placed[] {
  const { evaluation, path } = placed;
  const items = evaluation.entity.facts.flatMap((list) =>
    list.type.kind === "list"
      ? (evaluation.items(list) ?? []).map((item, position): Placed => {
          return { evaluation: item, path: [...path, { list: list.name, position }] };
        })
      : [],
  );
  return [placed, ...items.flatMap(placedIn)];
}

/** Where records of an entity stand: the entities of which examples can be given that have them in their lists, itself first. */
export function rootsOf(program: Program, entity: string): readonly EntityProgram[] {
  const found = [entityOf(program, entity)];
  for (const { name } of found) found.push(...holdersOf(program, name).filter((holder) => !found.includes(holder)));
  return found.filter(({ name }) => neededAround(program, name) === null);
}

/** Of these the ones that have a say in what is decided of the records of an entity: itself alone, where its rules ask nothing around. */
export function placesOf(program: Program, entity: string): readonly EntityProgram[] {
  return enclosingOf(program, entity).length === 0 ? [entityOf(program, entity)] : rootsOf(program, entity);
}

function holdersOf({ entities }: Program, item: string): readonly EntityProgram[] {
  return entities.filter(({ facts }) => facts.some(({ type }) => type.kind === "list" && type.entity === item));
}

/** The entities of which a notice decides something. */
export function decidedEntities({ entities }: Program): readonly EntityProgram[] {
  return entities.filter(({ decisions }) => decisions.length > 0);
}
