import type { EntitySchema, FactField } from "../../runtime/schema.ts";
import type { RosterBatch, UnknownColumn } from "../batch.ts";
import { HeadedTable, type GivenRow } from "../headed-table.ts";
import { fileProblem, type RosterProblem, UnreadableRoster } from "../problem.ts";
import { factColumns, type TableOptions, TableReader } from "../table.ts";
import { addressOf } from "./address.ts";
import type { Archive } from "./archive.ts";
import { chooseSheet } from "./choose-sheet.ts";
import { readParts } from "./parts.ts";
import { type Merged, type SheetRow, SheetRows } from "./sheet-rows.ts";
import { readSharedStrings } from "./shared-strings.ts";
import { readDateStyles } from "./styles.ts";
import { WorkbookError } from "./workbook-error.ts";
import { XmlReader } from "./xml.ts";

/**
 * Reads a sheet of a workbook, a row a record. Of the sheet only a piece is in memory at a time; the texts that cells share are
 * held whole.
 */
export async function* readWorkbook(
  open: () => Promise<Archive>,
  schema: EntitySchema,
  options: TableOptions,
): AsyncGenerator<RosterBatch> {
  let archive: Archive | null = null;
  try {
    archive = await open();
    yield* new WorkbookReader(archive, schema, options).batches(archive.size);
  } catch (error) {
    yield { records: [], problems: [problemOf(error)], bytesRead: 0 };
  } finally {
    archive?.close();
  }
}

/** What a failure says of the file; a failure of the program is handed on. */
function problemOf(error: unknown): RosterProblem {
  if (error instanceof WorkbookError) return error.problem;
  if (error instanceof UnreadableRoster || (error as NodeJS.ErrnoException).syscall !== undefined)
    return fileProblem(error);
  throw error;
}

class WorkbookReader {
  readonly #archive: Archive;
  readonly #schema: EntitySchema;
  readonly #options: TableOptions;
  readonly #table: HeadedTable<FactField>;
  #reader: TableReader | null = null;
  #index = 0;

  constructor(archive: Archive, schema: EntitySchema, options: TableOptions) {
    this.#archive = archive;
    this.#schema = schema;
    this.#options = options;
    this.#table = new HeadedTable(factColumns(schema), options, "sparse");
  }

  /** The size is that of the whole file, of which the batches tell how much is read. */
  async *batches(size: number): AsyncGenerator<RosterBatch> {
    const parts = await readParts(this.#archive);
    const { part } = await chooseSheet(this.#archive, parts.sheets, this.#options.sheet);
    const rows = new SheetRows({
      strings: await readSharedStrings(this.#archive, parts.sharedStrings),
      dateStyles: await readDateStyles(this.#archive, parts.styles),
      countsFrom1904: parts.countsFrom1904,
    });
    const xml = new XmlReader(rows);
    const whole = this.#archive.sizeOf(part);
    let read = 0;
    let wrong: readonly RosterProblem[] = [];
    // The last piece of a sheet tells whether its cells are merged; a small sheet is one piece, of which nothing is decided then.
    let held: RosterBatch | null = null;
    for await (const chunk of this.#archive.read(part)) {
      xml.push(chunk);
      read += chunk.length;
      const taken = rows.take();
      // Why a name is missing is only known at the end of the sheet, where its merged cells are listed.
      if (wrong.length > 0) continue;
      const { problems, ...batch } = this.#batch(taken);
      wrong = problems;
      if (held !== null) yield held;
      held = { ...batch, problems: [], bytesRead: Math.floor((size * read) / whole) };
    }
    xml.end();
    yield { ...(held ?? { records: [] }), problems: this.#problemsAtEnd(wrong, rows.merged), bytesRead: size };
  }

  #batch(rows: readonly SheetRow[]): Omit<RosterBatch, "bytesRead"> {
    const { rows: read, problems } = this.#table.read(rows.map(givenRow));
    const ignored = this.#begin();
    const formula = problems.length === 0 ? this.#formulaIn(rows) : null;
    const sound = formula === null ? read : read.filter(({ line }) => line! < formula.row);
    return {
      records: sound.map((row) => this.#reader!.record(row, this.#index++)),
      problems: formula === null ? problems : [formula.problem],
      ignored,
    };
  }

  /** Makes the reader once the header is there, and says which columns are passed over. */
  #begin(): readonly UnknownColumn[] {
    const { header } = this.#table;
    if (this.#reader !== null || header === null) return [];
    this.#reader = new TableReader(this.#schema, header.columns, "plain");
    return header.ignored;
  }

  /** The first formula in the header or in a column that is read. */
  #formulaIn(rows: readonly SheetRow[]): { readonly row: number; readonly problem: RosterProblem } | null {
    for (const { number, formulas } of rows) {
      for (const [column, formula] of formulas ?? []) {
        if (!this.#isRead(column) && number !== this.#table.headerLine) continue;
        return { row: number, problem: { problem: "formula-cell", address: addressOf(column, number), formula } };
      }
    }
    return null;
  }

  #isRead(column: number): boolean {
    return (this.#table.header?.columns[column] ?? null) !== null;
  }

  #problemsAtEnd(wrong: readonly RosterProblem[], merged: readonly Merged[]): readonly RosterProblem[] {
    const { headerLine } = this.#table;
    const ofHeader = merged.find(({ top, bottom }) => top <= headerLine && headerLine <= bottom);
    if (ofHeader !== undefined) return [{ problem: "merged-header", address: ofHeader.reference }];
    if (wrong.length > 0) return wrong;
    const below = merged.find((area) => area.top > headerLine && this.#takesRead(area));
    if (below !== undefined) return [{ problem: "merged-cells", address: below.reference }];
    return this.#table.end();
  }

  /** Whether merged cells take in some of a column that is read. */
  #takesRead({ left, right }: Merged): boolean {
    const { columns } = this.#table.header ?? { columns: [] };
    return columns.some((column, at) => column !== null && left <= at && at <= right);
  }
}

function givenRow({ cells, number, faults }: SheetRow): GivenRow {
  return { cells, line: number, lines: 1, hasStrayQuote: false, faults };
}
