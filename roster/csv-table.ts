import type { Member } from "../runtime/schema.ts";
import { CsvRows } from "./csv-rows.ts";
import { HeadedTable, type TableRows } from "./headed-table.ts";
import type { Separator } from "./problem.ts";
import type { ColumnNames, TableHeader, TableOptions } from "./table.ts";

/** A table in comma-separated values, piece by piece. */
export class CsvTable<C extends Member> {
  readonly #table: HeadedTable<C>;
  readonly #rows = new CsvRows();

  constructor(names: ColumnNames<C>, options: TableOptions = {}) {
    this.#table = new HeadedTable(names, options, "full");
  }

  /** The header, once it is read. */
  get header(): TableHeader<C> | null {
    return this.#table.header;
  }

  /** The line on which the text that is not yet read begins. */
  get line(): number {
    return this.#rows.line;
  }

  /** Passes over lines that were read elsewhere. */
  goTo(line: number): void {
    this.#rows.goTo(line);
  }

  /** Gives up the row that is begun, for it is pushed again with what follows. */
  takeRest(): string {
    return this.#rows.takeRest();
  }

  push(piece: string): TableRows {
    const read = this.#checked(this.#table.read(this.#rows.push(piece)));
    if (read.problems.length > 0 || !this.#rows.isTooLong) return read;
    return { ...read, problems: [{ problem: "row-too-long", line: this.#rows.line }] };
  }

  end(): TableRows {
    const read = this.#table.read(this.#rows.end());
    return this.#checked(read.problems.length > 0 ? read : { ...read, problems: this.#table.end() });
  }

  /** Where no header was found, the columns may be separated by something else: that is then the one mistake. */
  #checked(read: TableRows): TableRows {
    const isUnlike = read.problems.some(({ problem }) => problem === "unknown-column");
    const separator = isUnlike ? otherSeparator(this.#table.unlikeHeader) : null;
    return separator === null ? read : { ...read, problems: [{ problem: "other-separator", separator }] };
  }
}

/** What else than a comma seems to separate the columns of a header; null where nothing does. */
function otherSeparator(header: readonly string[] | null): Separator | null {
  if (header === null || header.length > 1) return null;
  return (/[;；，|\t]/.exec(header[0]!)?.[0] ?? null) as Separator | null;
}
