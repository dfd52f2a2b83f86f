import { inputError } from "../../runtime/input-error.ts";
import type { EntitySchema } from "../../runtime/schema.ts";
import type { RosterBatch, RosterRecord } from "./batch.ts";
import { type CsvRow, CsvRows } from "./csv-rows.ts";
import type { RosterProblem, Separator } from "./problem.ts";
import { tableColumns, TableReader } from "./table.ts";
import type { TextSource } from "./text-source.ts";

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

class CsvReader {
  readonly #schema: EntitySchema;
  readonly #rows = new CsvRows();
  #table: TableReader | null = null;
  #index = 0;

  constructor(schema: EntitySchema) {
    this.#schema = schema;
  }

  push(piece: string): Rows {
    const read = this.#read(this.#rows.push(piece));
    if (read.problems.length > 0 || !this.#rows.isTooLong) return read;
    return { ...read, problems: [{ problem: "row-too-long", line: this.#rows.line }] };
  }

  end(): Rows {
    const read = this.#read(this.#rows.end());
    const isEmpty = this.#table === null && read.problems.length === 0;
    return isEmpty ? { records: [], problems: [{ problem: "empty-file" }] } : read;
  }

  /** The first row that is not blank is the header, which may have problems, the others are records. */
  #read(rows: readonly CsvRow[]): Rows {
    const records: RosterRecord[] = [];
    for (const row of rows) {
      if (row.cells.every((cell) => cell === "")) continue;
      if (this.#table !== null) {
        records.push(this.#record(this.#table, row));
        continue;
      }
      const problems = this.#header(row);
      if (problems.length > 0) return { records, problems };
    }
    return { records, problems: [] };
  }

  #header({ cells, line, hasStrayQuote }: CsvRow): readonly RosterProblem[] {
    if (hasStrayQuote) return [{ problem: "unclosed-quote", line }];
    const separator = otherSeparator(cells);
    if (separator !== null) return [{ problem: "other-separator", separator }];
    const { columns, problems } = tableColumns(this.#schema, cells);
    this.#table = new TableReader(this.#schema, columns);
    return problems;
  }

  #record(table: TableReader, { cells, line, hasStrayQuote }: CsvRow): RosterRecord {
    const record = table.record(cells, this.#index++, line);
    if (!hasStrayQuote) return record;
    return { ...record, parsed: { ok: false, errors: [inputError("stray-quote", null, null, null)] } };
  }
}

/** What else than a comma seems to separate the columns of a header; null where nothing does. */
function otherSeparator(header: readonly string[]): Separator | null {
  return header.length > 1 ? null : ((/[;；，|\t]/.exec(header[0]!)?.[0] ?? null) as Separator | null);
}
