import { formatDay } from "../runtime/date.ts";
import { formatValue, nameOf, type FormatOptions } from "../runtime/format.ts";
import { formatMoney } from "../runtime/money.ts";
import { formatRate, type Rate } from "../runtime/rate.ts";
import { textCell } from "../runtime/read-cell.ts";
import { keyField, type EntitySchema, type FactRecord, type Value, type ValueType } from "../runtime/schema.ts";
import { CsvColumnsEncoder } from "./columns/encode-csv-columns.ts";
import { errorName, type Encoder, type RosterResult, type WriteOptions } from "./encoder.ts";

type CellWriter = (value: Value) => string;

/** Comma-separated values: the key, the decisions, and the error where a record has one. */
export function encodeCsv(schema: EntitySchema, options: WriteOptions): Encoder {
  const format = { labels: options.labels === "zh" };
  const key = keyField(schema);
  const names = [...(key === null ? [] : [key]), ...schema.decisions].map((field) => nameOf(field, format));
  const columns = schema.decisions.map((field) => ({ field, name: field.name, write: cellWriter(field.type, format) }));
  const noDecisions = ",".repeat(columns.length);

  const row = (result: RosterResult): string => {
    const error = "error" in result ? quoted(result.error) : "";
    let cells = "";
    if ("outcome" in result) {
      const outcome = result.outcome as FactRecord;
      for (const { name, write } of columns) {
        const value = outcome[name];
        cells += value === null || value === undefined ? "," : `,${write(value)}`;
      }
    } else {
      cells = noDecisions;
    }
    return `${key === null ? cells.slice(1) : quoted(String(result.id ?? "")) + cells},${error}\n`;
  };

  let header = `${[...names, errorName(options)].map(quoted).join(",")}\n`;
  const afterHeader = (rows: string): string => {
    const text = header + rows;
    header = "";
    return text;
  };
  let encoder: CsvColumnsEncoder | null = null;
  return {
    mark: "\uFEFF",
    results(results) {
      let rows = "";
      for (const result of results) rows += row(result);
      return afterHeader(rows);
    },
    columns(decided) {
      encoder ??= new CsvColumnsEncoder({ hasKey: key !== null, row, decisions: columns }, decided);
      return encoder.encode(decided);
    },
    end: () => afterHeader(""),
  };
}

/** The writer of the cells of a column; what is written often is written from memory. */
function cellWriter(type: ValueType, options: FormatOptions): CellWriter {
  const plain: CellWriter = (value) => quoted(String(formatValue(type, value, options)));
  switch (type.kind) {
    case "bool":
    case "int":
      return String;
    case "money":
      return remembering(
        (value) => value as number,
        (value) => formatMoney(value as number),
      );
    case "date":
      return (value) => formatDay(value as number);
    case "rate":
      return remembering(rateKey, (value) => formatRate(value as Rate));
    case "enum":
      return remembering((value) => value as string, plain);
    case "set":
    case "years":
      return remembering(
        (value) => value as number,
        (value) => quoted((formatValue(type, value, options) as readonly unknown[]).join(";")),
      );
    case "text":
    case "duration":
      return plain;
    case "texts":
    case "series":
    case "list":
      return (value) => quoted(JSON.stringify(formatValue(type, value, options)));
  }
}

/** How many different values of a column are remembered with their text. */
const remembered = 1024;

function remembering(keyOf: (value: Value) => number | string | null, write: CellWriter): CellWriter {
  const known = new Map<number | string | null, string>();
  return (value) => {
    const key = keyOf(value);
    const before = known.get(key);
    if (before !== undefined) return before;
    const text = write(value);
    if (key !== null && known.size < remembered) known.set(key, text);
    return text;
  };
}

const smallDenominators = 2 ** 20;

/** One number for a rate of small numbers; null for others, which are not remembered. */
function rateKey(value: Value): number | null {
  const { numerator, denominator } = value as Rate;
  const key = numerator * smallDenominators + denominator;
  return denominator < smallDenominators && Number.isSafeInteger(key) ? key : null;
}

/** A text as a cell that no spreadsheet runs, in quotation marks where it needs them. */
function quoted(text: string): string {
  const cell = textCell(text);
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
