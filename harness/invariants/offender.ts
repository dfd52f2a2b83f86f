import { entityOf } from "../../ir/entity.ts";
import { interpretInPlace } from "../../ir/interpret.ts";
import type { Expression, Program } from "../../ir/ir.ts";
import { itemAt, type Way } from "../../ir/placement.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { answerOf } from "../policy-failure.ts";

/** The first record of an entity in one of a root, or that itself, for which a condition holds or the policy has no answer; in its place. */
export function offenderIn(
  program: Program,
  root: string,
  facts: FactRecord,
  entity: string,
  condition: Expression,
): FactRecord {
  const placed = waysTo(program, root, facts, entity).map((way) => itemAt(program, root, facts, way));
  return placed.find((each) => {
    const answer = answerOf(() => interpretInPlace(program, entity, each, condition));
    return "error" in answer || answer.value === true;
  })!;
}

/** The ways from a record to all those of an entity in its lists, however deep. */
function waysTo(program: Program, root: string, facts: FactRecord, entity: string): readonly Way[] {
  if (root === entity) return [[]];
  return entityOf(program, root).facts.flatMap(({ name: list, type }) => {
    if (type.kind !== "list") return [];
    const items = (facts[list] ?? []) as readonly FactRecord[];
    return items.flatMap((item, position) =>
      waysTo(program, type.entity, item, entity).map((way) => [{ list, position }, ...way]),
    );
  });
}
