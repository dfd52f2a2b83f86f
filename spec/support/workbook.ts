/** Workbooks for tests, put together part by part as spreadsheet programs do it. */
import { buffer } from "node:stream/consumers";
import yazl from "yazl";

/** The sheets of a workbook by name: what stands between the tags of `sheetData`, and what stands behind it. */
export interface SheetXml {
  readonly rows: string;
  readonly behind?: string;
  readonly state?: "hidden" | "veryHidden";
}

export interface WorkbookXml {
  readonly sheets: Readonly<Record<string, SheetXml>>;
  readonly sharedStrings?: readonly string[];
  /** The codes of formats of numbers; style 0 is plain, style N that of the format N - 1. */
  readonly formats?: readonly string[];
  readonly countsFrom1904?: boolean;
  /** Further parts, or others in the place of those, by name. */
  readonly parts?: Readonly<Record<string, string>>;
  /** Further relations of the workbook, type and target. */
  readonly relations?: readonly (readonly [type: string, target: string])[];
  /** Before the name of every element, as some programs write it: `x:`. */
  readonly prefix?: string;
}

const relationTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const namespaces = `xmlns:PREFIX="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relationTypes.slice(0, -1)}"`;
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A workbook as bytes. */
export function workbook(given: WorkbookXml): Promise<Buffer> {
  const parts: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "_rels/.rels": relations([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": workbookPart(given),
    "xl/_rels/workbook.xml.rels": relations([
      ...Object.keys(given.sheets).map((_, at) => ["worksheet", `worksheets/sheet${at + 1}.xml`] as const),
      ["styles", "styles.xml"],
      ["sharedStrings", "/xl/sharedStrings.xml"],
      ...(given.relations ?? []),
    ]),
    "xl/styles.xml": styles(given.formats ?? []),
    "xl/sharedStrings.xml": main("sst", (given.sharedStrings ?? []).map((text) => `<si>${text}</si>`).join("")),
  };
  Object.values(given.sheets).forEach(({ rows, behind = "" }, at) => {
    parts[`xl/worksheets/sheet${at + 1}.xml`] = main("worksheet", `<sheetData>${rows}</sheetData>${behind}`);
  });
  const all = Object.entries({ ...parts, ...given.parts });
  const { prefix = "" } = given;
  return zipped(
    all.map(([name, text]) => [name, prefix === "" ? text : text.replace(/(<\/?)(?=[a-z])/gu, `$1${prefix}`)] as const),
  );
}

/** An archive of parts by name. */
export function zipped(parts: readonly (readonly [name: string, content: string | Buffer])[]): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of parts) zip.addBuffer(Buffer.from(content as string), name);
  zip.end();
  return buffer(zip.outputStream);
}

function main(element: string, inside: string): string {
  return `${declaration}<${element} ${namespaces.replace(":PREFIX", "")}>${inside}</${element}>`;
}

function relations(given: readonly (readonly [type: string, target: string])[]): string {
  const each = given.map(
    ([type, to], at) => `<Relationship Id="r${at + 1}" Type="${relationTypes}${type}" Target="${to}"/>`,
  );
  return `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join("")}</Relationships>`;
}

function workbookPart({ sheets, countsFrom1904 = false }: WorkbookXml): string {
  const each = Object.entries(sheets).map(
    ([name, { state = "visible" }], at) =>
      `<sheet name="${name}" sheetId="${at + 1}" state="${state}" r:id="r${at + 1}"/>`,
  );
  return main("workbook", `<workbookPr${countsFrom1904 ? ' date1904="1"' : ""}/><sheets>${each.join("")}</sheets>`);
}

function styles(formats: readonly string[]): string {
  const codes = formats.map((code, at) => `<numFmt numFmtId="${at + 200}" formatCode="${escaped(code)}"/>`).join("");
  const cells = formats.map((_, at) => `<xf numFmtId="${at + 200}"/>`).join("");
  return main(
    "styleSheet",
    `<numFmts>${codes}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${cells}</cellXfs>`,
  );
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

/** A row of texts in cells of their own, and of XML for cells that begin with `<`. */
export function textRow(cells: readonly string[]): string {
  return `<row>${cells.map((cell) => (cell.startsWith("<") ? cell : inline(cell))).join("")}</row>`;
}

function inline(text: string): string {
  return text === "" ? "<c/>" : `<c t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
}
