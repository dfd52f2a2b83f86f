/** Records of an entity that meet its requirements and crowd around everything on which a program turns. */
import { entityOf } from "../../ir/entity.ts";
import { createDraw } from "../../ir/generate/draw.ts";
import type { Random } from "../../ir/generate/random.ts";
import type * as ir from "../../ir/ir.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { compileConditions } from "../conditions.ts";

/** Makes one record that meets the vocabulary's requirements. */
export type Sampler = (random: Random) => FactRecord;

/** Prepares the generation of an entity's records; the main entity where none is named. */
export function createSampler(program: ir.Program, entityName = program.mainEntity): Sampler {
  const entity = entityOf(program, entityName);
  const draw = createDraw(program, entityName, (item) => createSampler(program, item));
  const requirements = compileConditions(
    withoutRules(program, entity),
    entityName,
    entity.requirements.map(({ condition }) => condition),
  );
  return (random) => {
    for (;;) {
      const facts = draw(random);
      if (requirements(facts).every(Boolean)) return facts;
    }
  };
}

/** Requirements speak of facts only. */
function withoutRules(program: ir.Program, entity: ir.EntityProgram): ir.Program {
  const bare = { ...entity, decisions: [], outputs: [] };
  return { ...program, entities: program.entities.map((each) => (each === entity ? bare : each)) };
}
