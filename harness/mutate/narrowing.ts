/** What a notice may use as present only because a condition shows it to be. */
import type * as ir from "../../ir/ir.ts";
import { walk } from "../../ir/walk.ts";

/** What is used as present though it may be absent: without the condition that shows it the compiler refuses the notice. */
export function narrowedNames(entity: ir.EntityProgram, expression: ir.Expression): ReadonlySet<string> {
  const mayBeAbsent = new Set(
    [...entity.facts, ...entity.decisions].filter(({ optional }) => optional).map(({ name }) => name),
  );
  const used = [...walk(expression)].flatMap((node) =>
    (node.kind === "fact" || node.kind === "decision") && !node.optional ? [node.name] : [],
  );
  return new Set(used.filter((name) => mayBeAbsent.has(name)));
}

/** The facts and decisions that a condition shows to be present. */
export function shownBy(entity: ir.EntityProgram, condition: ir.Expression): readonly string[] {
  switch (condition.kind) {
    case "known":
      return condition.operand.kind === "fact" || condition.operand.kind === "decision" ? [condition.operand.name] : [];
    case "decision":
      return entity.decisions
        .filter(({ gate }) => gate?.kind === "decision" && gate.name === condition.name)
        .map(({ name }) => name);
    case "not":
      return shownBy(entity, condition.operand);
    case "and":
    case "or":
      return condition.operands.flatMap((operand) => shownBy(entity, operand));
    default:
      return [];
  }
}
