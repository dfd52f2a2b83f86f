import { Buffer } from "../buffer.ts";
import { type EntitySchema, type FactField, keyField } from "../../runtime/schema.ts";
import { type ColumnRecords, type RosterBatch, type RosterRecord, rowState } from "../batch.ts";
import { CsvReader } from "../read-csv.ts";
import type { TableHeader, TableOptions } from "../table.ts";
import type { TextSource } from "../text-source.ts";
import { CellGrid } from "./cell-grid.ts";
import {
  BlankColumn,
  factColumn,
  fillWithDefault,
  type GridColumn,
  type InputVectors,
  KeyColumn,
} from "./fact-column.ts";

/**
 * Reads comma-separated values as `readCsv` does, but the rows that are plain into vectors. All others, what stands above
 * them, and whatever is amiss are read by the same reader as ever.
 */
export async function* readCsvColumns(
  source: TextSource,
  schema: EntitySchema,
  options: TableOptions,
  vectors: InputVectors,
): AsyncGenerator<RosterBatch> {
  const reader = new CsvColumnsReader(schema, options, vectors);
  for await (const piece of source.utf8Pieces()) {
    for (const read of reader.push(piece)) {
      yield { ...read, bytesRead: source.bytesRead };
      if (read.problems.length > 0) return;
    }
  }
  if (source.problem !== null) return;
  for (const read of reader.end()) yield { ...read, bytesRead: source.bytesRead };
}

type Read = Omit<RosterBatch, "bytesRead">;

const [lineFeed, carriageReturn] = [10, 13];
const nothing = Buffer.alloc(0);

/** A line that is longer is no plain row. */
const longestLine = 64 * 1024;

class CsvColumnsReader {
  readonly #schema: EntitySchema;
  readonly #vectors: InputVectors;
  readonly #reader: CsvReader;
  #rows: GridRows | null = null;
  /** Bytes of a line that goes on in the next piece. */
  #rest: Buffer = nothing;
  #room: Buffer = nothing;

  constructor(schema: EntitySchema, options: TableOptions, vectors: InputVectors) {
    this.#schema = schema;
    this.#vectors = vectors;
    this.#reader = new CsvReader(schema, options);
  }

