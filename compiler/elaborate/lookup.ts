import type * as ast from "../../grammar/ast.ts";
import { nearest } from "../../runtime/nearest.ts";
import type * as ir from "../../ir/ir.ts";
import type { Type } from "../../ir/types.ts";
import { findNamed } from "../symbols.ts";
import { typeName } from "../type-words.ts";
import type { Elaborator } from "./elaborator.ts";
import { present, type Scope, type Typed } from "./scope.ts";

/** Types whose values are plain enough to find a row by. */
const keyTypes: readonly Type["kind"][] = ["enum", "int", "money", "date", "text", "bool"];

/** `column of table at key`: the cell of the row that has the key in the first column. */
export function elaborateLookup(e: Elaborator, node: ast.Lookup, scope: Scope): Typed {
  const table = dataTableNamed(e, node.table);
  const keyColumn = table?.columns[0];
  if (table === null || keyColumn === undefined) return e.poison(node, scope);
  const column = findNamed(table.columns, node.column.text);
  if (column === undefined) {
    const names = table.columns.flatMap(({ name, label }) => [name, label]);
    e.reporter.unknown("unknown-name", node.column, nearest(node.column.text, names));
    return e.poison(node, scope);
  }
  e.reporter.refer(node.column, column);
  if (!keyTypes.includes(keyColumn.type.kind)) {
    const wanted = {
      en: "a key: an option, a number, an amount, a date or a text",
      zh: "选项、整数、金额、日期或文字",
    };
    e.expected(node.table, wanted, typeName(keyColumn.type));
    return e.poison(node, scope);
  }
  const key = e.check(node.key, keyColumn.type, scope);
  return present({
    kind: "lookup",
    table: table.name,
    column: column.name,
    keyColumn: keyColumn.name,
    key,
    type: column.type,
    origin: e.origin(node, scope),
  });
}

function dataTableNamed(e: Elaborator, name: ast.Name): ir.DataTable | null {
  const symbol = e.symbols.tables.find(name.text);
  const table = symbol === undefined ? undefined : e.dataTables.get(symbol.name);
  if (symbol === undefined) e.reporter.unknown("unknown-table", name, nearest(name.text, e.symbols.tables.names()));
  else e.reporter.refer(name, symbol);
  if (symbol !== undefined && table === undefined)
    e.expected(name, { en: "a table of data", zh: "数据表" }, { en: "a table that decides", zh: "用于认定的表" });
  return table ?? null;
}
