import type { EntityProgram, Fact, Program } from "./ir.ts";
import { decisionKey, expressionsOf } from "./entity.ts";
import { surroundingsOf } from "./nesting.ts";
import { walk } from "./walk.ts";

/** The facts of the records around that the rules and invariants of an entity ask, named by where they stand: `household.income`. */
export function factsAround(program: Program, { name: own, decisions }: EntityProgram): readonly Fact[] {
  const claims = program.invariants.filter(({ entity }) => entity === own);
  const asked = new Set(
    [
      ...decisions.flatMap(expressionsOf),
      ...claims.flatMap(({ when, then }) => (when === null ? [then] : [when, then])),
    ]
      .flatMap(walk)
      .flatMap((node) => (node.kind === "fact" && node.entity !== own ? [decisionKey(node.entity, node.name)] : [])),
  );
  return surroundingsOf(program, own).flatMap(({ entity }) => {
    const around = program.entities.find(({ name }) => name === entity)!;
    return around.facts
      .filter(({ name }) => asked.has(decisionKey(entity, name)))
      .map((fact) => ({ ...fact, name: `${around.name}.${fact.name}`, label: `${around.label}.${fact.label}` }));
  });
}
