/** The columns of a table that are facts: their cells are read into vectors, and what is not plain marks its row. */
import type { TextCodes } from "../../emit/columnar/text-codes.ts";
import { blockLength, type VectorLayout } from "../../emit/columnar/form.ts";
import type { Vector } from "../../emit/columnar/vectors.ts";
import { existingDay } from "../../runtime/date.ts";
import { inRange, type Range } from "../../runtime/range.ts";
import type { FactField, Value } from "../../runtime/schema.ts";
import { rowState } from "../batch.ts";
import { type Column, columnOf, isBlank } from "../table.ts";
import { ByteIndex, mostKept } from "./byte-index.ts";
import type { CellGrid } from "./cell-grid.ts";
import { type FactLane, lanesOf, vectorOf } from "./fact-lanes.ts";
import { isPlain } from "./plain-text.ts";

/** Reads a column of a grid, but for the rows that are read by themselves; marks those in which it cannot. */
export interface GridColumn {
  read(grid: CellGrid): void;
}

/** What the readers of facts have in common. */
interface FactInput {
  readonly column: Column;
  readonly lanes: readonly FactLane[];
}

/** The reader of a column of facts. */
export function factColumn(fact: FactField, index: number, { layout, vectors, texts }: InputVectors): GridColumn {
  const input = { column: columnOf(fact, index, "guarded"), lanes: lanesOf(fact, layout, vectors, texts) };
  switch (fact.type.kind) {
    case "list":
    case "series":
    case "texts":
      return new BlankColumn(index);
    case "text":
      return input.lanes.length === 0 ? new UnaskedText(input) : new RememberedColumn(input, 0);
    case "date":
      return new NumberColumn(input, dayAt, fact.type.range);
    case "int":
      return new NumberColumn(input, wholeAt, fact.type.range);
    case "money":
      return new NumberColumn(input, fenAt, fact.type.range);
    default:
      return new RememberedColumn(input, mostKept);
  }
}

/** The vectors of a block into which facts are read. */
export interface InputVectors {
  readonly layout: readonly VectorLayout[];
  readonly vectors: readonly Vector[];
  /** The codes of texts, which last for a block. */
  readonly texts: TextCodes;
}

/** Writes what holds of a fact that no column gives: the same in every row. */
export function fillWithDefault(fact: FactField, { layout, vectors, texts }: InputVectors): void {
  for (const { vector, numberOf } of lanesOf(fact, layout, vectors, texts)) vector.fill(numberOf(fact.default));
}

/** A column of which a cell that holds anything is read by itself: one without a name, or one that holds JSON. */
export class BlankColumn implements GridColumn {
  readonly #index: number;

  constructor(index: number) {
    this.#index = index;
  }

  read({ count, width, starts, ends, states }: CellGrid): void {
    for (let row = 0, cell = this.#index; row < count; row++, cell += width) {
      if (states[row] === rowState.inColumns && starts[cell] !== ends[cell]) states[row] = rowState.byItself;
    }
  }
}

/** The column of keys, which are written as they stand. */
export class KeyColumn implements GridColumn {
  readonly #index: number;
  readonly #isRequired: boolean;

  constructor(index: number, isRequired: boolean) {
    this.#index = index;
    this.#isRequired = isRequired;
  }

  read({ bytes, count, width, starts, ends, states }: CellGrid): void {
    for (let row = 0, cell = this.#index; row < count; row++, cell += width) {
      const [start, end] = [starts[cell]!, ends[cell]!];
      const isKept = isPlain(bytes, start, end) || (start === end && !this.#isRequired);
      if (states[row] === rowState.inColumns && !isKept) states[row] = rowState.byItself;
    }
  }
}

/** What a cell gives, an empty one what holds where the fact is left out; undefined where it is to be read by itself. */
function valueOf({ fact, place, read }: Column, text: string): Value | undefined {
  if (isBlank(text)) return fact.required ? undefined : fact.default;
  return read(text, place, []);
}

/** Texts that no rule asks: they need only be such as may stand there. */
class UnaskedText implements GridColumn {
  readonly #column: Column;

  constructor({ column }: FactInput) {
    this.#column = column;
  }

