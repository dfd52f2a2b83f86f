import Papa from "papaparse";
import { isBlank } from "./table.ts";
import { newlines } from "./text-decoding.ts";

/** A row of a table as text. */
export interface CsvRow {
  readonly cells: string[];
  /** The line it starts on, from 1. */
  readonly line: number;
  /** How many lines it takes; more than one where a cell holds line ends. */
  readonly lines: number;
  /** Whether its quotation marks are amiss: the cells are what could be made of its first line. */
  readonly hasStrayQuote: boolean;
}

/** A row is held in memory whole; a line longer than this has lost its line ends. */
const longestLine = 1024 * 1024;

/** A cell may hold line ends, but a row that goes on beyond this comes of a quotation mark that is never closed. */
const longestOpenRow = 64 * 1024;

/** What the library's parser gives for a stretch of text. */
interface ParsedRows {
  readonly data: readonly string[][];
  readonly errors: readonly { readonly code: "InvalidQuotes" | "MissingQuotes" }[];
  readonly meta: { readonly cursor: number };
}

/**
 * Splits comma-separated text into rows, piece by piece. A quotation mark that is amiss costs the line that it stands on:
 * the next line is a row of its own again. So every line of the text is in some row. Two marks that are amiss on
 * different lines read as one cell of all between them; where those lines look like rows, they are rows.
 */
export class CsvRows {
  /** Whether a line is longer than can be held; nothing more is read then. */
  isTooLong = false;
  #line = 1;
  #rest = "";
  #parser: Papa.Parser | null = null;
  #lineEnd: "\r" | "\n" = "\n";
  /** The first row that is not blank: a row over several lines counts as one only if it fits under it. */
  #first: FirstRow | null = null;

  /** The line on which the text that is not yet split begins. */
  get line(): number {
    return this.#line;
  }

  /** Passes over lines that were read elsewhere; none is begun here. */
  goTo(line: number): void {
    this.#line = line;
  }

  /** Gives up the row that is begun, for it is pushed again with what follows. */
  takeRest(): string {
    const rest = this.#rest;
    this.#rest = "";
    return rest;
  }

  /** The rows that a further piece completes. */
  push(piece: string): CsvRow[] {
    const rows = this.#read(this.#rest + piece, true);
    this.isTooLong = this.#rest.length > longestLine && !this.#rest.includes(this.#lineEnd);
    return rows;
  }

  /** The rows of what is left. */
  end(): CsvRow[] {
    return this.#read(this.#rest, false);
  }

  /** Reads the rows of a text; where the text goes on, the last may be cut short and is kept for later. */
  #read(text: string, goesOn: boolean): CsvRow[] {
    if (this.#parser === null || (this.#lineEnd === "\r" && text.includes("\n"))) {
      this.#lineEnd = lineEndOf(text);
      this.#parser = new Papa.Parser({ delimiter: ",", newline: this.#lineEnd });
    }
    if (this.#hasOtherLineEnds(text)) return this.#lineByLine(text, goesOn);
    const parsed = this.#parse(text, goesOn);
    const rest = goesOn ? text.slice(parsed.meta.cursor) : "";
    const isSound =
      parsed.errors.length === 0 && (!text.includes('"') || parsed.data.every((cells) => this.#isPlain(cells)));
    if (!isSound || rest.length > longestOpenRow) return this.#lineByLine(text, goesOn);
    this.#rest = rest;
    parsed.data.forEach((cells) => this.#noteFirst(cells));
    return parsed.data.map((cells) => this.#row(cells, 1, false));
  }

  /** Whether no cell holds a quotation mark or a line end: then the row is one line, and none of its marks is amiss. */
  #isPlain(cells: readonly string[]): boolean {
    const text = cells.join(",");
    return !/["\n\r]/u.test(this.#lineEnd === "\n" && text.endsWith("\r") ? text.slice(0, -1) : text);
  }

  #noteFirst(cells: readonly string[]): void {
    if (this.#first === null && !cells.every(isBlank)) this.#first = new FirstRow(cells);
  }

  #parse(text: string, goesOn: boolean): ParsedRows {
    return this.#parser!.parse(text, 0, goesOn) as ParsedRows;
  }

  /** One row; a carriage return at its end belongs to the line end, and would stand behind a closing quotation mark. */
  #parseRow(text: string): ParsedRows {
    return this.#parse(text.endsWith("\r") ? text.slice(0, -1) : text, false);
  }

  /** Whether a carriage return stands alone, as in files that were joined: it ends a line there too. */
  #hasOtherLineEnds(text: string): boolean {
    return this.#lineEnd === "\n" && text.includes("\r") && /\r[^\n]/.test(text);
  }

  #row(cells: string[], lines: number, hasStrayQuote: boolean): CsvRow {
    const row = { cells: withoutCarriageReturn(cells), line: this.#line, lines, hasStrayQuote };
    this.#line += lines;
    return row;
  }

  #lineByLine(text: string, goesOn: boolean): CsvRow[] {
    const rows: CsvRow[] = [];
    let at = 0;
    while (at < text.length) {
      const end = this.#rowEnd(text, at, goesOn);
      if (end === null) break;
      const lineEnd = this.#endOfLine(text, at);
      const cells = this.#parseRow(text.slice(at, end.at)).data[0] ?? [""];
      this.#noteFirst(cells);
      rows.push(this.#row(cells, 1 + this.#lineEndsIn(text.slice(lineEnd, end.at)), end.isStray));
      at = end.at + 1;
    }
    this.#rest = text.slice(at);
    return rows;
  }

  /** Where the row that begins at a place ends; null where that is not known before the text goes on. */
  #rowEnd(text: string, at: number, goesOn: boolean): { readonly at: number; readonly isStray: boolean } | null {
    const firstEnd = this.#endOfLine(text, at);
    const stray = { at: firstEnd, isStray: true };
    const mayGoOn = goesOn && text.length - at <= longestOpenRow;
    if (goesOn && firstEnd === text.length) return null;
    let end = firstEnd;
    for (;;) {
      const { data, errors } = this.#parseRow(text.slice(at, end));
      if (errors.length === 0) {
        const isRow =
          end === firstEnd ? hasPairedQuotes(text.slice(at, end)) : this.#isOneRow(data, text.slice(at, end));
        return isRow ? { at: end, isStray: false } : stray;
      }
      if (errors.some(({ code }) => code === "InvalidQuotes")) return stray;
      // Only another quotation mark can close the one that is open.
      const closing = text.indexOf('"', end);
      if (closing === -1) return mayGoOn ? null : stray;
      if (closing - at > longestOpenRow) return stray;
      end = this.#endOfLine(text, closing);
      if (end === text.length && mayGoOn) return null;
    }
  }

