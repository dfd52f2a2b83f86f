import { inputError } from "../../runtime/input-error.ts";
import type { Member } from "../../runtime/schema.ts";
import { type CsvRow, CsvRows } from "./csv-rows.ts";
import type { RosterProblem, Separator } from "./problem.ts";
import { type ColumnNames, isBlank, TableHeader, type TableOptions, type TableRow } from "./table.ts";

/** The rows that came with a piece of text, and what is wrong with the table itself. */
export interface TableRows {
  readonly rows: readonly TableRow[];
  readonly problems: readonly RosterProblem[];
}

/** Offices put as many rows of a title above a header. */
const mostTitleRows = 5;

/** A table in comma-separated values, piece by piece: a header and rows. Blank rows do not count. */
export class CsvTable<C extends Member> {
  /** The header, once it is read. */
  header: TableHeader<C> | null = null;
  readonly #names: ColumnNames<C>;
  readonly #options: TableOptions;
  readonly #rows = new CsvRows();
  /** Rows that name no column: a header with nothing but mistakes, or a title above it. */
  readonly #above: CsvRow[] = [];

  constructor(names: ColumnNames<C>, options: TableOptions = {}) {
    this.#names = names;
    this.#options = options;
  }

  push(piece: string): TableRows {
    const read = this.#read(this.#rows.push(piece));
    if (read.problems.length > 0 || !this.#rows.isTooLong) return read;
    return { ...read, problems: [{ problem: "row-too-long", line: this.#rows.line }] };
  }

  end(): TableRows {
    const read = this.#read(this.#rows.end());
    if (this.header !== null || read.problems.length > 0) return read;
    const [first] = this.#above;
    return { rows: [], problems: first === undefined ? [{ problem: "empty-file" }] : this.#headerProblems(first) };
  }

  #read(rows: readonly CsvRow[]): TableRows {
    const read: TableRow[] = [];
    for (const row of rows) {
      if (row.cells.every(isBlank)) continue;
      const problems = this.header === null ? this.#readHeader(row) : this.#readRow(this.header, row, read);
      if (problems.length > 0) return { rows: read, problems };
    }
    return { rows: read, problems: [] };
  }

  #readHeader(row: CsvRow): readonly RosterProblem[] {
    const { cells, line, hasStrayQuote } = row;
    if (hasStrayQuote) return [{ problem: "unclosed-quote", line }];
    const header = new TableHeader(this.#names, cells, this.#options);
    const [title] = this.#above;
    if (!header.namesAny) {
      this.#above.push(row);
      return this.#above.length > mostTitleRows ? this.#headerProblems(title!) : [];
    }
    if (title !== undefined) return [{ problem: "title-row", line: title.line, title: titleOf(title), header: line }];
    this.header = header;
    return header.problems;
  }

  #headerProblems({ cells }: CsvRow): readonly RosterProblem[] {
    const separator = otherSeparator(cells);
    if (separator !== null) return [{ problem: "other-separator", separator }];
    return new TableHeader(this.#names, cells, this.#options).problems;
  }

  /** What is wrong with one row costs that row; a value in a column without a name is a mistake of the header. */
  #readRow(
    header: TableHeader<C>,
    { cells, line, lines, hasStrayQuote }: CsvRow,
    read: TableRow[],
  ): readonly RosterProblem[] {
    const problem = hasStrayQuote ? inputError("stray-quote", null, null, null) : header.misfit(cells);
    const number = problem === null ? header.unnamedIn(cells) : null;
    if (number !== null) return [{ problem: "unnamed-column", number, line }];
    read.push({ cells, line, lines, problem });
    return [];
  }
}

function titleOf({ cells }: CsvRow): string {
  return cells.filter((cell) => !isBlank(cell)).join(" ");
}

/** What else than a comma seems to separate the columns of a header; null where nothing does. */
function otherSeparator(header: readonly string[]): Separator | null {
  return header.length > 1 ? null : ((/[;；，|\t]/.exec(header[0]!)?.[0] ?? null) as Separator | null);
}
