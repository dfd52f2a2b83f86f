import type { Expression } from "../../ir/ir.ts";
import type { Diagram } from "../diagram/diagram.ts";
import type { Builder } from "./builder.ts";
import { isAbsent } from "./compare-terms.ts";

/** Where an expression has a value. */
export function isKnown(builder: Builder, operand: Expression): Diagram {
  const { store } = builder;
  const ofSet = operand.type.kind === "set" ? isSetKnown(builder, operand) : null;
  if (ofSet !== null) return ofSet;
  return store.bind(builder.value(operand), (term) =>
    term.kind === "failure" ? store.terminal(term) : builder.truth(!isAbsent(term)),
  );
}

/** Where a set has a value, told without its members; null where it cannot be. */
function isSetKnown(builder: Builder, operand: Expression): Diagram | null {
  switch (operand.kind) {
    case "fact":
      return operand.entity === builder.entity.name ? builder.known(builder.space.fact(operand.name)) : null;
    case "decision":
      return operand.optional ? null : builder.store.true;
    case "union":
      return builder.store.any(operand.operands.map((each) => isKnown(builder, each)));
    case "if": {
      const [then, otherwise] = [isKnown(builder, operand.then), isKnown(builder, operand.else)];
      return builder.store.choose(builder.condition(operand.condition), then, otherwise);
    }
    default:
      return null;
  }
}