  *push(piece: Buffer): Generator<Read> {
    let bytes = this.#withRest(piece);
    while (bytes.length > 0 && !isPartOfLine(bytes)) {
      if (this.#rows === null) {
        // The header is read by itself, for what stands below it is read otherwise.
        const end = bytes.indexOf(lineFeed) + 1 || bytes.length;
        yield this.#reader.push(bytes.toString("utf8", 0, end));
        bytes = this.#begun(bytes.subarray(end));
        continue;
      }
      const end = this.#rows.fill(bytes);
      if (end > 0) yield this.#rows.read();
      bytes = bytes.subarray(end);
      if (!this.#rows.isStopped) continue;
      yield this.#reader.push(bytes.toString());
      bytes = Buffer.from(this.#reader.takeRest());
      break;
    }
    this.#rest = bytes;
  }

  /** A piece behind what was left of those before, in room that is used again. */
  #withRest(piece: Buffer): Buffer {
    const rest = this.#rest;
    if (rest.length === 0) return piece;
    const length = rest.length + piece.length;
    if (this.#room.length < length) this.#room = Buffer.allocUnsafeSlow(2 * length);
    rest.copy(this.#room);
    piece.copy(this.#room, rest.length);
    return this.#room.subarray(0, length);
  }

  *end(): Generator<Read> {
    yield this.#reader.push(this.#rest.toString());
    yield this.#reader.end();
  }

  /** The bytes behind the header, where that is read: some may have been taken with it. */
  #begun(bytes: Buffer): Buffer {
    const { header } = this.#reader;
    if (header === null || header.problems.length > 0) return bytes;
    this.#rows = new GridRows(this.#schema, this.#vectors, header, this.#reader);
    return Buffer.concat([Buffer.from(this.#reader.takeRest()), bytes]);
  }
}

/** Whether bytes are the beginning of one line, which goes on in the next piece. */
function isPartOfLine(bytes: Buffer): boolean {
  return bytes.length <= longestLine && !bytes.includes(lineFeed) && !bytes.subarray(0, -1).includes(carriageReturn);
}

/** The rows of a table whose columns are known. */
class GridRows {
  readonly #reader: CsvReader;
  readonly #grid: CellGrid;
  readonly #vectors: InputVectors;
  readonly #columns: readonly GridColumn[];
  /** Facts that no column gives. */
  readonly #leftOut: readonly FactField[];
  readonly #keyColumn: number;
  readonly #records = new Map<number, RosterRecord>();
  /** The number of the first row's record, from 0. */
  #first = 0;

  constructor(schema: EntitySchema, vectors: InputVectors, header: TableHeader<FactField>, reader: CsvReader) {
    this.#reader = reader;
    this.#grid = new CellGrid(header.columns.length);
    const key = keyField(schema);
    this.#keyColumn = key === null ? -1 : header.columns.indexOf(key);
    this.#vectors = vectors;
    this.#leftOut = schema.facts.filter((fact) => !header.columns.includes(fact));
    this.#columns = [
      ...header.columns.flatMap((fact, index) => (fact === null ? [] : [factColumn(fact, index, vectors)])),
      ...header.unnamed.map((index) => new BlankColumn(index)),
      ...(this.#keyColumn < 0 ? [] : [new KeyColumn(this.#keyColumn, key!.required)]),
    ];
  }
  /** Whether the line behind the rows is none. */
  get isStopped(): boolean {
    return this.#grid.isStopped;
  }

  /** Takes the rows at the beginning of some bytes; gives the place behind them. */
  fill(bytes: Buffer): number {
    return this.#grid.fill(bytes, this.#reader.line);
  }

  /** Reads the rows: by columns, and where that does not do, by itself. */
  read(): Read {
    const { count, states } = this.#grid;
    this.#vectors.texts.forgetOthers();
    for (const fact of this.#leftOut) fillWithDefault(fact, this.#vectors);
    for (const column of this.#columns) column.read(this.#grid);
    this.#records.clear();
    this.#first = this.#reader.count;
    let index = this.#first;
    for (let row = 0; row < count; row++) {
      if (states[row] === rowState.byItself) {
        const { records, problems } = this.#readAlone(row, index);
        if (problems.length > 0) return { columns: this.#columnRecords(row), records: [], problems };
        if (records.length === 0) states[row] = rowState.blank;
        else this.#records.set(row, records[0]!);
      }
      if (states[row] !== rowState.blank) index++;
    }
    this.#reader.goTo(this.#grid.nextLine, index);
    return { columns: this.#columnRecords(count), records: [], problems: [] };
  }

  #readAlone(row: number, index: number): Read {
    const { line, count } = this.#reader;
    this.#reader.goTo(this.#grid.lines[row]!, index);
    const read = this.#reader.push(this.#grid.lineText(row));
    this.#reader.goTo(line, count);
    return read;
  }

  #columnRecords(count: number): ColumnRecords {
    const { bytes, width, starts, ends, states, lines } = this.#grid;
    const key = this.#keyColumn;
    return {
      count,
      states,
      lines,
      keys:
        key < 0 ? null : { bytes, start: (row) => starts[row * width + key]!, end: (row) => ends[row * width + key]! },
      recordAt: (row) => this.#records.get(row) ?? this.#readAlone(row, this.#indexOf(row)).records[0]!,
    };
  }

  /** The number of a row's record, from 0. */
  #indexOf(row: number): number {
    const blank = this.#grid.states.subarray(0, row).filter((state) => state === rowState.blank);
    return this.#first + row - blank.length;
  }
}
