import { dayOf } from "../../runtime/date.ts";
import { formatValue, type FormatOptions } from "../../runtime/format.ts";
import { formatMoney } from "../../runtime/money.ts";
import { formatRate, type Rate } from "../../runtime/rate.ts";
import type { Value, ValueType } from "../../runtime/schema.ts";
import { columnLetters } from "./address.ts";

/** The styles of cells, by their place among those of the workbook. */
export const cellStyles = { plain: 0, heading: 1, date: 2, amount: 3, rate: 4, text: 5 } as const;

/** What a cell holds: what stands behind its address, up to its end; empty where nothing is to be written. */
export type CellXml = string;

/** Writes a value of a type. */
export type CellWriter = (value: Value) => CellXml;

/** No cell has more characters. */
export const longestText = 32_767;

/** A text that no program takes for anything else. */
export function textXml(text: string, style: number = cellStyles.plain): CellXml {
  if (text === "") return "";
  return `"${styleXml(style)} t="inlineStr"><is><t xml:space="preserve">${escapedText(text)}</t></is></c>`;
}

export function numberXml(digits: string | number, style: number = cellStyles.plain): CellXml {
  return `"${styleXml(style)}><v>${digits}</v></c>`;
}

/** A row of cells that stand side by side. */
export function rowXml(row: number, cells: readonly CellXml[]): string {
  const placed = cells.map((cell, column) => cell && `<c r="${columnLetters(column)}${row}${cell}`);
  return `<row r="${row}">${placed.join("")}</row>`;
}

function styleXml(style: number): string {
  return style === cellStyles.plain ? "" : ` s="${style}"`;
}

/** Before this day spreadsheets count one that never was. */
const firstSureDay = dayOf(1900, 3, 1);
const dayBeforeAll = dayOf(1899, 12, 30);

/** The writer of the values of a type: dates and amounts as such, sets as `a;b;c`, what has no cell of its own as JSON. */
export function cellWriter(type: ValueType, format: FormatOptions): CellWriter {
  const asText: CellWriter = (value) => textXml(String(formatValue(type, value, format)));
  switch (type.kind) {
    case "bool":
      return (value) => `" t="b"><v>${value === true ? 1 : 0}</v></c>`;
    case "int":
      return (value) => numberXml(value as number);
    case "money":
      return (value) => numberXml(formatMoney(value as number), cellStyles.amount);
    case "date":
      return (value) =>
        (value as number) < firstSureDay ? asText(value) : numberXml((value as number) - dayBeforeAll, cellStyles.date);
    case "rate":
      return (value) => rateXml(formatRate(value as Rate));
    case "enum":
      return remembering(asText);
    case "set":
    case "years":
      return remembering((value) => textXml((formatValue(type, value, format) as readonly unknown[]).join(";")));
    case "text":
    case "duration":
      return asText;
    case "texts":
    case "series":
    case "list":
      return (value) => textXml(JSON.stringify(formatValue(type, value, format)));
  }
}

/** A spreadsheet keeps fifteen digits; a rate with more, or one that never ends, stays text. */
function rateXml(rate: string): CellXml {
  return /^-?\d+(?:\.\d+)?$/u.test(rate) && rate.length <= 15 ? numberXml(rate, cellStyles.rate) : textXml(rate);
}

/** The values of a column that has few different ones are written from memory. */
function remembering(write: CellWriter): CellWriter {
  const known = new Map<Value, CellXml>();
  return (value) => {
    const before = known.get(value);
    if (before !== undefined) return before;
    const xml = write(value);
    if (known.size < 1024) known.set(value, xml);
    return xml;
  };
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** A text in XML; signs that XML cannot hold are written by their number, as spreadsheets do, and so is what looks like that. */
function escapedText(text: string): string {
  if (!/[&<>\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]|_x/u.test(text)) return text;
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/gu, "_x005F_")
    .replace(/[\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, numbered)
    .replace(/[&<>]/gu, (sign) => entities[sign]!);
}

function numbered(sign: string): string {
  return `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
}
