import { decisionsIn, expressionsOf } from "../ir/entity.ts";
import type { Decision, EntityProgram, Expression } from "../ir/ir.ts";

/** The decisions that some expressions rest on, directly or through others, in the order of the entity. */
export function restsOn(entity: EntityProgram, expressions: readonly Expression[]): readonly Decision[] {
  const names = new Set(expressions.flatMap((each) => [...decisionsIn(each)]));
  for (const decision of entity.decisions.toReversed()) {
    if (!names.has(decision.name)) continue;
    for (const each of expressionsOf(decision)) for (const name of decisionsIn(each)) names.add(name);
  }
  return entity.decisions.filter(({ name }) => names.has(name));
}
