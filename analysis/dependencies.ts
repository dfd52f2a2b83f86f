import { decisionsIn, expressionsOf } from "../ir/entity.ts";
import type { Decision, EntityProgram, Expression } from "../ir/ir.ts";

/**
 * The decisions of an entity that some expressions of it rest on, directly or through others of it, in its order. One of a record
 * around may have the same name and is none of them.
 */
export function restsOn(entity: EntityProgram, expressions: readonly Expression[]): readonly Decision[] {
  const names = new Set(expressions.flatMap((each) => [...decisionsIn(each, entity.name)]));
  for (const decision of entity.decisions.toReversed()) {
    if (!names.has(decision.name)) continue;
    for (const each of expressionsOf(decision)) for (const name of decisionsIn(each, entity.name)) names.add(name);
  }
  return entity.decisions.filter(({ name }) => names.has(name));
}
