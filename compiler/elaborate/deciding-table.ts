/** Tables that decide: a decision that picks the row that counts, and a rule for each column of results. */
import * as ast from "../../grammar/ast.ts";
import { compareRates, type Rate } from "../../runtime/rate.ts";
import type { Value } from "../../runtime/schema.ts";
import { nearest } from "../../runtime/nearest.ts";
import type * as ir from "../../ir/ir.ts";
import { order } from "../../ir/values.ts";
import { int, isOrdered } from "../../ir/types.ts";
import type { DecisionSymbol, EntitySymbol, RowSymbol, TableSymbol } from "../symbols.ts";
import { typeName } from "../type-words.ts";
import type { Elaborator } from "./elaborator.ts";
import { entityNamed } from "./entity-named.ts";
import { decisionScope, decisionValue, type DraftCase, draftTable } from "./rule.ts";
import { type Conditions, elaborateConditions, type RowGuard } from "./row-guard.ts";
import { completeRows, reportNoValue, reportRepeatedColumns } from "./table-rows.ts";

/** What a deciding table comes to: the decision that picks its row, and a rule for each column of results. */
export interface DecidingTable {
  readonly entity: EntitySymbol;
  readonly pick: ir.Decision;
  readonly drafts: readonly DraftCase[];
}

/** Tables that decide: the row that counts gives each column's decision its value. */
export function elaborateDecidingTables(e: Elaborator): DecidingTable[] {
  return [...e.symbols.tables].flatMap((table) => {
    if (!ast.decides(table.node)) return [];
    const entity = entityNamed(e, table.node.entity);
    return entity === null ? [] : (decidingTable(e, entity, table) ?? []);
  });
}

function decidingTable(e: Elaborator, entity: EntitySymbol, table: TableSymbol): DecidingTable | null {
  const results = resultColumns(table.node);
  if (results.length === 0) {
    e.reporter.report("table-without-result", table.node.name.span, { table: table.node.name.text });
    return null;
  }
  reportRepeatedColumns(e, table.node.columns);
  const conditions = elaborateConditions(
    e,
    entity,
    table,
    results.map(({ index }) => index),
  );
  if (conditions === null) return null;
  const rows = completeRows(e, table);
  const otherwise = rows.filter(({ node }) => conditions.isOtherwise(node));
  otherwise.slice(1).forEach(({ node }) => e.reporter.report("otherwise-not-last", node.cells[0]!.span, {}));
  const counting = rows.filter((row) => !otherwise.includes(row));
  const guards = counting.map((row) => conditions.guard(row));
  if (otherwise.length > 0) conditions.requireAbsent(counting);
  const pick = pickDecision(table, counting, guards, conditions);
  const drafts = results.flatMap(({ column, index }) => {
    const decision = decisionOf(e, entity, column);
    if (decision === null) return [];
    const cells = counting.map((row, at) => decidingCell(e, entity, decision, row, guards[at]!, index));
    const rest = otherwise[0] === undefined ? null : decidingCell(e, entity, decision, otherwise[0], null, index);
    return [draftTable(decision, pickReference(entity, pick), pick.label, cells, rest, table.origin)];
  });
  return { entity, pick: orderRows(e, entity, table, pick, drafts), drafts };
}

/** A column of results, with its place among the columns. */
interface ResultColumn {
  readonly column: ast.Column;
  readonly index: number;
}

/** The columns from the arrow on; of a table by a fact that has none, those that no condition stands in. */
function resultColumns({ columns, key }: ast.Table): readonly ResultColumn[] {
  const arrow = columns.findIndex(({ hasArrow }) => hasArrow);
  if (arrow < 0 && key === null) return [];
  return columns
    .map((column, index) => ({ column, index }))
    .filter(({ column, index }) => column.role === "value" && index >= arrow);
}

function decisionOf(e: Elaborator, entity: EntitySymbol, { name }: ast.Column): DecisionSymbol | null {
  if (name === null) return null;
  const decision = entity.decisions.find(name.text);
  if (decision === undefined) e.reporter.unknown("column-unknown", name, entity.decisions.near(name.text));
  else e.reporter.refer(name, decision);
  return decision ?? null;
}

function pickDecision(
  { name, label, node, origin }: TableSymbol,
  rows: readonly RowSymbol[],
  guards: readonly RowGuard[],
  { heads }: Conditions,
): ir.Decision {
  const body: ir.Expression = {
    kind: "pick",
    table: name,
    // A table by a fact has always taken the first that counts.
    unique: node.taking === null && node.key === null,
    heads,
    rows: rows.map(({ origin: of }, index) => ({ index, ...guards[index]!, origin: of })),
    type: int,
    origin,
  };
  return { name, label, role: "pick", type: int, optional: false, gate: null, otherwise: null, body, origin };
}

function pickReference({ name: entity }: EntitySymbol, { name, origin }: ir.Decision): ir.DecisionRef {
  return { kind: "decision", entity, name, level: 0, optional: false, type: int, origin };
}

/** What a row gives a decision; it may rely on what the row asks. */
function decidingCell(
  e: Elaborator,
  entity: EntitySymbol,
  decision: DecisionSymbol,
  { node, origin }: RowSymbol,
  row: RowGuard | null,
  index: number,
): ir.Expression {
  const cell = node.cells[index]!;
  const gated = decisionScope(e, entity, decision, origin.clause);
  const scope = row === null ? gated : e.after(gated, row.guard, true);
  if (cell.content !== null && cell.content !== "otherwise")
    return decisionValue(e, entity, decision, cell.content, scope);
  reportNoValue(e, cell);
  return e.poison(cell, scope).expression;
}

/** Puts the rows with the highest or lowest value first; between equals the one listed first stays first. */
function orderRows(
  e: Elaborator,
  entity: EntitySymbol,
  { node: { taking } }: TableSymbol,
  pick: ir.Decision,
  drafts: readonly DraftCase[],
): ir.Decision {
  if (taking === null || taking.column === null || pick.body.kind !== "pick") return pick;
  const { column: name } = taking;
  const decision = entity.decisions.find(name.text);
  const column = drafts.find(({ rule }) => rule.decision === decision?.name);
  if (decision === undefined || column === undefined || column.value.kind !== "cell") {
    const columns = drafts.map(({ rule }) => rule.decision);
    e.reporter.unknown("column-unknown", name, nearest(name.text, columns));
    return pick;
  }
  e.reporter.refer(name, decision);
  if (!isOrdered(column.value.type)) {
    e.reporter.report("not-ordered", name.span, { type: typeName(column.value.type) });
    return pick;
  }
  const values = column.value.cells.map((cell) => e.constantValue(cell));
  const sign = taking.which === "lowest" ? -1 : 1;
  const rows = [...pick.body.rows].sort(
    (left, right) => sign * orderOf(values[right.index]!, values[left.index]!) || left.index - right.index,
  );
  return { ...pick, body: { ...pick.body, rows } };
}

function orderOf(left: Value, right: Value): number {
  if (left === null || right === null) return 0;
  return typeof left === "number" ? order(left, right) : compareRates(left as Rate, right as Rate);
}
