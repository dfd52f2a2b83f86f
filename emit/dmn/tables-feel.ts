/** Tables of data: each is a relation of the model, and conditions go over its rows. */
import type * as ir from "../../ir/ir.ts";
import { atom, call, type Feel, holds, inside } from "./feel.ts";
import { NotInDmn } from "./not-in-dmn.ts";
import type { Writer } from "./writer.ts";

/** What an aggregate over the rows of a table comes to. */
export function aggregateFeel(node: ir.Aggregate, writer: Writer): Feel {
  const { over, operator, where, body, monthOf } = node;
  if (over.kind === "list") throw new NotInDmn("records", node);
  if (monthOf !== null) throw new NotInDmn("series", node);
  const rows = rowsOf(over.table, where, writer);
  const values = body === null ? rows : each(over.table, rows, writer.feel(body), writer);
  switch (operator) {
    case "count":
      return call("count", rows);
    case "sum":
      return call("sum", call("append", values, atom("0")));
    case "highest":
      return call("max", values);
    case "lowest":
      return call("min", values);
    case "list":
      return values;
    default:
      throw new NotInDmn("records", node);
  }
}

/** The rows of a table for which a condition holds. */
function rowsOf(table: string, where: ir.Expression | null, writer: Writer): Feel {
  const all = writer.table(table);
  if (where === null) return all;
  const row = atom(rowName(table, writer));
  const kept = { text: `if ${writer.feel(where).text} then [${row.text}] else []`, hold: holds.choice };
  return call("flatten", each(table, all, kept, writer));
}

function each(table: string, rows: Feel, value: Feel, writer: Writer): Feel {
  return atom(`(for ${rowName(table, writer)} in ${inside(rows, holds.atom)} return ${value.text})`);
}

function rowName(table: string, { model }: Writer): string {
  return model.names.variable(`${table} row`);
}

/** The cell of the row with a key. */
export function lookupFeel({ table, column, keyColumn, key }: ir.Lookup, writer: Writer): Feel {
  const { names } = writer.model;
  const row = rowName(table, writer);
  const found = `for ${row} in ${writer.table(table).text} return if ${row}.${names.column(table, keyColumn)} = ${inside(writer.feel(key), holds.sum)} then [${row}.${names.column(table, column)}] else []`;
  return atom(`flatten(${found})[1]`);
}
