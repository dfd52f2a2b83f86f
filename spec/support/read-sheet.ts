/** What stands in a workbook, as a spreadsheet program would find it. */
import { buffer } from "node:stream/consumers";
import { ZipArchive } from "../../cli/roster/workbook/zip-archive.ts";
import { readParts } from "../../roster/workbook/parts.ts";
import { readSharedStrings } from "../../roster/workbook/shared-strings.ts";
import { SheetRows } from "../../roster/workbook/sheet-rows.ts";
import { readDateStyles } from "../../roster/workbook/styles.ts";
import { readXml } from "../../roster/workbook/xml.ts";

/** The rows of every sheet as text, by its name. */
export async function sheetsOf(path: string): Promise<Readonly<Record<string, readonly (readonly string[])[]>>> {
  const archive = await ZipArchive.open(path);
  const parts = await readParts(archive);
  const sheets: Record<string, readonly (readonly string[])[]> = {};
  for (const { name, part } of parts.sheets) {
    const rows = new SheetRows({
      strings: await readSharedStrings(archive, parts.sharedStrings),
      dateStyles: await readDateStyles(archive, parts.styles),
      countsFrom1904: parts.countsFrom1904,
    });
    await readXml(archive.read(part), rows);
    sheets[name] = rows.take().map(({ cells }) => cells);
  }
  archive.close();
  return sheets;
}

/** A part of a workbook as text. */
export async function partOf(path: string, name: string): Promise<string> {
  const archive = await ZipArchive.open(path);
  const bytes = await buffer(archive.read(name));
  archive.close();
  return bytes.toString();
}
