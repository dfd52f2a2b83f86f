import stringWidth from "fast-string-width";
import type { RosterTotals } from "../../report/summary/roster-summary.ts";
import { cellText, type SummaryTable, summaryTables } from "../../report/summary/tables.ts";
import type { Language } from "../language.ts";
import { tableText } from "../render/table.ts";

/** What came of a roster, table by table, figures to the right of their columns. */
export function summaryText(totals: RosterTotals, language: Language): string {
  return summaryTables(totals, language).map(textOf).join("\n");
}

function textOf({ title, headings, rows }: SummaryTable): string {
  const cells = [headings, ...rows.map((row) => row.map(cellText))];
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => stringWidth(row[column] ?? ""))));
  const aligned = cells.map((row) =>
    row.map((cell, column) => (column === 0 ? `  ${cell}` : " ".repeat(widths[column]! - stringWidth(cell)) + cell)),
  );
  return `${title}\n${tableText(aligned)}`;
}
