import type { CellFault } from "../table.ts";
import { addressOf, areaOf, columnOf, mostColumns, type Area } from "./address.ts";
import { plainDate, serialDate } from "./serial-date.ts";
import { RichText, type SharedStrings } from "./shared-strings.ts";
import { WorkbookError } from "./workbook-error.ts";
import type { Attributes, XmlListener } from "./xml.ts";

/** What cells mean beyond what stands in them. */
export interface CellContext {
  readonly strings: SharedStrings;
  /** Which styles show a number as a date. */
  readonly dateStyles: readonly boolean[];
  readonly countsFrom1904: boolean;
}

/** A row of a sheet as text; cells that are left out are empty. */
export interface SheetRow {
  readonly cells: string[];
  /** Its number on the sheet, from 1. */
  readonly number: number;
  /** Cells that are not what their text says, by column. */
  readonly faults: ReadonlyMap<number, CellFault> | null;
  /** Formulas, by column. */
  readonly formulas: ReadonlyMap<number, string> | null;
}

/** Merged cells, with the reference that names them. */
export interface Merged extends Area {
  readonly reference: string;
}

/** Turns the XML of a sheet into rows, which are taken as they come; what is merged is known when it has ended. */
export class SheetRows implements XmlListener {
  readonly merged: Merged[] = [];
  readonly #context: CellContext;
  readonly #text = new RichText();
  #rows: SheetRow[] = [];
  #cells: string[] = [];
  #faults: Map<number, CellFault> | null = null;
  #formulas: Map<number, string> | null = null;
  #row = 0;
  #column = -1;
  #type = "n";
  #style = 0;
  #value = "";
  #formula: string | null = null;
  /** What the text that comes belongs to. */
  #inside: "value" | "formula" | "text" | null = null;

  constructor(context: CellContext) {
    this.#context = context;
  }

  /** The rows that have come since the last call. */
  take(): readonly SheetRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  readonly open = (name: string, attributes: Attributes): void => {
    switch (name) {
      case "row":
        return this.#openRow(attributes);
      case "c":
        return this.#openCell(attributes);
      case "v":
        this.#inside = "value";
        return;
      case "f":
        this.#inside = "formula";
        this.#formula = "";
        return;
      case "is":
        this.#inside = "text";
        this.#text.take();
        return;
      case "t":
      case "rPh":
        return this.#text.open(name);
      case "mergeCell":
        return this.#merge(attributes["ref"] ?? "");
    }
  };

  readonly text = (text: string): void => {
    if (this.#inside === "value") this.#value += text;
    else if (this.#inside === "text") this.#text.text(text);
    else if (this.#inside === "formula") this.#formula += text;
  };

  readonly close = (name: string): void => {
    switch (name) {
      case "v":
      case "f":
      case "is":
        this.#inside = null;
        return;
      case "t":
      case "rPh":
        return this.#text.close(name);
      case "c":
        return this.#closeCell();
      case "row":
        return this.#closeRow();
    }
  };

  #openRow({ r }: Attributes): void {
    this.#row = r === undefined ? this.#row + 1 : Number(r);
    this.#column = -1;
  }

  #openCell({ r, t = "n", s }: Attributes): void {
    this.#column = r === undefined ? this.#column + 1 : columnOf(r);
    if (this.#column < 0 || this.#column >= mostColumns) throw new WorkbookError({ problem: "damaged-workbook" });
    this.#type = t;
    this.#style = s === undefined ? 0 : Number(s);
    this.#value = "";
    this.#formula = null;
  }

  #closeCell(): void {
    const column = this.#column;
    const text = this.#cellText();
    if (this.#formula !== null) (this.#formulas ??= new Map()).set(column, this.#formula);
    if (text === "") return;
    while (this.#cells.length < column) this.#cells.push("");
    this.#cells[column] = text;
  }

  #closeRow(): void {
    if (this.#cells.length > 0 || this.#formulas !== null)
      this.#rows.push({ cells: this.#cells, number: this.#row, faults: this.#faults, formulas: this.#formulas });
    this.#cells = [];
    this.#faults = null;
    this.#formulas = null;
  }

  #cellText(): string {
    switch (this.#type) {
      case "s":
        return this.#sharedText();
      case "inlineStr":
        return this.#text.take();
      case "b":
        return this.#value === "" ? "" : this.#value.trim() === "1" ? "true" : "false";
      case "e":
        this.#fault("failed-cell");
        return this.#value;
      case "d":
        return plainDate(this.#value.trim());
      case "str":
        return this.#value;
      default:
        return this.#numberText(this.#value.trim());
    }
  }

  #sharedText(): string {
    if (this.#value === "") return "";
    const text = this.#context.strings.at(Number(this.#value));
    if (text === undefined) throw new WorkbookError({ problem: "damaged-workbook" });
    return text;
  }

  #numberText(digits: string): string {
    if (digits === "") return "";
    const { dateStyles, countsFrom1904 } = this.#context;
    const value = Number(digits);
    if (dateStyles[this.#style] === true) return serialDate(value, countsFrom1904) ?? digits;
    if (!hasAllDigits(value)) this.#fault("rounded-text");
    return hasAllDigits(value) ? String(value) : digits;
  }

  #fault(problem: CellFault["problem"]): void {
    const address = addressOf(this.#column, this.#row);
    (this.#faults ??= new Map()).set(this.#column, { problem, address });
  }

  #merge(reference: string): void {
    const area = areaOf(reference);
    if (area !== null) this.merged.push({ ...area, reference });
  }
}

/** A spreadsheet keeps fifteen digits of a number; what had more may have lost the others. */
function hasAllDigits(value: number): boolean {
  return Math.abs(value) < 1e15;
}
