import { formatValue, type FormatOptions } from "../../../runtime/format.ts";
import type { Value, ValueType } from "../../../runtime/schema.ts";

/** One line of the schema of a Parquet file, as far as it is used here. */
export interface SchemaLine {
  readonly name: string;
  readonly type?: "BOOLEAN" | "INT32" | "INT64" | "BYTE_ARRAY";
  readonly converted_type?: "UTF8" | "JSON" | "DATE" | "DECIMAL" | "LIST";
  readonly repetition_type: "OPTIONAL" | "REPEATED";
  readonly num_children?: number;
  readonly precision?: number;
  readonly scale?: number;
}

/** How the values of a type stand in a Parquet file. */
export interface ParquetColumn {
  readonly lines: (name: string) => readonly SchemaLine[];
  readonly write: (value: Value) => unknown;
}

/**
 * The column of a type: days as DATE, amounts in yuan as DECIMAL(18,2), whole numbers as 64 bits, sets as lists; rates and durations
 * as text, since no number is a third.
 */
export function columnOf(type: ValueType, format: FormatOptions): ParquetColumn {
  const inJsonForm = (value: Value): unknown => formatValue(type, value, format);
  switch (type.kind) {
    case "bool":
      return { lines: single({ type: "BOOLEAN" }), write: (value) => value };
    case "int":
      return { lines: single({ type: "INT64" }), write: (value) => BigInt(value as number) };
    case "money":
      return {
        lines: single({ type: "INT64", converted_type: "DECIMAL", precision: 18, scale: 2 }),
        write: (value) => BigInt(value as number),
      };
    case "date":
      return { lines: single({ type: "INT32", converted_type: "DATE" }), write: (value) => value };
    case "rate":
    case "duration":
    case "text":
    case "enum":
      return { lines: textLines, write: inJsonForm };
    case "set":
    case "texts":
      return { lines: list({ type: "BYTE_ARRAY", converted_type: "UTF8" }), write: inJsonForm };
    case "years":
      return { lines: list({ type: "INT32" }), write: inJsonForm };
    case "series":
    case "list":
      return { lines: single({ type: "BYTE_ARRAY", converted_type: "JSON" }), write: inJsonForm };
  }
}

/** A column of texts. */
export const textLines = single({ type: "BYTE_ARRAY", converted_type: "UTF8" });

type Kind = Omit<SchemaLine, "name" | "repetition_type">;

function single(kind: Kind): ParquetColumn["lines"] {
  return (name) => [{ name, ...kind, repetition_type: "OPTIONAL" }];
}

function list(kind: Kind): ParquetColumn["lines"] {
  return (name) => [
    { name, converted_type: "LIST", repetition_type: "OPTIONAL", num_children: 1 },
    { name: "list", repetition_type: "REPEATED", num_children: 1 },
    { name: "element", ...kind, repetition_type: "OPTIONAL" },
  ];
}
