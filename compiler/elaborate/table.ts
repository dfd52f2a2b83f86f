import type * as ast from "../../grammar/ast.ts";
import { compareRates, type Rate } from "../../runtime/rate.ts";
import type { Value } from "../../runtime/schema.ts";
import type * as ir from "../ir/ir.ts";
import { order } from "../ir/interpret.ts";
import { mainEntity } from "../resolve/notice.ts";
import { resolveType } from "../resolve/type.ts";
import { declaredNames, type DecisionSymbol, type EntitySymbol, type RowSymbol, type TableSymbol } from "../symbols.ts";
import { bool, int, isOrdered, type Type } from "../types.ts";
import { compare } from "./comparison.ts";
import type { Elaborator } from "./elaborator.ts";
import { joined } from "./logic.ts";
import { decisionScope, decisionValue, type DraftCase, draftTable } from "./rule.ts";
import { constantScope, type Scope } from "./scope.ts";

// ---------------------------------------------------------------- data

/** Tables without a key are data: their cells are fixed values. */
export function elaborateDataTables(e: Elaborator): void {
  for (const table of e.symbols.tables) {
    if (table.node.key === null) e.dataTables.set(table.name, dataTable(e, table));
  }
}

function dataTable(e: Elaborator, table: TableSymbol): ir.DataTable {
  const columns = table.node.columns.flatMap((column) => {
    if (column.name === null) return [];
    const names = declaredNames(column.name, column.label);
    e.reporter.refer(column.name, names);
    if (column.type === null) {
      e.reporter.report("type-unclear", column.span, { name: column.name.text });
      return [];
    }
    return [{ ...names, type: resolveType(column.type, e.symbols.vocabulary, e.reporter).type }];
  });
  const rows = completeRows(e, table).map(({ node, origin }) => ({
    values: Object.fromEntries(columns.map(({ name, type }, index) => [name, cellValue(e, node.cells[index]!, type, origin)])),
    origin,
  }));
  return { name: table.name, label: table.label, columns, rows, origin: table.origin };
}

function cellValue(e: Elaborator, { content, span }: ast.Cell, type: Type, { clause }: ir.Origin): Value {
  if (content === null || content === "otherwise") {
    e.reporter.report("type-mismatch", span, { expected: { en: "a value", zh: "值" }, actual: { en: "an empty cell", zh: "空格" } });
    return null;
  }
  const scope = constantScope(clause);
  return e.constantValue(e.check(content, type, scope));
}

/** The rows that have a cell for each column; the others are reported. */
function completeRows(e: Elaborator, table: TableSymbol): RowSymbol[] {
  const expected = table.node.columns.length;
  return table.rows.filter(({ node }) => {
    const actual = node.cells.length;
    if (actual !== expected) e.reporter.report("row-cells", node.span, { expected, actual });
    return actual === expected;
  });
}

// ---------------------------------------------------------------- tables that decide

/** What a deciding table comes to: the decision that picks its row, and a rule for each column. */
export interface DecidingTable {
  readonly pick: ir.Decision;
  readonly drafts: readonly DraftCase[];
}

/** Tables with a key decide: the row that counts gives each column's decision its value. */
export function elaborateDecidingTables(e: Elaborator): DecidingTable[] {
  const entity = e.entity(mainEntity);
  if (entity === undefined) return [];
  return [...e.symbols.tables].flatMap((table) => {
    const decided = table.node.key === null ? null : decidingTable(e, entity, table, table.node.key);
    return decided === null ? [] : [decided];
  });
}

function decidingTable(e: Elaborator, entity: EntitySymbol, table: TableSymbol, key: ast.Name): DecidingTable | null {
  const category = table.node.columns.findIndex(({ role }) => role === "category");
  if (category < 0) {
    e.reporter.report("table-without-category", table.node.name.span, { table: table.node.name.text });
    return null;
  }
  const scope = e.scopeOf(entity.name, table.origin.clause);
  const keyRef: ast.NameRef = { kind: "NameRef", name: key, span: key.span };
  const keyExpression = e.present(keyRef, scope);
  const rows = completeRows(e, table);
  const otherwise = rows.filter(({ node }) => node.cells[category]!.content === "otherwise");
  if (otherwise.length > 1) e.reporter.report("otherwise-not-last", otherwise[1]!.node.span, {});
  const counting = rows.filter((row) => !otherwise.includes(row));
  const pick = pickDecision(e, table, counting, category, keyExpression, scope);
  const drafts = columnDrafts(e, entity, table, pick, counting, otherwise[0] ?? null);
  return { pick: orderRows(e, table, pick, drafts), drafts };
}

