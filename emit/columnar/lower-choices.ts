/** Conditions in turn, rules, the rows of tables. */
import type * as ir from "../../ir/ir.ts";
import type { ColumnNode } from "./form.ts";
import { absent, choose, type Lanes, numbersOf, present } from "./lanes.ts";
import { type Lowering, type Scope, where } from "./lowering.ts";

/** All, or any, of some conditions; each is asked where those before it have not settled the whole. */
export function lowerJunction(lowering: Lowering, { kind, operands }: ir.And | ir.Or, scope: Scope): ColumnNode {
  const { graph } = lowering;
  const join = (left: ColumnNode, right: ColumnNode): ColumnNode =>
    kind === "and" ? graph.both(left, right) : graph.either(left, right);
  let [result, reached] = [kind === "and" ? graph.yes : graph.no, scope];
  for (const operand of operands) {
    const condition = lowering.condition(operand, reached);
    result = join(result, condition);
    reached = where(graph, reached, kind === "and" ? condition : graph.not(condition));
  }
  return result;
}

export function lowerIf(lowering: Lowering, node: ir.If, scope: Scope): Lanes {
  const { graph } = lowering;
  const condition = lowering.condition(node.condition, scope);
  return choose(
    graph,
    condition,
    lowering.value(node.then, where(graph, scope, condition)),
    lowering.value(node.else, where(graph, scope, graph.not(condition))),
  );
}

export function lowerOrElse(lowering: Lowering, { operand, fallback }: ir.OrElse, scope: Scope): Lanes {
  const { graph } = lowering;
  const first = lowering.value(operand, scope);
  return choose(graph, first.present, first, lowering.value(fallback, where(graph, scope, graph.not(first.present))));
}

/** Overriding cases stand first, and no two that are undefeated differ: the first that applies gives the value. */
export function lowerCases(lowering: Lowering, node: ir.Cases, scope: Scope): Lanes {
  const { graph } = lowering;
  const branches: (readonly [ColumnNode, Lanes])[] = [];
  let reached = scope;
  for (const { guard, value } of node.cases) {
    const applies = lowering.condition(guard, reached);
    branches.push([applies, lowering.value(value, where(graph, reached, applies))]);
    reached = where(graph, reached, graph.not(applies));
  }
  for (const silence of node.silences) {
    const isSilent = lowering.condition(silence, reached);
    branches.push([isSilent, absent(graph)]);
    reached = where(graph, reached, graph.not(isSilent));
  }
  return inTurn(lowering, branches, restOf(lowering, node, reached));
}

/** Where nothing is left to decide by, there is a gap. */
function restOf(lowering: Lowering, { otherwise }: ir.Cases, reached: Scope): Lanes {
  if (otherwise !== null) return lowering.value(otherwise, reached);
  lowering.graph.mark(reached.active);
  return absent(lowering.graph);
}

function inTurn({ graph }: Lowering, branches: readonly (readonly [ColumnNode, Lanes])[], rest: Lanes): Lanes {
  return branches.reduceRight((otherwise, [mask, then]) => choose(graph, mask, then, otherwise), rest);
}

/** The index of the row that counts, −1 for none. */
export function lowerPick(lowering: Lowering, { rows }: ir.Pick, scope: Scope): Lanes {
  const { graph } = lowering;
  const branches: (readonly [ColumnNode, Lanes])[] = [];
  let reached = scope;
  for (const { guard, index } of rows) {
    const counts = lowering.condition(guard, reached);
    branches.push([counts, present(graph, graph.number(index))]);
    reached = where(graph, reached, graph.not(counts));
  }
  return inTurn(lowering, branches, present(graph, graph.number(-1)));
}

/** What the picked row gives. */
export function lowerCell(lowering: Lowering, node: ir.CellOf, picked: ColumnNode, scope: Scope): Lanes {
  const fixed = fixedCells(lowering, node, picked);
  if (fixed !== null) return fixed;
  const { graph } = lowering;
  const branches = node.cells.map((cell, index) => {
    const counts = graph.equal(picked, graph.number(index));
    return [counts, lowering.value(cell, where(graph, scope, counts))] as const;
  });
  const none = where(graph, scope, graph.less(picked, graph.number(0)));
  return inTurn(lowering, branches, node.otherwise === null ? absent(graph) : lowering.value(node.otherwise, none));
}

/** Cells of fixed values are entries by the row. */
function fixedCells(
  { graph, texts }: Lowering,
  { cells, otherwise, type }: ir.CellOf,
  picked: ColumnNode,
): Lanes | null {
  const all = [otherwise, ...cells];
  const values = all.map((each) => (each === null ? null : each.kind === "constant" ? each.value : undefined));
  if (values.includes(undefined)) return null;
  const numbers = values.map((value) => (value == null ? null : numbersOf(type, value, texts)));
  const first = numbers.find((each) => each !== null);
  if (first === undefined || values.some((value, row) => value !== null && numbers[row] === null)) return null;
  const position = graph.add(picked, graph.number(1));
  const part = (index: number): ColumnNode => {
    const entries = numbers.map((each) => each?.[index] ?? 0);
    return type.kind === "bool" ? graph.maskEntry(entries.map(Boolean), position) : graph.entry(entries, position);
  };
  return {
    present: graph.maskEntry(
      values.map((value) => value !== null),
      position,
    ),
    parts: first!.map((_, index) => part(index)),
  };
}

/** The members that any of several sets holds; absent where all of them are. */
export function lowerUnion(lowering: Lowering, { operands }: ir.Union, scope: Scope): Lanes {
  const { graph } = lowering;
  const sets = operands.map((each) => lowering.value(each, scope));
  const bits = sets.map(({ present, parts }) =>
    parts.length === 0 ? graph.number(0) : graph.select(present, parts[0]!, graph.number(0)),
  );
  return {
    present: graph.anyOf(sets.map(({ present }) => present)),
    parts: [bits.reduce((union, each) => graph.bitOr(union, each))],
  };
}
