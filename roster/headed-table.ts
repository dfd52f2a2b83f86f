import { inputError } from "../runtime/input-error.ts";
import type { Member } from "../runtime/schema.ts";
import type { RosterProblem } from "./problem.ts";
import { type ColumnNames, isBlank, type RowForm, TableHeader, type TableOptions, type TableRow } from "./table.ts";

/** The rows that came with a piece of a table, and what is wrong with the table itself. */
export interface TableRows {
  readonly rows: readonly TableRow[];
  readonly problems: readonly RosterProblem[];
}

/** A row whose place in the table, header or below, is not known yet. */
export interface GivenRow {
  readonly cells: readonly string[];
  /** The line it starts on, from 1. */
  readonly line: number;
  readonly lines: number;
  /** Whether its quotation marks are amiss. */
  readonly hasStrayQuote: boolean;
  readonly faults?: TableRow["faults"];
}

/** Offices put as many rows of a title above a header. */
const mostTitleRows = 5;

/** A table, some rows at a time: a header and what stands below. Blank rows do not count. */
export class HeadedTable<C extends Member> {
  /** The header, once it is read. */
  header: TableHeader<C> | null = null;
  /** The line of the header; zero before it is read. */
  headerLine = 0;
  readonly #names: ColumnNames<C>;
  readonly #options: TableOptions;
  readonly #form: RowForm;
  /** Rows that name no column: a header with nothing but mistakes, or a title above it. */
  readonly #above: GivenRow[] = [];

  constructor(names: ColumnNames<C>, options: TableOptions, form: RowForm) {
    this.#names = names;
    this.#options = options;
    this.#form = form;
  }

  /** The first row that names no column where no header was found; null where there is none. */
  get unlikeHeader(): readonly string[] | null {
    return this.header === null ? (this.#above[0]?.cells ?? null) : null;
  }

  /** Takes the next rows; stops at the first mistake that is one of the table. */
  read(rows: readonly GivenRow[]): TableRows {
    const read: TableRow[] = [];
    for (const row of rows) {
      if (row.cells.every(isBlank)) continue;
      const problems = this.header === null ? this.#readHeader(row) : this.#readRow(this.header, row, read);
      if (problems.length > 0) return { rows: read, problems };
    }
    return { rows: read, problems: [] };
  }

  /** What is wrong where the table ends here. */
  end(): readonly RosterProblem[] {
    if (this.header !== null) return [];
    const [first] = this.#above;
    return first === undefined ? [{ problem: "empty-file" }] : this.#headerProblems(first);
  }

  #readHeader(row: GivenRow): readonly RosterProblem[] {
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
    this.headerLine = line;
    return header.problems;
  }

  #headerProblems({ cells }: GivenRow): readonly RosterProblem[] {
    return new TableHeader(this.#names, cells, this.#options).problems;
  }

  /** What is wrong with one row costs that row; a value in a column without a name is a mistake of the header. */
  #readRow(
    header: TableHeader<C>,
    { cells, line, lines, hasStrayQuote, faults = null }: GivenRow,
    read: TableRow[],
  ): readonly RosterProblem[] {
    const problem = hasStrayQuote ? inputError("stray-quote", null, null, null) : header.misfit(cells, this.#form);
    const number = problem === null ? header.unnamedIn(cells) : null;
    if (number !== null) return [{ problem: "unnamed-column", number, line }];
    read.push({ cells, line, lines, faults, problem });
    return [];
  }
}

function titleOf({ cells }: GivenRow): string {
  return cells.filter((cell) => !isBlank(cell)).join(" ");
}
