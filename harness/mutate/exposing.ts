import { decisionKey, decisionKeysIn, expressionsOf } from "../../ir/entity.ts";
import type { Decision, EntityProgram, Program } from "../../ir/ir.ts";

/**
 * A program in which an entity gives out what other entities ask of it as well: one that decides all that alike
 * decides everything else alike.
 */
export function exposing(program: Program, entityName: string): Program {
  const asked = new Set(
    program.entities
      .filter(({ name }) => name !== entityName)
      .flatMap(({ decisions }) => decisions.flatMap(expressionsOf))
      .flatMap((expression) => [...decisionKeysIn(expression)]),
  );
  const expose = (entity: EntityProgram): EntityProgram => {
    const isAsked = ({ name }: Decision): boolean => asked.has(decisionKey(entity.name, name));
    const decisions = entity.decisions.map((each): Decision => (isAsked(each) ? { ...each, role: "output" } : each));
    const outputs = decisions.filter(({ role }) => role === "output").map(({ name }) => name);
    return { ...entity, decisions, outputs };
  };
  return { ...program, entities: program.entities.map((each) => (each.name === entityName ? expose(each) : each)) };
}