  /**
   * Whether what reads as a row over several lines is one. It is not where it has another number of cells than the first
   * row, nor where rows stand in it: lines that by themselves have as many, not counting what an opening line may lack.
   */
  #isOneRow([cells, ...others]: readonly (readonly string[])[], text: string): boolean {
    if (cells === undefined || others.length > 0) return false;
    const like = this.#first ?? new FirstRow(cells);
    if (!like.isLike(cells)) return false;
    const lines = text.replace(/\r$/u, "").split(this.#lineEnd === "\r" ? "\r" : /\r?\n|\r/u);
    const looksLikeRow = (line: string): boolean =>
      /[^\s,"]/u.test(line) && (like.isLike(line.split(",")) || like.isLike(this.#parseRow(line).data[0] ?? []));
    if (lines.slice(1, -1).some(looksLikeRow)) return false;
    return !(looksLikeRow(lines.at(-1)!) && (looksLikeRow(lines[0]!) || lines[0]!.split(",").length > like.width));
  }

  /** The place of the line end at or behind a place, or the end of the text. */
  #endOfLine(text: string, at: number): number {
    if (this.#lineEnd === "\r") return text.indexOf("\r", at) === -1 ? text.length : text.indexOf("\r", at);
    // What follows a carriage return at the end of the text is not known yet.
    const lineEnd = /\n|\r(?=[^\n])/g;
    lineEnd.lastIndex = at;
    return lineEnd.exec(text)?.index ?? text.length;
  }

  #lineEndsIn(text: string): number {
    return this.#lineEnd === "\r" ? newlines(text, "\r") : (text.match(/\n|\r(?=[^\n])/g)?.length ?? 0);
  }
}

/** How many cells the rows of a table have, by the first: empty ones behind the others do not count. */
class FirstRow {
  readonly #length: number;
  /** The cells up to the last that is not blank. */
  readonly width: number;

  constructor(cells: readonly string[]) {
    this.#length = cells.length;
    this.width = 1 + cells.findLastIndex((cell) => !isBlank(cell));
  }

  isLike(cells: readonly string[]): boolean {
    return cells.length >= this.width && cells.slice(this.#length).every(isBlank);
  }
}

/** Within one line a mark without another is amiss, also where a cell goes on after it. */
function hasPairedQuotes(line: string): boolean {
  return line.split('"').length % 2 === 1;
}

/** Some old spreadsheets end lines with a carriage return alone; where a line feed stands too, either ends a line. */
function lineEndOf(text: string): "\r" | "\n" {
  return !text.includes("\n") && /\r[^]/.test(text) ? "\r" : "\n";
}

function withoutCarriageReturn(cells: string[]): string[] {
  const last = cells.length - 1;
  if (cells[last]!.endsWith("\r")) cells[last] = cells[last]!.slice(0, -1);
  return cells;
}
