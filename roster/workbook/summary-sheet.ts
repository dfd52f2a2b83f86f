import stringWidth from "fast-string-width";
import { yuanText } from "../../diff/exact-sum.ts";
import type { RosterTotals } from "../../report/summary/roster-summary.ts";
import { cellText, type SummaryCell, type SummaryTable, summaryTables } from "../../report/summary/tables.ts";
import type { Language } from "../../runtime/messages.ts";
import { cutText } from "../../runtime/visible-text.ts";
import { type CellXml, cellStyles, longestText, numberXml, rowXml, textXml } from "./cell-xml.ts";
import { sheetEnd, sheetStart } from "./workbook-xml.ts";

const figureWidth = 18;

/** What is longer goes on beyond its column, as people are used to. */
const mostWidth = 60;

/** What the sheet is called. */
export const summarySheetName: { readonly [L in Language]: string } = { en: "summary", zh: "汇总" };

/** The sheet that adds a roster up. */
export function summarySheet(totals: RosterTotals, language: Language): string {
  return tablesSheet(summaryTables(totals, language));
}

/** A sheet of tables one below the other. */
export function tablesSheet(tables: readonly SummaryTable[]): string {
  const rows: (readonly CellXml[])[] = [];
  for (const { title, headings, rows: body } of tables) {
    if (rows.length > 0) rows.push([]);
    rows.push([heading(title)], headings.map(heading), ...body.map((cells) => cells.map(cellXml)));
  }
  return sheetStart(widthsOf(tables)) + rows.map((cells, at) => rowXml(at + 1, cells)).join("") + sheetEnd;
}

/** The first column is as wide as what stands in it, further ones at least as wide as a figure. */
function widthsOf(tables: readonly SummaryTable[]): readonly number[] {
  const count = Math.max(...tables.map(({ headings }) => headings.length));
  return Array.from({ length: count }, (_, column) => {
    const texts = tables.flatMap(({ title, rows }) => [
      ...(column === 0 ? [title] : []),
      ...rows.map((cells) => cellText(cells[column] ?? "")),
    ]);
    const width = Math.max(...texts.map((text) => stringWidth(text)), 0) + 2;
    return column === 0 ? width : Math.min(Math.max(width, figureWidth), mostWidth);
  });
}

function heading(text: string): CellXml {
  return textXml(text, cellStyles.heading);
}

function cellXml(cell: SummaryCell): CellXml {
  if (typeof cell === "object") return numberXml(yuanText(cell.fen), cellStyles.amount);
  return typeof cell === "number" ? numberXml(cell) : textXml(cutText(cell, longestText));
}
