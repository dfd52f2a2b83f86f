/** What tables of data and tables that decide have in common: rows of as many cells as there are columns. */
import type * as ast from "../../grammar/ast.ts";
import { declaredNames, type RowSymbol, type TableSymbol } from "../symbols.ts";
import type { Elaborator } from "./elaborator.ts";

/** Reports a column that stands twice: it would be read once only. */
export function reportRepeatedColumns(e: Elaborator, columns: readonly ast.Column[]): void {
  const seen = new Set<string>();
  for (const { role, name, label, span } of columns) {
    const names = name === null ? { name: role, label: role } : declaredNames(name, label);
    if (seen.has(names.name) || seen.has(names.label))
      e.reporter.report("duplicate-name", span, { name: e.reporter.textOf(span) });
    seen.add(names.name).add(names.label);
  }
}

/** The rows that have a cell for each column; the others are reported. */
export function completeRows(e: Elaborator, table: TableSymbol): RowSymbol[] {
  const expected = table.node.columns.length;
  return table.rows.filter(({ node }) => {
    const actual = node.cells.length;
    if (actual !== expected) e.reporter.report("row-cells", node.span, { expected, actual });
    return actual === expected;
  });
}

/** Reports a cell that gives no value where one is wanted. */
export function reportNoValue(e: Elaborator, { content, span }: ast.Cell): void {
  if (content === null) e.expected({ span }, { en: "a value", zh: "值" }, { en: "an empty cell", zh: "空格" });
  else e.reporter.report("otherwise-not-last", span, {});
}
