/** Tables of data: their rows are fixed, so that what is asked of them is asked of each. */
import type * as ir from "../../ir/ir.ts";
import { isFractional } from "../../ir/types.ts";
import type { ColumnNode } from "./form.ts";
import { absent, choose, fractionOf, type Lanes, present } from "./lanes.ts";
import { lessThan } from "./lower-numbers.ts";
import { lowerCompare } from "./lower-comparisons.ts";
import { type Lowering, NotColumnar, type Scope, where } from "./lowering.ts";

function tableOf({ program }: Lowering, name: string): ir.DataTable {
  return program.dataTables.find((table) => table.name === name)!;
}

/** A column of a row, as the constant that it is. */
export function columnOf(lowering: Lowering, node: ir.ColumnRef, scope: Scope): ir.Constant {
  return cellOf(lowering, node.table, scope.rows.get(node.table)![node.level]!, node.name, node);
}

function cellOf(
  lowering: Lowering,
  table: string,
  row: ir.DataRow,
  column: string,
  { origin }: ir.Expression,
): ir.Constant {
  const { type } = tableOf(lowering, table).columns.find(({ name }) => name === column)!;
  return { kind: "constant", type, value: row.values[column]!, parameter: null, origin };
}

/** A cell in the row with a key; without one the record has no answer. */
export function lowerLookup(lowering: Lowering, node: ir.Lookup, scope: Scope): Lanes {
  const { graph } = lowering;
  const cell = (row: ir.DataRow, column: string): ir.Constant => cellOf(lowering, node.table, row, column, node);
  const branches = tableOf(lowering, node.table).rows.map((row) => {
    const key = cell(row, node.keyColumn);
    const test: ir.Compare = {
      kind: "compare",
      operator: "=",
      left: node.key,
      right: key,
      type: { kind: "bool" },
      origin: node.origin,
    };
    return [lowerCompare(lowering, test, scope), lowering.value(cell(row, node.column), scope)] as const;
  });
  const isFound = graph.anyOf(branches.map(([mask]) => mask));
  graph.mark(graph.both(scope.active, graph.not(isFound)));
  return branches.reduceRight<Lanes>((rest, [mask, found]) => choose(graph, mask, found, rest), absent(graph));
}

/** The value that a parameter has at a date; before its first day the record has no answer. */
export function lowerParameterAt(lowering: Lowering, { values, date }: ir.ParameterAt, scope: Scope): Lanes {
  const { graph } = lowering;
  const day = lowering.number(date, scope);
  const since = values.map(({ from, value }) => [graph.lessOrEqual(graph.number(from), day), value] as const);
  graph.mark(graph.both(scope.active, graph.not(graph.anyOf(since.map(([mask]) => mask)))));
  return since.reduce<Lanes>(
    (before, [mask, value]) => choose(graph, mask, lowering.value(value, scope), before),
    absent(graph),
  );
}

/** A row that may count, with the value of the body there. */
interface CountedRow {
  readonly counts: ColumnNode;
  readonly value: Lanes;
}

export function lowerAggregate(lowering: Lowering, node: ir.Aggregate, scope: Scope): Lanes {
  const { graph } = lowering;
  const rows = countedRows(lowering, node, scope);
  switch (node.operator) {
    case "count":
      return present(
        graph,
        totalOf(
          lowering,
          rows.map(({ counts }) => graph.select(counts, graph.number(1), graph.number(0))),
        ),
      );
    case "sum":
      if (isFractional(node.type)) throw new NotColumnar(node);
      return present(
        graph,
        totalOf(
          lowering,
          rows.map(({ counts, value }) => graph.select(counts, value.parts[0]!, graph.number(0))),
        ),
      );
    case "highest":
    case "lowest":
      return rows.reduce((best, row) => bestOf(lowering, node.operator === "highest", best, row), absent(graph));
    default:
      throw new NotColumnar(node);
  }
}

function countedRows(lowering: Lowering, node: ir.Aggregate, scope: Scope): readonly CountedRow[] {
  const { over } = node;
  if (over.kind !== "table" || node.monthOf !== null) throw new NotColumnar(node);
  const { graph } = lowering;
  return tableOf(lowering, over.table).rows.map((row) => {
    const rows = new Map(scope.rows).set(over.table, [row, ...(scope.rows.get(over.table) ?? [])]);
    const within: Scope = { ...scope, rows };
    const counts = node.where === null ? graph.yes : lowering.condition(node.where, within);
    const value = node.body === null ? absent(graph) : lowering.value(node.body, where(graph, within, counts));
    return { counts, value };
  });
}

function totalOf({ graph }: Lowering, numbers: readonly ColumnNode[]): ColumnNode {
  return numbers.reduce((sum, each) => graph.add(sum, each), graph.number(0));
}

function bestOf({ graph }: Lowering, isHighest: boolean, best: Lanes, { counts, value }: CountedRow): Lanes {
  if (best.parts.length === 0) return { present: graph.both(counts, value.present), parts: value.parts };
  const [left, right] = [fractionOf(graph, best), fractionOf(graph, value)];
  const isBetter = isHighest ? lessThan(graph, left, right) : lessThan(graph, right, left);
  const takes = graph.both(counts, graph.either(graph.not(best.present), isBetter));
  return choose(graph, takes, value, best);
}
