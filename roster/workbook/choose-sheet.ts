import type { Archive } from "./archive.ts";
import type { Sheet } from "./parts.ts";
import { WorkbookError } from "./workbook-error.ts";
import { XmlReader } from "./xml.ts";

/** The sheet of a name; without one the only visible sheet that has anything in it. */
export async function chooseSheet(
  archive: Archive,
  sheets: readonly Sheet[],
  name: string | undefined,
): Promise<Sheet> {
  if (name !== undefined) return namedSheet(sheets, name);
  const visible = sheets.filter(({ isVisible }) => isVisible);
  const filled: Sheet[] = [];
  for (const sheet of visible) if (visible.length === 1 || (await isFilled(archive, sheet))) filled.push(sheet);
  const [first] = filled;
  if (first === undefined) throw new WorkbookError({ problem: "no-sheet" });
  if (filled.length > 1) throw new WorkbookError({ problem: "several-sheets", sheets: filled.map(({ name }) => name) });
  return first;
}

function namedSheet(sheets: readonly Sheet[], wanted: string): Sheet {
  const found = sheets.find(({ name }) => name === wanted);
  if (found !== undefined) return found;
  throw new WorkbookError({ problem: "unknown-sheet", sheet: wanted, sheets: sheets.map(({ name }) => name) });
}

/** Whether any cell of a sheet has a value; new workbooks come with sheets that nobody uses. */
async function isFilled(archive: Archive, { part }: Sheet): Promise<boolean> {
  let hasValue = false;
  const xml = new XmlReader({ open: (name) => (hasValue ||= name === "v" || name === "is" || name === "f") });
  for await (const chunk of archive.read(part)) {
    xml.push(chunk);
    if (hasValue) return true;
  }
  return false;
}
