import { neededAround } from "../ir/asking.ts";
import { entityOf } from "../ir/entity.ts";
import type { EntityProgram, Program } from "../ir/ir.ts";
import { nearest } from "../runtime/nearest.ts";
import type { Context } from "./context.ts";

/**
 * The entity of a name or label, the main one where none is given, of which records are decided by themselves or in the
 * groups that they form; null, reported, where there is none.
 */
export function findEntity(program: Program, context: Context, name = program.mainEntity): EntityProgram | null {
  const { entities } = program;
  const found = entities.find((entity) => entity.name === name || entity.label === name);
  if (found !== undefined) return isDecidable(program, found, context) ? found : null;
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

/** Whether deciding a record needs no other around it than the groups that it forms; reported where it does. */
function isDecidable(program: Program, entity: EntityProgram, context: Context): boolean {
  const missing = neededAround(program, entity.name);
  const holder = program.entities.find((each) => each.name === missing);
  if (holder === undefined) return true;
  // What is formed of a roster is decided with the records of that.
  const given = holder.groups === null ? holder : entityOf(program, holder.groups.entity);
  context.fail(
    {
      en: `a \`${entity.name}\` cannot be decided by itself: its rules ask the \`${holder.name}\` around it`,
      zh: `“${entity.label}”不能单独裁定：其规则要用到所在的“${holder.label}”`,
    },
    {
      en: `give records of \`${given.name}\`: --entity ${given.name}`,
      zh: `请提供“${given.label}”的记录：--entity ${given.label}`,
    },
  );
  return false;
}
