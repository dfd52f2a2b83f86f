import stringWidth from "fast-string-width";
import { yuanText } from "../../../diff/exact-sum.ts";
import type { RosterTotals } from "../../../report/summary/roster-summary.ts";
import { type SummaryCell, summaryTables } from "../../../report/summary/tables.ts";
import type { Language } from "../../../runtime/messages.ts";
import { type CellXml, cellStyles, numberXml, rowXml, textXml } from "./cell-xml.ts";
import { sheetEnd, sheetStart } from "./workbook-xml.ts";

const figureWidth = 18;

/** What the sheet is called. */
export const summarySheetName: { readonly [L in Language]: string } = { en: "summary", zh: "汇总" };

/** The sheet that adds a roster up: its tables one below the other. */
export function summarySheet(totals: RosterTotals, language: Language): string {
  const tables = summaryTables(totals, language);
  const rows: (readonly CellXml[])[] = [];
  for (const { title, headings, rows: body } of tables) {
    if (rows.length > 0) rows.push([]);
    rows.push([heading(title)], headings.map(heading), ...body.map((cells) => cells.map(cellXml)));
  }
  const names = tables.flatMap(({ title, rows: body }) => [title, ...body.map(([name]) => String(name))]);
  const figures = Math.max(...tables.map(({ headings }) => headings.length)) - 1;
  const widths = [
    Math.max(...names.map((name) => stringWidth(name))) + 2,
    ...Array.from({ length: figures }, () => figureWidth),
  ];
  return sheetStart(widths) + rows.map((cells, at) => rowXml(at + 1, cells)).join("") + sheetEnd;
}

function heading(text: string): CellXml {
  return textXml(text, cellStyles.heading);
}

function cellXml(cell: SummaryCell): CellXml {
  if (typeof cell === "object") return numberXml(yuanText(cell.fen), cellStyles.amount);
  return typeof cell === "number" ? numberXml(cell) : textXml(cell);
}
