import { formatDay } from "../runtime/date.ts";
import type { Duration } from "../runtime/duration.ts";
import { isFraction } from "../runtime/fraction.ts";
import type { Rate } from "../runtime/rate.ts";
import type { Value } from "../runtime/schema.ts";
import type * as ir from "../ir/ir.ts";
import { date, rateType, type Type } from "../ir/types.ts";
import type { CodeContext } from "./context.ts";
import type { RowTable } from "./constant-pool.ts";
import { durationName, keyName, rateName, literalCode } from "./names.ts";

/** A value as code; rates and durations are made once for the module. */
export function valueCode(context: Pick<CodeContext, "pool" | "style">, value: Value, type: Type): string {
  const { pool, style } = context;
  if (value === null) return "null";
  switch (type.kind) {
    case "exactMoney":
      return isFraction(value) ? valueCode(context, value, rateType) : fenCode(value as number);
    case "rate": {
      const { numerator, denominator } = value as Rate;
      return pool.name(rateName(value as Rate), `rate(${numerator}, ${denominator})`);
    }
    case "duration": {
      const { months, days } = value as Duration;
      return pool.name(durationName(value as Duration), `duration(${months}, ${days})`);
    }
    case "money":
      return fenCode(value as number);
    case "date":
      return `${value as number}${style.remark(formatDay(value as number))}`;
    case "set":
      return style.set(type.enumeration, value as number);
    default:
      return literalCode(value);
  }
}

/** Fen written so that the yuan can be read off: `400_00`. */
function fenCode(fen: number): string {
  return Math.abs(fen) < 100 ? String(fen) : `${Math.trunc(fen / 100)}_${String(Math.abs(fen % 100)).padStart(2, "0")}`;
}

/** A parameter as code: its value, or its values with their first days. */
export function parameterCode(context: CodeContext, { type, values }: ir.Parameter): string {
  const [{ from: always, value: only }] = values as readonly [ir.ParameterValue];
  if (always === null) return valueCode(context, only, type);
  const codes = values.map(
    ({ from, value }) => `{ from: ${valueCode(context, from, date)}, value: ${valueCode(context, value, type)} }`,
  );
  return `[${codes.join(", ")}]`;
}

/** The rows of a data table, each as code. */
export function rowCodes(context: CodeContext, { columns, rows }: ir.DataTable): string[] {
  return rows.map(({ values }) => {
    const cells = columns.map(({ name, type }) => `${keyName(name)}: ${valueCode(context, values[name]!, type)}`);
    return `{ ${cells.join(", ")} }`;
  });
}

/** What the rows give that a table picks, each as code; the first where no row counts. */
export function pickedRowCodes(table: RowTable): string[] {
  const fields = table.fields();
  const count = fields[0]?.codes.length ?? 0;
  return Array.from({ length: count }, (_, row) => {
    const cells = fields.map(({ name, codes }) => `${keyName(name)}: ${codes[row]}`);
    return `{ ${cells.join(", ")} }`;
  });
}
