import type { TableSheet } from "../../../report/summary/tables.ts";
import type { Sink } from "../sink.ts";
import { tablesSheet } from "./summary-sheet.ts";
import { sheetPart, workbookParts } from "./workbook-xml.ts";
import { WorkbookZip } from "./workbook-zip.ts";

/** Writes tables as a workbook of their own. */
export async function writeTablesWorkbook(sink: Sink, sheets: readonly TableSheet[]): Promise<void> {
  const zip = new WorkbookZip(sink);
  sheets.forEach(({ tables }, at) => zip.add(sheetPart(at + 1), tablesSheet(tables)));
  for (const [name, text] of Object.entries(workbookParts(sheets.map(({ name }) => name)))) zip.add(name, text);
  await zip.finish();
}
