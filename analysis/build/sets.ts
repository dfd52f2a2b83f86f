/** Sets, as one condition a member or as the number that their bits make. */
import type { Cases, Decision, Expression, Named } from "../../ir/ir.ts";
import type { Diagram } from "../diagram/diagram.ts";
import type { Term } from "../diagram/term.ts";
import type { Builder } from "./builder.ts";
import { isKnown } from "./known.ts";

/**
 * A set as one condition a member. Sets that stand in facts are never multiplied out: a condition on
 * 3 of 22 members asks those 3.
 */
export function setBits(builder: Builder, expression: Expression): readonly Diagram[] {
  const { store, space } = builder;
  const members = membersOf(expression);
  switch (expression.kind) {
    case "fact":
      if (expression.entity !== builder.entity.name) {
        return members.map((member) =>
          builder.order.opaque(`${builder.meaningOf(expression)} has ${member.name}`, null, { kind: "outer" }),
        );
      }
      return members.map((_, bit) => builder.member(space.fact(expression.name), bit));
    case "union": {
      const operands = expression.operands.map((operand) => setBits(builder, operand));
      return members.map((_, bit) => store.any(operands.map((bits) => bits[bit]!)));
    }
    case "if": {
      const condition = builder.condition(expression.condition);
      const [then, otherwise] = [setBits(builder, expression.then), setBits(builder, expression.else)];
      return members.map((_, bit) => store.choose(condition, then[bit]!, otherwise[bit]!));
    }
    case "orElse": {
      const known = isKnown(builder, expression.operand);
      const [held, otherwise] = [setBits(builder, expression.operand), setBits(builder, expression.fallback)];
      return members.map((_, bit) => store.choose(known, held[bit]!, otherwise[bit]!));
    }
    case "decision":
      return expression.entity === builder.entity.name ? builder.bits(expression.name) : members.map(() => store.false);
    case "cases":
      return bitsOfRules(builder, expression);
    default: {
      const value = builder.value(expression);
      return members.map((_, bit) =>
        store.where(value, (term) => term.kind === "value" && ((term.value as number) & (1 << bit)) !== 0),
      );
    }
  }
}

/** The members that the rules of a decision give; where two of them differ no record is asked about. */
function bitsOfRules(builder: Builder, node: Cases): readonly Diagram[] {
  const { store } = builder;
  const { prevails, uncovered, silent } = builder.cases(node);
  const parts = node.cases.map(({ value }, index) => ({ where: prevails[index]!, bits: setBits(builder, value) }));
  if (node.otherwise !== null)
    parts.push({ where: store.minus(uncovered, silent), bits: setBits(builder, node.otherwise) });
  return membersOf(node).map((_, bit) => store.any(parts.map(({ where, bits }) => store.and(where, bits[bit]!))));
}

/** The members of a decision, each where it is given. */
export function bitsOfDecision(builder: Builder, { gate, otherwise, body }: Decision): readonly Diagram[] {
  const { store } = builder;
  const inside = setBits(builder, body);
  if (gate === null) return inside;
  const outside = otherwise === null ? inside.map(() => store.false) : setBits(builder, otherwise);
  const condition = builder.condition(gate);
  return inside.map((bit, index) => store.choose(condition, bit, outside[index]!));
}

function membersOf({ type }: Expression): readonly Named[] {
  return type.kind === "set" ? type.enumeration.members : [];
}

/** The value of a set that stands in a fact, where it has to be one. */
export function maskOf(builder: Builder, name: string): Diagram {
  const { store } = builder;
  const fact = builder.space.fact(name);
  const members = fact.type.kind === "set" ? fact.type.enumeration.members : [];
  const mask = members.reduce<Diagram>((rest, _, bit) => {
    const held = builder.member(fact, bit);
    return store.combine([held, rest], ([holds, others]) =>
      builder.constant(maskIn(others!) | (holds === store.true.term ? 1 << bit : 0)),
    );
  }, builder.constant(0));
  return store.choose(builder.known(fact), mask, store.absent);
}

/** The bits in the term of a set. */
export function maskIn(term: Term): number {
  return term.kind === "value" && typeof term.value === "number" ? term.value : 0;
}

/** Whether two sets are the same, or are not. */
export function sameSet(builder: Builder, left: Expression, right: Expression, wanted: boolean): Diagram {
  const { store } = builder;
  const [one, other] = [setBits(builder, left), setBits(builder, right)];
  const [known, otherKnown] = [isKnown(builder, left), isKnown(builder, right)];
  const bits = one.map((bit, index) => store.choose(bit, other[index]!, store.not(other[index]!)));
  const same = store.choose(known, store.all([otherKnown, ...bits]), store.not(otherKnown));
  return wanted ? same : store.not(same);
}
