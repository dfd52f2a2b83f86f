import { shapeOf } from "../../ir/assume.ts";
import { expressionsOf } from "../../ir/entity.ts";
import type { Expression, Program } from "../../ir/ir.ts";
import { yearsOf } from "../../ir/types.ts";
import { walk } from "../../ir/walk.ts";

/** What an expression says, with all that it rests on. */
export interface Meaning {
  readonly meaning: string;
  /** Whether a date, or a set of years, stands anywhere in it. */
  readonly touchesDates: boolean;
}

/**
 * The text of an expression, of the decisions that it asks, however deep and of whatever entity, and
 * of the data tables that it goes over.
 */
export function meaningOf(program: Program, expression: Expression): Meaning {
  const seen = new Set<string>();
  const texts: string[] = [];
  let touchesDates = false;
  const once = (key: string, use: () => void): void => {
    if (seen.has(key)) return;
    seen.add(key);
    use();
  };
  const visit = (part: Expression): void => {
    texts.push(shapeOf(part));
    for (const node of walk(part)) {
      touchesDates ||= node.type.kind === "date" || node.type.kind === "series" || yearsOf(node.type) !== null;
      const table =
        node.kind === "lookup"
          ? node.table
          : node.kind === "aggregate" && node.over.kind === "table"
            ? node.over.table
            : null;
      if (table !== null) {
        const rows = program.dataTables.find(({ name }) => name === table)?.rows ?? [];
        once(`table ${table}`, () => texts.push(JSON.stringify(rows.map(({ values }) => values))));
      }
      if (node.kind !== "decision" && node.kind !== "cell") continue;
      const name = node.kind === "cell" ? node.pick : node.name;
      once(`decision ${node.entity}.${name}`, () => {
        const entity = program.entities.find((each) => each.name === node.entity);
        const decision = entity?.decisions.find((each) => each.name === name);
        if (decision !== undefined) expressionsOf(decision).forEach(visit);
      });
    }
  };
  visit(expression);
  return { meaning: texts.join("\n"), touchesDates };
}
