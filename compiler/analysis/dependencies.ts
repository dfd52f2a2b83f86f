import type { Decision, EntityProgram, Expression } from "../ir/ir.ts";
import { walk } from "../ir/walk.ts";

/** The names of the decisions that an expression asks directly. */
export function decisionsIn(expression: Expression): ReadonlySet<string> {
  const names = new Set<string>();
  for (const node of walk(expression)) {
    if (node.kind === "decision") names.add(node.name);
    if (node.kind === "cell") names.add(node.pick);
  }
  return names;
}

/** The expressions of a decision. */
export function expressionsOf({ gate, otherwise, body }: Decision): readonly Expression[] {
  return [gate, otherwise, body].filter((each) => each !== null);
}

/** The decisions that some expressions rest on, directly or through others, in the order of the entity. */
export function restsOn(entity: EntityProgram, expressions: readonly Expression[]): readonly Decision[] {
  const names = new Set(expressions.flatMap((each) => [...decisionsIn(each)]));
  for (const decision of entity.decisions.toReversed()) {
    if (!names.has(decision.name)) continue;
    for (const each of expressionsOf(decision)) for (const name of decisionsIn(each)) names.add(name);
  }
  return entity.decisions.filter(({ name }) => names.has(name));
}
