import type { TableSheet } from "../../report/summary/tables.ts";
import { tablesSheet } from "./summary-sheet.ts";
import { sheetPart, workbookParts } from "./workbook-xml.ts";
import type { Packer } from "./packer.ts";

/** Writes tables as a workbook of their own. */
export async function writeTablesWorkbook(zip: Packer, sheets: readonly TableSheet[]): Promise<void> {
  sheets.forEach(({ tables }, at) => zip.add(sheetPart(at + 1), tablesSheet(tables)));
  for (const [name, text] of Object.entries(workbookParts(sheets.map(({ name }) => name)))) zip.add(name, text);
  await zip.finish();
}
