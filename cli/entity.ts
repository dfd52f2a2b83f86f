import type { EntityProgram, Program } from "../ir/ir.ts";
import { nearest } from "../runtime/nearest.ts";
import type { Context } from "./context.ts";

/** The entity of a name or label, the main one where none is given; null, reported, where there is none. */
export function findEntity(
  { entities, mainEntity }: Program,
  context: Context,
  name = mainEntity,
): EntityProgram | null {
  const found = entities.find((entity) => entity.name === name || entity.label === name);
  if (found !== undefined) return found;
  const near = nearest(
    name,
    entities.flatMap((entity) => [entity.name, entity.label]),
  );
  const known = entities.map((entity) => context.say({ en: entity.name, zh: entity.label }));
  context.fail(
    { en: `there is no entity \`${name}\``, zh: `没有名为“${name}”的主体` },
    near === null
      ? { en: `the entities are ${known.join(", ")}`, zh: `可用的主体：${known.join("、")}` }
      : { en: `did you mean \`${near}\`?`, zh: `是否想写“${near}”？` },
  );
  return null;
}
