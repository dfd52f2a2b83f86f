import type * as ir from "../../ir/ir.ts";
import type { Type } from "../../ir/types.ts";
import type { Duration } from "../../runtime/duration.ts";
import type { ColumnNode } from "./form.ts";
import type { ColumnGraph } from "./graph.ts";
import { fractionOf, type Lanes } from "./lanes.ts";
import { atMost, lessThan, sameFraction } from "./lower-numbers.ts";
import type { Lowering, Scope } from "./lowering.ts";

export function lowerCompare(lowering: Lowering, node: ir.Compare, scope: Scope): ColumnNode {
  return birthdayReached(lowering, node, scope) ?? compared(lowering, node, scope);
}

function compared(lowering: Lowering, node: ir.Compare, scope: Scope): ColumnNode {
  const { graph } = lowering;
  const [left, right] = [lowering.value(node.left, scope), lowering.value(node.right, scope)];
  switch (node.operator) {
    case "=":
      return same(graph, left, right, node.left.type);
    case "≠":
      return graph.not(same(graph, left, right, node.left.type));
    case "<":
      return less(graph, left, right);
    case ">":
      return less(graph, right, left);
    case "≤":
      return lessOrEqual(graph, left, right);
    case "≥":
      return lessOrEqual(graph, right, left);
  }
}

/** Two that are absent are the same, one that is absent and one that is not are not. */
function same(graph: ColumnGraph, left: Lanes, right: Lanes, type: Type): ColumnNode {
  const arePresent = graph.both(left.present, right.present);
  const isNone = graph.both(graph.not(left.present), graph.not(right.present));
  if (arePresent === graph.no) return isNone;
  return graph.either(isNone, graph.both(arePresent, sameParts(graph, left, right, type)));
}

function sameParts(graph: ColumnGraph, left: Lanes, right: Lanes, { kind }: Type): ColumnNode {
  if (kind === "duration") {
    return left.parts.reduce((all, part, index) => graph.both(all, graph.equal(part, right.parts[index]!)), graph.yes);
  }
  return areWhole(left, right) || left.parts.every((part, index) => part === right.parts[index])
    ? graph.equal(left.parts[0]!, right.parts[0]!)
    : sameFraction(graph, fractionOf(graph, left), fractionOf(graph, right));
}

function areWhole(...all: readonly Lanes[]): boolean {
  return all.every(({ parts }) => parts.length === 1);
}

function less(graph: ColumnGraph, left: Lanes, right: Lanes): ColumnNode {
  return areWhole(left, right)
    ? graph.less(left.parts[0]!, right.parts[0]!)
    : lessThan(graph, fractionOf(graph, left), fractionOf(graph, right));
}

function lessOrEqual(graph: ColumnGraph, left: Lanes, right: Lanes): ColumnNode {
  return areWhole(left, right)
    ? graph.lessOrEqual(left.parts[0]!, right.parts[0]!)
    : atMost(graph, fractionOf(graph, left), fractionOf(graph, right));
}

/** The longest age that `reachesYears` takes. */
const mostYears = 200;

/** Whether a birthday is on or before a day, as fused programs ask for ages: most people are far from theirs. */
function birthdayReached(lowering: Lowering, node: ir.Compare, scope: Scope): ColumnNode | null {
  const { operator, left, right } = node;
  if (left.kind !== "addDuration" || left.sign !== 1 || (operator !== "≤" && operator !== ">")) return null;
  if (left.duration.kind !== "constant" || left.duration.value === null) return null;
  const { months, days } = left.duration.value as Duration;
  const years = months / 12;
  if (days !== 0 || !Number.isInteger(years) || years < 1 || years > mostYears) return null;
  const { graph } = lowering;
  const operands = [lowering.number(left.date, scope), graph.number(years), lowering.number(right, scope)];
  const reaches = graph.call({ function: "reachesYears", calendar: null }, operands, null);
  return operator === "≤" ? reaches : graph.not(reaches);
}

export function lowerContains(lowering: Lowering, { quantifier, set, members }: ir.Contains, scope: Scope): ColumnNode {
  const { graph } = lowering;
  const wanted = lowering.number(members, scope);
  const common = graph.bitAnd(lowering.number(set, scope), wanted);
  return quantifier === "any" ? graph.not(graph.equal(common, graph.number(0))) : graph.equal(common, wanted);
}
