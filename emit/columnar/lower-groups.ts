/** What the records of a group come to together: each is asked by itself, in its own lanes. */
import type * as ir from "../../ir/ir.ts";
import { isRank } from "../../ir/outward.ts";
import type { OverList } from "../../ir/walk.ts";
import type { ColumnNode, GroupKey, OverGroup } from "./form.ts";
import { type ColumnGraph, constantOf } from "./graph.ts";
import { type Lanes, present } from "./lanes.ts";
import { sizeOf } from "./lower-numbers.ts";
import { type Lowering, NotColumnar, type Scope, where } from "./lowering.ts";

/** What is asked of each record of a group. */
export interface AskedOfEach<T> {
  readonly group: GroupKey;
  /** Whether it counts. */
  readonly counts: ColumnNode;
  readonly asked: T;
}

/**
 * Asks each record of the group over whose list an expression goes whether it counts, and something more where it does.
 * Where one of them has no answer, nobody has who asks them all.
 */
export function askEach<T>(
  lowering: Lowering,
  node: OverList,
  scope: Scope,
  ask: (counted: Scope) => T,
): AskedOfEach<T> {
  const { graph } = lowering;
  const group = lowering.groupOf(node, scope);
  const each: Scope = { ...scope, active: graph.yes, over: [...scope.over, group.name] };
  const { result: counts, marks: always } = graph.apart(() =>
    node.where === null ? graph.yes : lowering.condition(node.where, each),
  );
  const { result: asked, marks } = graph.apart(() => ask(where(graph, each, counts)));
  const fails = graph.either(graph.anyOf(always), graph.both(counts, graph.anyOf(marks)));
  markWhereAny(graph, group, fails, scope);
  return { group, counts, asked };
}

/** Marks those who ask all records of their group, of which some have a mask set. */
function markWhereAny(graph: ColumnGraph, group: GroupKey, mask: ColumnNode, { active }: Scope): void {
  if (mask !== graph.no) graph.mark(graph.both(active, isAny(graph, countOver(graph, group, mask))));
}

function isAny(graph: ColumnGraph, count: ColumnNode): ColumnNode {
  return graph.less(graph.number(0), count);
}

/** How many records of a group have a mask set. */
function countOver(graph: ColumnGraph, group: GroupKey, counts: ColumnNode): ColumnNode {
  return over(graph, { group, function: "sum" }, [counts, graph.number(1)], Number.MAX_SAFE_INTEGER);
}

function over(
  graph: ColumnGraph,
  { order = [], ...asked }: Pick<OverGroup, "group" | "function"> & Partial<Pick<OverGroup, "order">>,
  operands: readonly ColumnNode[],
  most: number,
): ColumnNode {
  return graph.overGroup({ ...asked, order }, operands, most);
}

/** An aggregate over a list, or the rank of a record in one. */
export function lowerOverGroup(lowering: Lowering, node: ir.Aggregate & OverList, scope: Scope): Lanes {
  if (node.monthOf !== null || node.operator === "list") throw new NotColumnar(node);
  const { graph } = lowering;
  const body = (counted: Scope): Lanes => lowering.value(node.body!, counted);
  if (isRank(node)) return rankOf(lowering, node, scope);
  switch (node.operator) {
    case "count": {
      const { group, counts } = askEach(lowering, node, scope, () => null);
      return present(graph, countOver(graph, group, counts));
    }
    case "sum":
      return sumOver(lowering, node, askEach(lowering, node, scope, body));
    default:
      return bestOver(lowering, node, scope);
  }
}

/** The sum, where no part of it, in whatever order, is beyond what a number holds. */
function sumOver({ graph }: Lowering, node: ir.Expression, { group, counts, asked }: AskedOfEach<Lanes>): Lanes {
  const [number, ...denominators] = asked.parts as readonly [ColumnNode, ...ColumnNode[]];
  if (denominators.some((each) => constantOf(each) === null)) throw new NotColumnar(node);
  const sum = (of: ColumnNode): ColumnNode => over(graph, { group, function: "sum" }, [counts, of], Infinity);
  sum(sizeOf(graph, number));
  return present(graph, sum(number), ...denominators);
}

/** The highest or the lowest; absent where none counts. */
function bestOver(lowering: Lowering, node: ir.Aggregate & OverList, scope: Scope): Lanes {
  const { graph } = lowering;
  const best = node.operator === "highest" ? "greatest" : "least";
  const { group, counts, asked } = askEach(lowering, node, scope, (counted) => {
    const { parts } = lowering.value(node.body!, counted);
    return { parts, keys: sortKeys(graph, parts) };
  });
  const { parts, keys } = asked;
  const taken = parts.map((part) => {
    if (constantOf(part) !== null && parts.length > 1 && keys.length === 1) return part;
    return keys.length === 1
      ? over(graph, { group, function: best }, [counts, part], part.most)
      : over(graph, { group, function: "first", order: keys.map(() => best) }, [counts, ...keys, part], part.most);
  });
  return { present: isAny(graph, countOver(graph, group, counts)), parts: taken };
}

/** One more than the records that are ahead; absent where the record itself does not count. */
function rankOf(lowering: Lowering, node: ir.Aggregate & OverList, scope: Scope): Lanes {
  const { graph } = lowering;
  const first = node.operator === "rankFromHighest" ? "greatest" : "least";
  const { group, counts, asked } = askEach(lowering, node, scope, (counted) =>
    sortKeys(graph, lowering.value(node.body!, counted).parts),
  );
  const place: Omit<OverGroup, "kind"> = { group, function: "place", order: asked.map(() => first) };
  return { present: counts, parts: [graph.overGroup(place, [counts, ...asked], Number.MAX_SAFE_INTEGER)] };
}

/** Denominators up to this are told apart by two digits of it. */
const digit = 2 ** 26;

/**
 * The numbers by which values are ordered, one after the other. Two fractions with denominators up to a digit are the same if their
 * first two digits behind the whole are.
 */
export function sortKeys(graph: ColumnGraph, parts: readonly ColumnNode[]): readonly ColumnNode[] {
  if (parts.length === 1 || constantOf(parts[1]!) !== null) return [parts[0]!];
  const denominator = graph.within(parts[1]!, digit);
  const keys: ColumnNode[] = [];
  let rest = parts[0]!;
  for (let place = 0; place < 3; place++) {
    const whole = graph.floorDivide(rest, denominator);
    keys.push(whole);
    const left = graph.within(graph.subtract(rest, graph.multiply(whole, denominator)), digit);
    rest = graph.multiply(left, graph.number(digit));
  }
  return keys;
}
