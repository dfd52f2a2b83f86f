import type { Decision, EntityProgram, Expression } from "./ir.ts";
import { walk } from "./walk.ts";

/** The fact that tells one record of an entity from another: its `id`, else its `name`. */
export function keyFactName({ facts }: Pick<EntityProgram, "facts">): string | null {
  return ["id", "name"].find((key) => facts.some(({ name }) => name === key)) ?? null;
}

/** The expressions of a decision. */
export function expressionsOf({ gate, otherwise, body }: Decision): readonly Expression[] {
  return [gate, otherwise, body].filter((each) => each !== null);
}

/** The decisions that an expression asks directly, by name; only those of one entity where it is given. */
export function decisionsIn(expression: Expression, entity?: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const node of walk(expression)) {
    if (node.kind !== "decision" && node.kind !== "cell") continue;
    if (entity === undefined || node.entity === entity) names.add(node.kind === "cell" ? node.pick : node.name);
  }
  return names;
}
