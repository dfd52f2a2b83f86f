import type { Expression } from "../../ir/ir.ts";
import type { Diagram } from "../diagram/diagram.ts";
import type { Builder } from "./builder.ts";

/**
 * A set as one condition a member. Sets that stand in facts are never multiplied out: a condition on
 * 3 of 22 members asks those 3.
 */
export function setBits(builder: Builder, expression: Expression): readonly Diagram[] {
  const { store, space } = builder;
  const members = expression.type.kind === "set" ? expression.type.enumeration.members : [];
  switch (expression.kind) {
    case "fact":
      if (expression.entity !== builder.entity.name) {
        return members.map((member) =>
          builder.order.opaque(`${builder.meaningOf(expression)} has ${member.name}`, null, { kind: "outer" }),
        );
      }
      return members.map(({ name }, bit) => store.atLeast(space.member(space.fact(expression.name), name, bit), 1));
    case "union": {
      const operands = expression.operands.map((operand) => setBits(builder, operand));
      return members.map((_, bit) => store.any(operands.map((bits) => bits[bit]!)));
    }
    case "if": {
      const condition = builder.condition(expression.condition);
      const [then, otherwise] = [setBits(builder, expression.then), setBits(builder, expression.else)];
      return members.map((_, bit) => store.choose(condition, then[bit]!, otherwise[bit]!));
    }
    default: {
      const value = builder.value(expression);
      return members.map((_, bit) =>
        store.where(value, (term) => term.kind === "value" && ((term.value as number) & (1 << bit)) !== 0),
      );
    }
  }
}