  read(grid: CellGrid): void {
    const { bytes, count, width, starts, ends, states } = grid;
    for (let row = 0, cell = this.#column.index; row < count; row++, cell += width) {
      if (states[row] !== rowState.inColumns || isPlain(bytes, starts[cell]!, ends[cell]!)) continue;
      if (valueOf(this.#column, grid.text(cell)) === undefined) states[row] = rowState.byItself;
    }
  }
}

/** The number that some bytes are; NaN where they are not written in the plain way. */
type NumberAt = (bytes: Uint8Array, start: number, end: number) => number;

/** Days and numbers, of which there are too many to remember. */
class NumberColumn implements GridColumn {
  readonly #column: Column;
  readonly #numberAt: NumberAt;
  readonly #range: Range | undefined;
  readonly #present: Vector;
  readonly #values: Vector;

  constructor({ column, lanes }: FactInput, numberAt: NumberAt, range: Range | undefined) {
    this.#column = column;
    this.#numberAt = numberAt;
    this.#range = range;
    this.#present = vectorOf(lanes, "present");
    this.#values = vectorOf(lanes, "value");
  }

  read(grid: CellGrid): void {
    const { bytes, count, width, starts, ends, states } = grid;
    const numberAt = this.#numberAt;
    for (let row = 0, cell = this.#column.index; row < count; row++, cell += width) {
      if (states[row] !== rowState.inColumns) continue;
      const number = numberAt(bytes, starts[cell]!, ends[cell]!);
      if (Number.isNaN(number) || !inRange(this.#range, number)) this.#readText(grid, row, cell);
      else this.#set(row, number);
    }
  }

  #readText(grid: CellGrid, row: number, cell: number): void {
    const value = valueOf(this.#column, grid.text(cell));
    if (value === undefined) grid.states[row] = rowState.byItself;
    else this.#set(row, value as number | null);
  }

  #set(row: number, value: number | null): void {
    this.#present[row] = Number(value !== null);
    this.#values[row] = value ?? 0;
  }
}

/** Values of which a roster has few different ones: each text is read once. */
class RememberedColumn implements GridColumn {
  readonly #column: Column;
  readonly #lanes: readonly FactLane[];
  readonly #mostKept: number;
  readonly #texts = new ByteIndex();
  /** By lane, the number that each text is there. */
  readonly #numbers: readonly number[][];
  readonly #numberOfText = new Int32Array(blockLength);

  constructor({ column, lanes }: FactInput, most: number) {
    this.#column = column;
    this.#lanes = lanes;
    this.#mostKept = most;
    this.#numbers = lanes.map(() => []);
  }

  read(grid: CellGrid): void {
    const { bytes, count, width, starts, ends, states } = grid;
    if (this.#texts.size > this.#mostKept) this.#texts.clear();
    for (let row = 0, cell = this.#column.index; row < count; row++, cell += width) {
      if (states[row] !== rowState.inColumns) continue;
      const known = this.#texts.find(bytes, starts[cell]!, ends[cell]!);
      const number = known < 0 ? this.#learn(grid, cell) : known;
      if (number < 0) states[row] = rowState.byItself;
      else this.#numberOfText[row] = number;
    }
    this.#lanes.forEach(({ vector }, lane) => this.#write(vector, this.#numbers[lane]!, count));
  }

  #learn(grid: CellGrid, cell: number): number {
    const value = valueOf(this.#column, grid.text(cell));
    if (value === undefined) return -1;
    const number = this.#texts.add(grid.bytes, grid.starts[cell]!, grid.ends[cell]!);
    this.#lanes.forEach(({ numberOf }, lane) => {
      this.#numbers[lane]![number] = numberOf(value);
    });
    return number;
  }

  #write(vector: Vector, numbers: readonly number[], count: number): void {
    for (let row = 0; row < count; row++) vector[row] = numbers[this.#numberOfText[row]!]!;
  }
}

const [zero, dash, point] = [48, 45, 46];

/** `2025-07-01`, a date that exists. */
function dayAt(bytes: Uint8Array, start: number, end: number): number {
  if (end - start !== 10 || bytes[start + 4] !== dash || bytes[start + 7] !== dash) return NaN;
  const year = wholeAt(bytes, start, start + 4);
  const month = wholeAt(bytes, start + 5, start + 7);
  return existingDay(year, month, wholeAt(bytes, start + 8, end)) ?? NaN;
}

/** As many digits are surely a whole number that may stand in a record. */
const mostDigits = 11;

/** Digits alone. */
function wholeAt(bytes: Uint8Array, start: number, end: number): number {
  if (start === end || end - start > mostDigits) return NaN;
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = bytes[at]! - zero;
    if (digit < 0 || digit > 9) return NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** Yuan, with two decimals or none. */
function fenAt(bytes: Uint8Array, start: number, end: number): number {
  const isWhole = bytes[end - 3] !== point || end - start < 4;
  if (isWhole) return wholeAt(bytes, start, end) * 100;
  return wholeAt(bytes, start, end - 3) * 100 + wholeAt(bytes, end - 2, end);
}
