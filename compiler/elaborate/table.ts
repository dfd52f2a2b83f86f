import type * as ast from "../../grammar/ast.ts";
import { compareRates, type Rate } from "../../runtime/rate.ts";
import type { Value } from "../../runtime/schema.ts";
import type { Span } from "../../grammar/source.ts";
import { nearest } from "../../runtime/nearest.ts";
import { mainEntity } from "../../ir/entity.ts";
import type * as ir from "../../ir/ir.ts";
import { order } from "../../ir/values.ts";
import { resolveType } from "../resolve/type.ts";
import { declaredNames, type DecisionSymbol, type EntitySymbol, type RowSymbol, type TableSymbol } from "../symbols.ts";
import { bool, int, isOrdered, type Type } from "../../ir/types.ts";
import { typeName } from "../type-words.ts";
import { compare } from "./comparison.ts";
import type { Elaborator } from "./elaborator.ts";
import { memberNamed } from "./member.ts";
import { joined } from "./logic.ts";
import { checkInRange, elaborateRange } from "./range.ts";
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
  const columns = table.node.columns.flatMap((column, index) => {
    if (column.name === null) {
      const word = e.reporter.textOf(column.span);
      e.reporter.report("keyword-as-name", column.span, { word });
      return [];
    }
    const names = declaredNames(column.name, column.label);
    e.reporter.declares(column.name, names);
    if (column.type === null) {
      e.reporter.report("type-unclear", column.span, { name: column.name.text });
      return [];
    }
    const { type } = resolveType(column.type, e.symbols.vocabulary, e.reporter);
    return [{ ...names, type, range: elaborateRange(e, column.type, type), index }];
  });
  reportRepeatedColumns(e, table.node.columns);
  const rows = completeRows(e, table).map(({ node, origin }) => ({
    values: Object.fromEntries(
      columns.map((column) => [column.name, cellValue(e, node.cells[column.index]!, column, origin)]),
    ),
    origin,
  }));
  return {
    name: table.name,
    label: table.label,
    columns: columns.map(({ name, label, type, range }) => ({ name, label, type, range })),
    rows,
    origin: table.origin,
  };
}

/** A column that stands twice would be read once only. */
function reportRepeatedColumns(e: Elaborator, columns: readonly ast.Column[]): void {
  const seen = new Set<string>();
  for (const { role, name, label, span } of columns) {
    const names = name === null ? { name: role, label: role } : declaredNames(name, label);
    if (seen.has(names.name) || seen.has(names.label))
      e.reporter.report("duplicate-name", span, { name: e.reporter.textOf(span) });
    seen.add(names.name).add(names.label);
  }
}

function cellValue(
  e: Elaborator,
  { content, span }: ast.Cell,
  { type, range }: ir.DataTable["columns"][number],
  { clause }: ir.Origin,
): Value {
  if (content === null || content === "otherwise") {
    reportNoValue(e, content, span);
    return null;
  }
  const scope = constantScope(clause);
  const value = e.constantValue(e.check(content, type, scope));
  checkInRange(e, content, type, range, value);
  return value;
}

function reportNoValue(e: Elaborator, content: "otherwise" | null, span: Span): void {
  if (content === null) e.expected({ span }, { en: "a value", zh: "值" }, { en: "an empty cell", zh: "空格" });
  else e.reporter.report("otherwise-not-last", span, {});
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
  if (keyExpression.type.kind !== "set" && keyExpression.type.kind !== "enum") {
    if (keyExpression.type.kind !== "unknown")
      e.expected(key, { en: "a set or an option", zh: "多选或选项" }, typeName(keyExpression.type));
    return null;
  }
  reportRepeatedColumns(e, table.node.columns);
  const rows = completeRows(e, table);
  const otherwise = rows.filter(({ node }) => node.cells[category]!.content === "otherwise");
  const provided = table.node.columns.findIndex(({ role }) => role === "provided");
  otherwise.forEach(({ node }, index) => {
    if (index > 0) e.reporter.report("otherwise-not-last", node.cells[category]!.span, {});
    const condition = node.cells[provided];
    if (condition !== undefined && condition.content !== null)
      e.reporter.report("otherwise-not-last", condition.span, {});
  });
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
    if (cell === "otherwise") e.reporter.report("otherwise-not-last", node.cells[provided]!.span, {});
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
    return memberNamed(e, content.name, type.enumeration);
  }
  if (isOption) {
    const actual = content === null ? { en: "an empty cell", zh: "空格" } : { en: "something else", zh: "其他内容" };
    e.expected(cell, typeName({ kind: "enum", enumeration: type.enumeration }), actual);
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
      e.reporter.unknown("column-unknown", column.name, entity.decisions.near(column.name.text));
      return [];
    }
    e.reporter.refer(column.name, decision);
    const cells = rows.map((row) => decidingCell(e, entity, decision, row, index));
    const rest = otherwise === null ? null : decidingCell(e, entity, decision, otherwise, index);
    const ref: ir.DecisionRef = {
      kind: "decision",
      entity: entity.name,
      name: pick.name,
      level: 0,
      optional: false,
      type: int,
      origin: table.origin,
    };
    return [draftTable(decision, ref, pick.label, cells, rest, table.origin)];
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
  if (cell.content !== null && cell.content !== "otherwise")
    return decisionValue(e, entity, decision, cell.content, scope);
  reportNoValue(e, cell.content, cell.span);
  return e.poison(cell, scope).expression;
}

/** Puts the rows with the highest value first; between equals the one listed first stays first. */
function orderRows(e: Elaborator, table: TableSymbol, pick: ir.Decision, drafts: readonly DraftCase[]): ir.Decision {
  const { highest } = table.node;
  if (highest === null || pick.body.kind !== "pick") return pick;
  const column = drafts.find(({ rule }) => rule.decision === e.entity(mainEntity)?.decisions.find(highest.text)?.name);
  if (column === undefined || column.value.kind !== "cell") {
    const columns = drafts.map(({ rule }) => rule.decision);
    e.reporter.unknown("column-unknown", highest, nearest(highest.text, columns));
    return pick;
  }
  const decision = e.entity(mainEntity)?.decisions.find(highest.text);
  if (decision !== undefined) e.reporter.refer(highest, decision);
  const cells = column.value.cells;
  if (!isOrdered(column.value.type)) {
    e.reporter.report("not-ordered", highest.span, { type: typeName(column.value.type) });
    return pick;
  }
  const values = cells.map((cell) => e.constantValue(cell));
  const rows = [...pick.body.rows].sort(
    (left, right) => orderOf(values[right.index]!, values[left.index]!) || left.index - right.index,
  );
  return { ...pick, body: { ...pick.body, rows } };
}

function orderOf(left: Value, right: Value): number {
  if (left === null || right === null) return 0;
  return typeof left === "number" ? order(left, right) : compareRates(left as Rate, right as Rate);
}
