import type { EntityProgram } from "./ir.ts";

/** The fact that tells one record of an entity from another: its `id`, else its `name`. */
export function keyFactName({ facts }: Pick<EntityProgram, "facts">): string | null {
  return ["id", "name"].find((key) => facts.some(({ name }) => name === key)) ?? null;
}
