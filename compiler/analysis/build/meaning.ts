import { shapeOf } from "../../ir/assume.ts";
import { expressionsOf } from "../../ir/entity.ts";
import type { Expression, Program } from "../../ir/ir.ts";
import { walk } from "../../ir/walk.ts";

/**
 * A text that two expressions share only if they come to the same for the same record: what both
 * say, and what the decisions say that they ask, however deep, of whatever entity.
 */
export function meaningOf(program: Program, expression: Expression): string {
  const asked = new Set<string>();
  const shapes: string[] = [];
  const visit = (part: Expression): void => {
    shapes.push(shapeOf(part));
    for (const node of walk(part)) {
      if (node.kind !== "decision" && node.kind !== "cell") continue;
      const name = node.kind === "cell" ? node.pick : node.name;
      if (asked.has(`${node.entity}.${name}`)) continue;
      asked.add(`${node.entity}.${name}`);
      const entity = program.entities.find((each) => each.name === node.entity);
      const decision = entity?.decisions.find((each) => each.name === name);
      if (decision !== undefined) expressionsOf(decision).forEach(visit);
    }
  };
  visit(expression);
  return shapes.join("\n");
}
