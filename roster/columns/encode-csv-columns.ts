import { Buffer } from "../buffer.ts";
import { blockLength } from "../../emit/columnar/form.ts";
import type { Field, Value } from "../../runtime/schema.ts";
import { rowState } from "../batch.ts";
import type { DecidedColumns, RosterResult } from "../encoder.ts";
import type { ColumnDecider } from "./column-decider.ts";
import { CellTexts } from "./cell-texts.ts";
import { DecisionTexts } from "./decision-texts.ts";

/** How the rows of a table are written that do not stand in columns, and the cells of those that do. */
export interface CsvForm {
  readonly hasKey: boolean;
  readonly row: (result: RosterResult) => string;
  readonly decisions: readonly { readonly field: Field; readonly write: (value: Value) => string }[];
}

const [comma, lineFeed] = [44, 10];

/** Writes rows of comma-separated values from columns, in bytes that are good until the next are written. */
export class CsvColumnsEncoder {
  readonly #form: CsvForm;
  readonly #texts = new CellTexts();
  readonly #columns: readonly DecisionTexts[];
  /** The numbers of the cells' texts, row by row. */
  readonly #cells: Int32Array;
  #bytes = Buffer.allocUnsafe(1 << 16);
  #at = 0;

  constructor(form: CsvForm, decider: ColumnDecider) {
    this.#form = form;
    this.#columns = form.decisions.map(({ field, write }) => new DecisionTexts(field, decider, write, this.#texts));
    this.#cells = new Int32Array(this.#columns.length * blockLength);
  }

  encode({ records, results }: DecidedColumns): Uint8Array {
    const { count, states } = records;
    if (this.#columns.some(({ isFull }) => isFull)) this.#forget();
    this.#columns.forEach((column, index) => column.find(count, states, this.#cells, index, this.#columns.length));
    this.#at = 0;
    for (let row = 0; row < count; row++) {
      if (states[row] === rowState.inColumns) this.#row(records, row);
      else if (states[row] === rowState.byItself) this.#text(this.#form.row(results.get(row)!));
    }
    return this.#bytes.subarray(0, this.#at);
  }

  #forget(): void {
    this.#texts.clear();
    for (const column of this.#columns) column.clear();
  }

  #row({ keys }: DecidedColumns["records"], row: number): void {
    const start = keys === null ? 0 : keys.start(row);
    const end = keys === null ? 0 : keys.end(row);
    const width = this.#columns.length;
    this.#makeRoom(end - start + width * this.#texts.longest + 2);
    const bytes = this.#bytes;
    let at = this.#at;
    for (let from = start; from < end; from++) bytes[at++] = keys!.bytes[from]!;
    if (this.#form.hasKey) bytes[at++] = comma;
    const cells = this.#cells;
    const { places, bytes: texts } = this.#texts;
    for (let cell = row * width, last = cell + width; cell < last; cell++) {
      const to = places[cells[cell]! + 1]!;
      for (let from = places[cells[cell]!]!; from < to; from++) bytes[at++] = texts[from]!;
    }
    bytes[at++] = lineFeed;
    this.#at = at;
  }

  #text(text: string): void {
    this.#makeRoom(Buffer.byteLength(text));
    this.#at += this.#bytes.write(text, this.#at);
  }

  #makeRoom(length: number): void {
    while (this.#at + length > this.#bytes.length) {
      this.#bytes = Buffer.concat([this.#bytes, Buffer.allocUnsafe(this.#bytes.length)]);
    }
  }
}
