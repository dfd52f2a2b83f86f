import stringWidth from "fast-string-width";
import type { RosterSummary } from "../../report/summary/roster-summary.ts";
import { nameOf } from "../../runtime/format.ts";
import { keyField, type EntitySchema, type FactRecord, type ValueType } from "../../runtime/schema.ts";
import { cutText } from "../../runtime/visible-text.ts";
import { errorName, type RosterResult, type WriteOptions } from "../encoder.ts";
import type { RosterProblem } from "../problem.ts";
import type { Sink } from "../sink.ts";
import type { MakeWriter, RosterWriter } from "../writer.ts";
import { columnLetters } from "./address.ts";
import { type CellWriter, cellStyles, cellWriter, longestText, rowXml, textXml } from "./cell-xml.ts";
import { summarySheet, summarySheetName } from "./summary-sheet.ts";
import { sheetEnd, sheetPart, sheetStart, workbookParts } from "./workbook-xml.ts";
import type { MakePacker, Packer } from "./packer.ts";

/** No sheet has more rows; what comes behind goes on another. */
const mostRows = 1_048_576;

/** Writes decisions to a workbook: a row a record, and a sheet that adds them up. */
export function workbookWriter(pack: MakePacker): MakeWriter {
  return (sink, schema, options) => new WorkbookWriter(sink, pack(sink), schema, options);
}

interface Column {
  readonly name: string;
  readonly title: string;
  readonly width: number;
  /** What each of its cells begins with, up to the number of its row. */
  readonly start: string;
  readonly write: CellWriter;
}

class WorkbookWriter implements RosterWriter {
  readonly #sink: Sink;
  readonly #options: WriteOptions;
  readonly #zip: Packer;
  readonly #keyTitle: string | null;
  readonly #columns: readonly Column[];
  readonly #errorStart: string;
  readonly #sheets: string[] = [];
  /** The row that was written last on the open sheet. */
  #row = mostRows;

  constructor(sink: Sink, zip: Packer, schema: EntitySchema, options: WriteOptions) {
    const format = { labels: options.labels === "zh" };
    const key = keyField(schema);
    const first = key === null ? 0 : 1;
    this.#sink = sink;
    this.#options = options;
    this.#zip = zip;
    this.#keyTitle = key === null ? null : nameOf(key, format);
    this.#columns = schema.decisions.map((field, index) => {
      const title = nameOf(field, format);
      return {
        name: field.name,
        title,
        width: Math.max(stringWidth(title), widthOf(field.type, format.labels)) + 2,
        start: `<c r="${columnLetters(first + index)}`,
        write: cellWriter(field.type, format),
      };
    });
    this.#errorStart = `<c r="${columnLetters(first + this.#columns.length)}`;
  }

  get problem(): RosterProblem | null {
    return this.#sink.problem;
  }

  async write(results: readonly RosterResult[]): Promise<boolean> {
    let isOpen = true;
    for (let at = 0; at < results.length && isOpen;) {
      if (this.#row === mostRows) await this.#beginSheet();
      const end = Math.min(results.length, at + mostRows - this.#row);
      let rows = "";
      for (; at < end; at++) rows += this.#rowXml(results[at]!, ++this.#row);
      isOpen = await this.#zip.write(rows);
    }
    return isOpen;
  }

  async finish(): Promise<void> {
    if (this.#sheets.length === 0) await this.#beginSheet();
    await this.#endSheet();
    if (this.#options.summary !== undefined) this.#addSummary(this.#options.summary);
    for (const [name, text] of Object.entries(workbookParts(this.#sheets))) this.#zip.add(name, text);
    await this.#zip.finish();
  }

  abort(): Promise<void> {
    return this.#zip.abort();
  }

  async #beginSheet(): Promise<void> {
    await this.#endSheet();
    const name = this.#options.labels === "zh" ? "结论" : "decisions";
    this.#sheets.push(this.#sheets.length === 0 ? name : `${name} ${this.#sheets.length + 1}`);
    this.#zip.begin(sheetPart(this.#sheets.length));
    const titles = [...this.#columns.map(({ title }) => title), errorName(this.#options)];
    const widths = [...this.#columns.map(({ width }) => width), 60];
    const isKeyed = this.#keyTitle !== null;
    const cells = isKeyed ? [this.#keyTitle, ...titles] : titles;
    this.#row = 1;
    await this.#zip.write(
      sheetStart(isKeyed ? [22, ...widths] : widths) +
        rowXml(
          1,
          cells.map((title) => textXml(title, cellStyles.heading)),
        ),
    );
  }

  async #endSheet(): Promise<void> {
    if (this.#sheets.length === 0) return;
    await this.#zip.write(sheetEnd);
    await this.#zip.end();
  }

  #rowXml(result: RosterResult, row: number): string {
    let cells = "";
    if (this.#keyTitle !== null && result.id !== null)
      cells = `<c r="A${row}${textXml(cut(String(result.id)), cellStyles.text)}`;
    if ("error" in result)
      return `<row r="${row}">${cells}${this.#errorStart}${row}${textXml(cut(result.error))}</row>`;
    const outcome = result.outcome as FactRecord;
    const tooLong: string[] = [];
    for (const { name, title, start, write } of this.#columns) {
      const value = outcome[name];
      if (value === null || value === undefined) continue;
      const cell = write(value);
      if (cell.length > longestText) tooLong.push(title);
      else if (cell !== "") cells += `${start}${row}${cell}`;
    }
    if (tooLong.length > 0) cells += `${this.#errorStart}${row}${textXml(this.#tooLongText(tooLong))}`;
    return `<row r="${row}">${cells}</row>`;
  }

  #tooLongText(titles: readonly string[]): string {
    return this.#options.labels === "zh"
      ? `内容过长，单元格放不下，请改为输出 CSV 或 JSON：${titles.join("、")}`
      : `too long for a cell, write CSV or JSON instead: ${titles.join(", ")}`;
  }

  #addSummary(summary: RosterSummary): void {
    const language = this.#options.labels ?? "en";
    this.#sheets.push(summarySheetName[language]);
    this.#zip.add(sheetPart(this.#sheets.length), summarySheet(summary.totals(), language));
  }
}

/** How wide a column of a type is at least, in characters. */
function widthOf(type: ValueType, labels: boolean): number {
  switch (type.kind) {
    case "date":
    case "money":
      return 12;
    case "enum":
      return Math.max(...type.members.map((member) => stringWidth(nameOf(member, { labels }))));
    case "set":
    case "texts":
    case "list":
    case "series":
      return 30;
    default:
      return 8;
  }
}

function cut(text: string): string {
  return cutText(text, longestText);
}
