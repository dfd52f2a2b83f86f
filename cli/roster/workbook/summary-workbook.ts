import type { RosterTotals } from "../../../report/summary/roster-summary.ts";
import type { Language } from "../../../runtime/messages.ts";
import type { Sink } from "../sink.ts";
import { summarySheet, summarySheetName } from "./summary-sheet.ts";
import { sheetPart, workbookParts } from "./workbook-xml.ts";
import { WorkbookZip } from "./workbook-zip.ts";

/** Writes what came of a roster as a workbook of its own. */
export async function writeSummaryWorkbook(sink: Sink, totals: RosterTotals, language: Language): Promise<void> {
  const zip = new WorkbookZip(sink);
  zip.add(sheetPart(1), summarySheet(totals, language));
  for (const [name, text] of Object.entries(workbookParts([summarySheetName[language]]))) zip.add(name, text);
  await zip.finish();
}
