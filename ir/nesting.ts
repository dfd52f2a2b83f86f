/** Which records stand around those of an entity. */
import type { Nesting, Program } from "./ir.ts";

/**
 * What a record of an entity stands in, directly or further out, the nearest first; perhaps where any step on
 * the way is one that need not be.
 */
export function surroundings(entity: string, nestingsOf: (entity: string) => readonly Nesting[]): readonly Nesting[] {
  const found = new Map<string, Nesting>();
  let reached = nestingsOf(entity);
  while (reached.length > 0) {
    const nearer = reached.filter((each) => isNews(found.get(each.entity), each));
    for (const each of nearer) found.set(each.entity, each);
    reached = nearer.flatMap(({ entity: inner, perhaps }) =>
      nestingsOf(inner).map((outer) => ({ entity: outer.entity, perhaps: perhaps || outer.perhaps })),
    );
  }
  return [...found.values()].filter((each) => each.entity !== entity);
}

function isNews(known: Nesting | undefined, { perhaps }: Nesting): boolean {
  return known === undefined || (known.perhaps && !perhaps);
}

/** What a record of an entity of a program stands in, the nearest first. */
export function surroundingsOf({ entities }: Program, entity: string): readonly Nesting[] {
  return surroundings(entity, (name) => entities.find((each) => each.name === name)?.nestings ?? []);
}
