/** What a notice may use as present only because a condition shows it to be. */
import { isPerhapsAround } from "../../ir/asking.ts";
import { decisionKey } from "../../ir/entity.ts";
import type * as ir from "../../ir/ir.ts";
import { walk } from "../../ir/walk.ts";

/**
 * What is used as present though it may be absent, by key, and the records around that need not be there: without the
 * condition that shows it the compiler refuses the notice.
 */
export function narrowedNames(
  program: ir.Program,
  entity: ir.EntityProgram,
  expression: ir.Expression,
): ReadonlySet<string> {
  const used = walk(expression).flatMap((node) => {
    if ((node.kind !== "fact" && node.kind !== "decision") || node.optional) return [];
    const around = isPerhapsAround(program, entity.name, node.entity) ? [node.entity] : [];
    return mayBeAbsent(program, node) ? [...around, keyOf(node)] : around;
  });
  return new Set(used);
}

function mayBeAbsent({ entities }: ir.Program, { entity: owner, name }: ir.FactRef | ir.DecisionRef): boolean {
  const of = entities.find((each) => each.name === owner);
  return [...(of?.facts ?? []), ...(of?.decisions ?? [])].some((each) => each.name === name && each.optional);
}

function keyOf({ entity, name }: ir.FactRef | ir.DecisionRef): string {
  return decisionKey(entity, name);
}

/** The facts and decisions that a condition shows to be present, by key, and the records around. */
export function shownBy(entity: ir.EntityProgram, condition: ir.Expression): readonly string[] {
  switch (condition.kind) {
    case "known": {
      const { operand } = condition;
      if (operand.kind === "record") return [operand.entity];
      return operand.kind === "fact" || operand.kind === "decision" ? [operand.entity, keyOf(operand)] : [];
    }
    case "decision":
      return entity.decisions
        .filter(({ gate }) => gate?.kind === "decision" && gate.name === condition.name)
        .map(({ name }) => decisionKey(entity.name, name));
    case "not":
      return shownBy(entity, condition.operand);
    case "and":
    case "or":
      return condition.operands.flatMap((operand) => shownBy(entity, operand));
    default:
      return [];
  }
}
