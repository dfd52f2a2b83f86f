/** The decisions through which another one shows: what an example can expect of it. */
import { restsOn } from "../../analysis/dependencies.ts";
import { decisionKey, decisionKeysIn, entityOf, expressionsOf } from "../../ir/entity.ts";
import type { Decision, EntityProgram, Program } from "../../ir/ir.ts";
import { decidedEntities } from "../placed.ts";

/** The decisions with rules of their own through which a decision of the same record shows. */
export function tellersOf(program: Program, entityName: string, decision: Decision): readonly Decision[] {
  if (hasRules(decision)) return [decision];
  const entity = entityOf(program, entityName);
  return entity.decisions.filter(
    (each) =>
      hasRules(each) &&
      restsOn(entity, [each.body]).some(({ name }) => name === decision.name) &&
      isNear(entity, each, decision),
  );
}

/** Those of other records that ask for it themselves. */
export function tellersElsewhere(
  program: Program,
  entityName: string,
  { name }: Decision,
): readonly { readonly entity: string; readonly decision: Decision }[] {
  const key = decisionKey(entityName, name);
  return decidedEntities(program)
    .filter((each) => each.name !== entityName)
    .flatMap((entity) => {
      const asking = entity.decisions.filter((each) =>
        expressionsOf(each).some((part) => decisionKeysIn(part).has(key)),
      );
      const told = asking.flatMap((each) => tellersOf(program, entity.name, each));
      return [...new Set(told)].map((decision) => ({ entity: entity.name, decision }));
    });
}

/** Whether a decision rests on another through definitions only. */
function isNear(entity: EntityProgram, from: Decision, to: Decision): boolean {
  const hidden = { ...entity, decisions: entity.decisions.filter((each) => each === from || !hasRules(each)) };
  return restsOn(hidden, [from.body]).some(({ name }) => name === to.name);
}

function hasRules({ role }: Decision): boolean {
  return role === "output" || role === "auxiliary";
}
