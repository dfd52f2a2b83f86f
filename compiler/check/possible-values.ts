import type { Value } from "../../runtime/schema.ts";
import type * as ir from "../ir/ir.ts";

const most = 1000;

/**
 * Every value that an expression can have, where they are few and can be listed: constants, and
 * what choices between them come to. Null where they cannot be told this way.
 */
export function possibleValues(expression: ir.Expression, entity: ir.EntityProgram): readonly Value[] | null {
  const all = (parts: readonly (ir.Expression | null)[]): readonly Value[] | null => {
    const values = parts.map((part) => (part === null ? [null] : possibleValues(part, entity)));
    if (values.some((each) => each === null)) return null;
    const distinct = new Map(values.flatMap((each) => each!).map((value) => [JSON.stringify(value), value]));
    return distinct.size > most ? null : [...distinct.values()];
  };
  switch (expression.kind) {
    case "constant":
      return [expression.value];
    case "if":
      return all([expression.then, expression.else]);
    case "orElse":
      return all([expression.operand, expression.fallback]);
    case "cases":
      return all([...expression.cases.map(({ value }) => value), expression.otherwise]);
    case "cell":
      return all([...expression.cells, expression.otherwise]);
    case "decision": {
      const decision = expression.entity === entity.name ? entity.decisions.find(({ name }) => name === expression.name) : undefined;
      return decision === undefined ? null : all([decision.body, decision.otherwise]);
    }
    default:
      return null;
  }
}
