import type { ValueType } from "../../../runtime/schema.ts";

/** A column of a table of DuckDB, with its type as DuckDB writes it. */
export interface TypedColumn {
  readonly name: string;
  readonly type: string;
}

/** A name in SQL. */
export function named(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * The values of a column as the texts of a table's cells, so that they are read, and refused, as those of CSV: a list as `a;b;c`, or as JSON
 * where the fact is a list itself; a time that is midnight as its day; a decimal number without the zeros behind its cents.
 */
export function cellSql({ name, type }: TypedColumn, fact: ValueType): string {
  const column = named(name);
  const text = `CAST(${column} AS VARCHAR)`;
  if (/\[\d*\]$|^(?:STRUCT|MAP)\b/u.test(type))
    return isNested(fact) ? `CAST(to_json(${column}) AS VARCHAR)` : `array_to_string(${column}, ';')`;
  if (type.startsWith("TIMESTAMP")) return `regexp_replace(${text}, ' 00:00:00(\\+00)?$', '')`;
  if (type.startsWith("DECIMAL")) return `regexp_replace(${text}, '(\\.\\d\\d)0+$', '\\1')`;
  return text;
}

function isNested({ kind }: ValueType): boolean {
  return kind === "list" || kind === "series" || kind === "texts";
}
