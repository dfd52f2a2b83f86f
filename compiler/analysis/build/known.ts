import type { Expression } from "../../ir/ir.ts";
import type { Diagram } from "../diagram/diagram.ts";
import type { Builder } from "./builder.ts";
import { isAbsent } from "./compare-terms.ts";

/** Where an expression has a value. */
export function isKnown(builder: Builder, operand: Expression): Diagram {
  const { store } = builder;
  if (operand.kind === "fact" && operand.type.kind === "set" && operand.entity === builder.entity.name) {
    return builder.known(builder.space.fact(operand.name));
  }
  return store.bind(builder.value(operand), (term) =>
    term.kind === "failure" ? store.terminal(term) : builder.truth(!isAbsent(term)),
  );
}