function pickDecision(
  e: Elaborator,
  table: TableSymbol,
  rows: readonly RowSymbol[],
  category: number,
  key: ir.Expression,
  scope: Scope,
): ir.Decision {
  const provided = table.node.columns.findIndex(({ role }) => role === "provided");
  const pickRows = rows.map(({ node, origin }, index): ir.PickRow => {
    const rowScope = { ...scope, clause: origin.clause };
    const member = categoryOf(e, node.cells[category]!, key.type);
    const isHeld = member === null ? e.poison(node, rowScope).expression : holdsMember(e, key, member, node, rowScope);
    const cell = provided < 0 ? null : node.cells[provided]!.content;
    const condition = cell === null || cell === "otherwise" ? null : e.check(cell, bool, rowScope);
    return {
      index,
      guard: condition === null ? isHeld : joined("and", [isHeld, condition], origin),
      category: member,
      origin,
    };
  });
  const { name, label, origin } = table;
  const body: ir.Expression = { kind: "pick", table: name, rows: pickRows, type: int, origin };
  return { name, label, role: "pick", type: int, optional: false, gate: null, otherwise: null, body, origin };
}

function categoryOf(e: Elaborator, cell: ast.Cell, type: Type): ir.Named | null {
  const { content } = cell;
  const isOption = type.kind === "set" || type.kind === "enum";
  if (isOption && content !== null && content !== "otherwise" && content.kind === "NameRef") {
    return e.member(content.name, type.enumeration);
  }
  if (type.kind !== "unknown") {
    const expected = isOption ? { en: `an option of \`${type.enumeration.name}\``, zh: `选项：${type.enumeration.label}` } : { en: "an option", zh: "选项" };
    e.reporter.report("type-mismatch", cell.span, { expected, actual: { en: "something else", zh: "其他内容" } });
  }
  return null;
}

function holdsMember(e: Elaborator, key: ir.Expression, member: ir.Named, node: ast.Row, scope: Scope): ir.Expression {
  const origin = e.origin(node, scope);
  const { type } = key;
  if (type.kind === "enum") return compare("=", key, e.constant(node, scope, type, member.name).expression, origin);
  const index = type.kind === "set" ? type.enumeration.members.indexOf(member) : 0;
  const members = e.constant(node, scope, type, 1 << index).expression;
  return { kind: "contains", quantifier: "any", set: key, members, type: bool, origin };
}

function columnDrafts(
  e: Elaborator,
  entity: EntitySymbol,
  table: TableSymbol,
  pick: ir.Decision,
  rows: readonly RowSymbol[],
  otherwise: RowSymbol | null,
): DraftCase[] {
  return table.node.columns.flatMap((column, index) => {
    if (column.role !== "value" || column.name === null) return [];
    const decision = entity.decisions.find(column.name.text);
    if (decision === undefined) {
      const near = entity.decisions.near(column.name.text);
      e.reporter.report("column-unknown", column.name.span, { column: column.name.text, near });
      return [];
    }
    e.reporter.refer(column.name, decision);
    const cells = rows.map((row) => decidingCell(e, entity, decision, row, index));
    const rest = otherwise === null ? null : decidingCell(e, entity, decision, otherwise, index);
    const ref: ir.DecisionRef = { kind: "decision", entity: entity.name, name: pick.name, optional: false, type: int, origin: table.origin };
    return [draftTable(decision, ref, cells, rest, table.origin)];
  });
}

function decidingCell(
  e: Elaborator,
  entity: EntitySymbol,
  decision: DecisionSymbol,
  { node, origin }: RowSymbol,
  index: number,
): ir.Expression {
  const cell = node.cells[index]!;
  const scope = decisionScope(e, entity, decision, origin.clause);
  if (cell.content !== null && cell.content !== "otherwise") return decisionValue(e, decision, cell.content, scope);
  e.reporter.report("type-mismatch", cell.span, { expected: { en: "a value", zh: "值" }, actual: { en: "an empty cell", zh: "空格" } });
  return e.poison(cell, scope).expression;
}

/** Puts the rows with the highest value first; between equals the one listed first stays first. */
function orderRows(e: Elaborator, table: TableSymbol, pick: ir.Decision, drafts: readonly DraftCase[]): ir.Decision {
  const { highest } = table.node;
  if (highest === null || pick.body.kind !== "pick") return pick;
  const column = drafts.find(({ rule }) => rule.decision === e.entity(mainEntity)?.decisions.find(highest.text)?.name);
  if (column === undefined || column.value.kind !== "cell") {
    e.reporter.report("column-unknown", highest.span, { column: highest.text, near: null });
    return pick;
  }
  const decision = e.entity(mainEntity)?.decisions.find(highest.text);
  if (decision !== undefined) e.reporter.refer(highest, decision);
  const cells = column.value.cells;
  if (!isOrdered(column.value.type)) {
    e.reporter.report("not-ordered", highest.span, { type: { en: highest.text, zh: highest.text } });
    return pick;
  }
  const values = cells.map((cell) => e.constantValue(cell));
  const rows = [...pick.body.rows].sort((left, right) => orderOf(values[right.index]!, values[left.index]!) || left.index - right.index);
  return { ...pick, body: { ...pick.body, rows } };
}

function orderOf(left: Value, right: Value): number {
  if (left === null || right === null) return 0;
  return typeof left === "number" ? order(left, right) : compareRates(left as Rate, right as Rate);
}
