/** What is known of a list's allotment without looking into the list: it lies between nothing, the wish and the limit. */
import { shapeOf } from "../../ir/assume.ts";
import { choicesOf } from "../../ir/choices.ts";
import type { Aggregate, Allotment, Decision, Expression, Program } from "../../ir/ir.ts";
import { ofOwnRecord } from "../../ir/outward.ts";
import type { Diagram } from "../diagram/diagram.ts";
import { boundedTerm, type Term, valueTerm } from "../diagram/term.ts";
import type { Builder } from "./builder.ts";

const nothing = valueTerm(0);

/** What the record at hand gets: its wish where the limit suffices for all, else some of it. */
export function allotmentDiagram(builder: Builder, node: Allotment): Diagram {
  const { store } = builder;
  const { limit, where } = node;
  const wish = builder.value(ofOwnRecord(node, node.wish));
  const suffices = builder.lift([sumOfWishes(node), limit], ([sum, most]) =>
    builder.comparison.compare("≤", sum!, most!),
  );
  const short = builder.liftValues([wish, builder.value(limit)], ([wished, most]) =>
    part(builder, node, wished!, most!),
  );
  const got = store.choose(suffices, wish, short);
  if (where === null) return got;
  return store.choose(builder.condition(ofOwnRecord(node, where)), got, store.terminal(nothing));
}

/** A wish that is met whole or not at all is one of two values; else it is only known between what it lies. */
function part(builder: Builder, node: Allotment, wish: Term, limit: Term): Diagram {
  const { store } = builder;
  if (isAtMost0(wish) || isAtMost0(limit)) return store.terminal(nothing);
  const meaning = `list ${builder.meaningOf(node)}`;
  const isWhole = (node.manner.kind === "inOrder" && node.manner.whole) || (wish.kind === "value" && wish.value === 1);
  if (isWhole)
    return store.choose(
      builder.order.opaque(`served ${meaning}`, null, { kind: "list" }),
      store.terminal(wish),
      store.terminal(nothing),
    );
  const value = boundedTerm(meaning, { kind: "list" }, { least: [nothing], most: [wish, limit] });
  return builder.named(store.terminal(value), node);
}

function isAtMost0(term: Term): boolean {
  return term.kind === "value" && typeof term.value === "number" && term.value <= 0;
}

function sumOfWishes({ over, where, wish, type, origin }: Allotment): Aggregate {
  return { kind: "aggregate", operator: "sum", level: 0, over, where, monthOf: null, body: wish, type, origin };
}

/** The limit that a sum over a list cannot exceed, for what it adds up is allotted among that list; null where it is none. */
export function limitOfSum(program: Program, { operator, over, body }: Aggregate): Expression | null {
  if (operator !== "sum" || over.kind !== "list" || body === null) return null;
  const leaves = leavesOf(program, body);
  const allotments = leaves.filter((each): each is Allotment => each.kind === "allotment");
  const [first, ...others] = allotments;
  if (first === undefined || first.level > 0 || shapeOf(first.over.list) !== shapeOf(over.list)) return null;
  const isOther = (each: Expression): boolean =>
    each.kind === "constant" ? each.value !== 0 && each.value !== null : each.kind !== "allotment";
  if (leaves.some(isOther) || others.some((each) => shapeOf(each) !== shapeOf(first))) return null;
  return first.limit;
}

/** What an expression comes to in one case or another, decisions of the item looked into. */
function leavesOf(program: Program, expression: Expression): readonly Expression[] {
  if (expression.kind === "decision" && expression.level === 0) {
    const decision = decisionOf(program, expression.entity, expression.name);
    if (decision !== undefined)
      return [decision.body, ...(decision.otherwise === null ? [] : [decision.otherwise])].flatMap((each) =>
        leavesOf(program, each),
      );
  }
  const choices = expression.kind === "extreme" ? [] : choicesOf(expression);
  return choices.length === 0 ? [expression] : choices.flatMap((each) => leavesOf(program, each));
}

function decisionOf({ entities }: Program, entity: string, name: string): Decision | undefined {
  return entities.find((each) => each.name === entity)?.decisions.find((each) => each.name === name);
}
