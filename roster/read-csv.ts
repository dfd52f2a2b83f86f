import type { EntitySchema, FactField } from "../runtime/schema.ts";
import type { RosterBatch, UnknownColumn } from "./batch.ts";
import { CsvTable } from "./csv-table.ts";
import type { TableRows } from "./headed-table.ts";
import { factColumns, type TableHeader, type TableOptions, TableReader } from "./table.ts";
import type { TextSource } from "./text-source.ts";

/** Reads comma-separated values with a header row. */
export async function* readCsv(
  source: TextSource,
  schema: EntitySchema,
  options: TableOptions,
): AsyncGenerator<RosterBatch> {
  const reader = new CsvReader(schema, options);
  for await (const piece of source.pieces()) {
    const batch = { ...reader.push(piece), bytesRead: source.bytesRead };
    yield batch;
    if (batch.problems.length > 0) return;
  }
  if (source.problem === null) yield { ...reader.end(), bytesRead: source.bytesRead };
}

type Rows = Omit<RosterBatch, "bytesRead">;

/** Reads the records of comma-separated text, piece by piece. */
export class CsvReader {
  readonly #schema: EntitySchema;
  readonly #table: CsvTable<FactField>;
  #reader: TableReader | null = null;
  #index = 0;

  constructor(schema: EntitySchema, options: TableOptions) {
    this.#schema = schema;
    this.#table = new CsvTable(factColumns(schema), options);
  }

  /** The header, once it is read. */
  get header(): TableHeader<FactField> | null {
    return this.#table.header;
  }

  /** How many records have been read. */
  get count(): number {
    return this.#index;
  }

  /** The line on which the text that is not yet read begins. */
  get line(): number {
    return this.#table.line;
  }

  /** Goes on behind lines, and the records on them, that were read elsewhere. */
  goTo(line: number, count: number): void {
    this.#table.goTo(line);
    this.#index = count;
  }

  /** Gives up the row that is begun, for it is pushed again with what follows. */
  takeRest(): string {
    return this.#table.takeRest();
  }

  push(piece: string): Rows {
    return this.#records(this.#table.push(piece));
  }

  end(): Rows {
    return this.#records(this.#table.end());
  }

  #records({ rows, problems }: TableRows): Rows {
    const ignored = this.#begin();
    return { records: rows.map((row) => this.#reader!.record(row, this.#index++)), problems, ignored };
  }

  /** Makes the reader once the header is there, and says which columns are passed over. */
  #begin(): readonly UnknownColumn[] {
    const { header } = this.#table;
    if (this.#reader !== null || header === null) return [];
    this.#reader = new TableReader(this.#schema, header.columns, "guarded");
    return header.ignored;
  }
}
