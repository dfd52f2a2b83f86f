/** Tables of data: named columns of fixed values. */
import * as ast from "../../grammar/ast.ts";
import type { Value } from "../../runtime/schema.ts";
import type * as ir from "../../ir/ir.ts";
import { resolveType } from "../resolve/type.ts";
import { declaredNames, type TableSymbol } from "../symbols.ts";
import type { Elaborator } from "./elaborator.ts";
import { checkInRange, elaborateRange } from "./range.ts";
import { constantScope } from "./scope.ts";
import { completeRows, reportNoValue, reportRepeatedColumns } from "./table-rows.ts";

/** Tables that do not decide are data: their cells are fixed values. */
export function elaborateDataTables(e: Elaborator): void {
  for (const table of e.symbols.tables) {
    if (!ast.decides(table.node)) e.dataTables.set(table.name, dataTable(e, table));
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
    if (column.type === null) {
      e.reporter.declares(column.name, names);
      e.reporter.report("type-unclear", column.span, { name: column.name.text });
      return [];
    }
    const { type } = resolveType(column.type, e.symbols.vocabulary, e.reporter);
    const declared = { ...names, type, range: elaborateRange(e, column.type, type) };
    e.reporter.declares(column.name, declared);
    return [{ declared, index }];
  });
  reportRepeatedColumns(e, table.node.columns);
  const rows = completeRows(e, table).map(({ node, origin }) => ({
    values: Object.fromEntries(
      columns.map(({ declared, index }) => [declared.name, cellValue(e, node.cells[index]!, declared, origin)]),
    ),
    origin,
  }));
  return {
    name: table.name,
    label: table.label,
    columns: columns.map(({ declared }) => declared),
    rows,
    origin: table.origin,
  };
}

function cellValue(
  e: Elaborator,
  cell: ast.Cell,
  { type, range }: ir.DataTable["columns"][number],
  { clause }: ir.Origin,
): Value {
  const { content } = cell;
  if (content === null || content === "otherwise") {
    reportNoValue(e, cell);
    return null;
  }
  const scope = constantScope(clause);
  const value = e.constantValue(e.check(content, type, scope));
  checkInRange(e, content, type, range, value);
  return value;
}
