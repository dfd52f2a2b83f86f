import Papa from "papaparse";
import { inputError } from "../../runtime/input-error.ts";
import type { EntitySchema } from "../../runtime/schema.ts";
import type { RosterBatch, RosterRecord } from "./batch.ts";
import type { RosterProblem, Separator } from "./problem.ts";
import { tableColumns, TableReader } from "./table.ts";
import { newlines, type TextSource } from "./text-source.ts";

/** A row is held in memory whole; a longer one comes of a quotation mark that is never closed. */
const longestRow = 1024 * 1024;

/** Reads comma-separated values with a header row; blank lines do not count. */
export async function* readCsv(source: TextSource, schema: EntitySchema): AsyncGenerator<RosterBatch> {
  const reader = new CsvReader(schema);
  for await (const piece of source.pieces()) {
    const batch = { ...reader.push(piece), bytesRead: source.bytesRead };
    yield batch;
    if (batch.problems.length > 0) return;
  }
  if (source.problem === null) yield { ...reader.end(), bytesRead: source.bytesRead };
}

type Rows = Omit<RosterBatch, "bytesRead">;

/** What the library's parser gives for a stretch of text: rows, and those in which quotation marks are amiss. */
interface ParsedRows {
  readonly data: readonly string[][];
  readonly errors: readonly { readonly code: "InvalidQuotes" | "MissingQuotes"; readonly row: number }[];
  readonly meta: { readonly cursor: number };
}

class CsvReader {
  readonly #schema: EntitySchema;
  #parser: Papa.Parser | null = null;
  #table: TableReader | null = null;
  #rest = "";
  #line = 1;
  #index = 0;

  constructor(schema: EntitySchema) {
    this.#schema = schema;
  }

  push(piece: string): Rows {
    const text = this.#rest + piece;
    const rows = this.#read(text, true);
    if (this.#rest.length <= longestRow || rows.problems.length > 0) return rows;
    const problem = this.#rest.includes('"') ? "unclosed-quote" : "row-too-long";
    return { ...rows, problems: [{ problem, line: this.#line }] };
  }

  end(): Rows {
    const rows = this.#read(this.#rest, false);
    const isEmpty = this.#table === null && rows.problems.length === 0;
    return isEmpty ? { records: [], problems: [{ problem: "empty-file" }] } : rows;
  }

  /** Reads the rows of a text; where the text goes on, the last may be cut short and is kept for later. */
  #read(text: string, goesOn: boolean): Rows {
    this.#parser ??= new Papa.Parser({ delimiter: ",", newline: lineEnd(text) });
    const { data, errors, meta } = this.#parser.parse(text, 0, goesOn) as ParsedRows;
    this.#rest = goesOn ? text.slice(meta.cursor) : "";
    const strayQuotes = new Set(errors.map(({ row }) => row));
    const unclosed = errors.find(({ code }) => code === "MissingQuotes")?.row;
    const mayHoldLines = text.includes('"');
    const records: RosterRecord[] = [];
    for (let row = 0; row < data.length; row++) {
      const cells = data[row]!;
      if (row === unclosed) return { records, problems: [{ problem: "unclosed-quote", line: this.#line }] };
      const problems = this.#row(cells, strayQuotes.has(row), records);
      if (problems.length > 0) return { records, problems };
      this.#line += mayHoldLines ? 1 + newlinesIn(cells) : 1;
    }
    return { records, problems: [] };
  }

  /** Takes a row: the first that is not blank is the header, which may have problems, the others are records. */
  #row(cells: string[], hasStrayQuote: boolean, records: RosterRecord[]): readonly RosterProblem[] {
    dropCarriageReturn(cells);
    if (cells.every((cell) => cell === "")) return [];
    if (this.#table === null) {
      const separator = otherSeparator(cells);
      if (separator !== null) return [{ problem: "other-separator", separator }];
      const { columns, problems } = tableColumns(this.#schema, cells);
      this.#table = new TableReader(this.#schema, columns);
      return problems;
    }
    const record = this.#table.record(cells, this.#index++, this.#line);
    records.push(hasStrayQuote ? withStrayQuote(record) : record);
    return [];
  }
}

/** What else than a comma seems to separate the columns of a header; null where nothing does. */
function otherSeparator(header: readonly string[]): Separator | null {
  return header.length > 1 ? null : ((/[;；，|\t]/.exec(header[0]!)?.[0] ?? null) as Separator | null);
}

function withStrayQuote(record: RosterRecord): RosterRecord {
  return { ...record, parsed: { ok: false, errors: [inputError("stray-quote", null, null, null)] } };
}

/** Some old spreadsheets end lines with a carriage return alone. */
function lineEnd(text: string): "\r" | "\n" {
  return !text.includes("\n") && /\r[^]/.test(text) ? "\r" : "\n";
}

function dropCarriageReturn(cells: string[]): void {
  const last = cells.length - 1;
  if (cells[last]!.endsWith("\r")) cells[last] = cells[last]!.slice(0, -1);
}

function newlinesIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + newlines(cell), 0);
}
