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
  for (const node of asksOf(expression)) {
    if (node.kind === "reading" || (entity !== undefined && node.entity !== entity)) continue;
    names.add(node.kind === "cell" ? node.pick : node.name);
  }
  return names;
}

/** The readings that an expression asks directly, by name. */
export function readingsIn(expression: Expression): ReadonlySet<string> {
  return new Set(asksOf(expression).flatMap((node) => (node.kind === "reading" ? [node.reading] : [])));
}

type Ask = Extract<Expression, { kind: "decision" | "cell" | "reading" }>;

/** Expressions are never changed, so what one asks is looked up once. */
const asks = new WeakMap<Expression, readonly Ask[]>();

function asksOf(expression: Expression): readonly Ask[] {
  let known = asks.get(expression);
  if (known === undefined) {
    known = walk(expression).filter(
      (node): node is Ask => node.kind === "decision" || node.kind === "cell" || node.kind === "reading",
    );
    asks.set(expression, known);
  }
  return known;
}
