/** What is known of an aggregate over a list without going through its items: the range in which it lies, and when it is nothing. */
import type { Aggregate, Expression, Program } from "../../ir/ir.ts";
import { isRank } from "../../ir/outward.ts";
import { int } from "../../ir/types.ts";
import { walk } from "../../ir/walk.ts";
import { mostInt } from "../../runtime/numbers.ts";
import type { Range } from "../../runtime/range.ts";
import { attempt, isUnknown } from "../diagram/budget.ts";
import type { Diagram } from "../diagram/diagram.ts";
import type { Linear } from "../diagram/term.ts";
import { linearOf } from "../theory/order.ts";
import { overlap } from "../theory/overlap.ts";
import type { Builder } from "./builder.ts";

/** More than any list has items. */
const mostItems = 10 ** 10;

/** As far as any number is exact. */
const mostSum = Number.MAX_SAFE_INTEGER;

const reason = { kind: "list" } as const;

/** A count, sum, highest or lowest over a list as a number in its range; null where it is no such number. */
export function listValue(builder: Builder, node: Aggregate): Diagram | null {
  const { operator, monthOf, body } = node;
  if (monthOf !== null || !isNumber(node)) return null;
  if (operator === "count") return counted(builder, node);
  if (body === null || (operator !== "sum" && operator !== "highest" && operator !== "lowest")) return null;
  const { store } = builder;
  const some = someCounted(builder, node);
  if (some === store.false) return ofNone(builder, node);
  const range = rangeOfValues(builder, node, body);
  const ofSome = operator === "sum" ? sumOf(range) : range;
  return store.choose(some, builder.measure(ofSome, node, reason), ofNone(builder, node));
}

/** The range of a number that the analysis does not look into; null where it has none. */
export function rangeOfUnseen({ entities }: Program, node: Expression): Range | null {
  // The date of a record around is a number of days: it is held against fixed days only.
  if (!isNumber(node) && !(node.kind === "fact" && node.type.kind === "date")) return null;
  if (node.kind === "aggregate") return isRank(node) ? { from: 1, to: mostItems } : null;
  if (node.kind === "fact") {
    const facts = entities.find(({ name }) => name === node.entity)?.facts;
    return facts?.find(({ name }) => name === node.name)?.range ?? null;
  }
  return node.kind === "valueAt" ? { from: -mostInt, to: mostInt } : null;
}

function isNumber({ type }: Expression): boolean {
  return type.kind === "int" || type.kind === "money";
}

/** How many items are counted: none of an empty list, none where no item can fulfil the condition, all where each must. */
function counted(builder: Builder, node: Aggregate): Diagram {
  const { store } = builder;
  const all = builder.measure({ from: 0, to: mostItems }, countOf(node, null), reason);
  const condition = conditionOfItems(builder, node);
  if (condition === "never") return builder.constant(0);
  if (condition === "always") return all;
  const some = builder.measure({ from: 0, to: mostItems }, countOf(node, node.where), reason);
  return store.choose(isPositive(builder, all), some, builder.constant(0));
}

function countOf({ over, level, origin }: Aggregate, where: Expression | null): Aggregate {
  return { kind: "aggregate", operator: "count", type: int, origin, level, over, where, monthOf: null, body: null };
}

/** Where an aggregate has an item to go by. */
function someCounted(builder: Builder, node: Aggregate): Diagram {
  return isPositive(builder, builder.value(countOf(node, node.where)));
}

function isPositive(builder: Builder, count: Diagram): Diagram {
  return builder.store.bind(count, (term) => builder.order.linearAtLeast(linearOf(term)!, 1));
}

function ofNone(builder: Builder, { operator }: Aggregate): Diagram {
  return operator === "sum" ? builder.constant(0) : builder.store.absent;
}

/** Whether the condition of an aggregate holds of all items that there can be, of none, or of some. */
function conditionOfItems(builder: Builder, { over, where }: Aggregate): "always" | "never" | "sometimes" {
  if (where === null) return "always";
  return (
    lookedInto(builder, over, [where], (items) => {
      const holds = items.condition(where);
      if (!overlap(items.store, holds, items.store.true)) return "never";
      return overlap(items.store, items.store.not(holds), items.store.true) ? "sometimes" : "always";
    }) ?? "sometimes"
  );
}

/** From what to what the values of the items go that are counted. */
function rangeOfValues(builder: Builder, { over, where }: Aggregate, body: Expression): Range {
  const parts = where === null ? [body] : [where, body];
  const range = lookedInto(builder, over, parts, (items) => {
    const { store } = items;
    const value = items.value(body);
    const region = where === null ? store.true : items.condition(where);
    const ranges = [...store.termsWithin(region, value, Infinity)].map((term) => {
      const linear = linearOf(term);
      return linear === null ? anyNumber : rangeOfLinear(linear);
    });
    return { from: Math.min(...ranges.map(({ from }) => from)), to: Math.max(...ranges.map(({ to }) => to)) };
  });
  return range === null || range.from > range.to ? anyNumber : range;
}

const anyNumber: Range = { from: -mostSum, to: mostSum };

function rangeOfLinear({ variable, scale, offset }: Linear): Range {
  if (variable === null) return { from: offset, to: offset };
  const ends = [scale * variable.from + offset, scale * variable.to + offset];
  return { from: Math.max(Math.min(...ends), -mostSum), to: Math.min(Math.max(...ends), mostSum) };
}

/** A sum of one value or more. */
function sumOf({ from, to }: Range): Range {
  return { from: from < 0 ? -mostSum : from, to: to > 0 ? mostSum : to };
}

/** What is found out about the items by themselves; null where they are not looked into. */
function lookedInto<T>(
  builder: Builder,
  over: Aggregate["over"],
  parts: readonly Expression[],
  question: (items: Builder) => T,
): T | null {
  const items = over.kind === "list" ? builder.items(over.entity) : null;
  // What an item's expression asks further out, or of the row of a table that it stands on, is not the item's own.
  const asksOut = parts.some((part) =>
    walk(part).some((node) => node.kind === "column" || ("level" in node && node.level > 0)),
  );
  if (items === null || asksOut) return null;
  const answer = attempt(() => question(items));
  return isUnknown(answer) ? null : answer;
}
