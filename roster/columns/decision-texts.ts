import { blockLength } from "../../emit/columnar/form.ts";
import { partsIn, valueReaderOf, type Vector } from "../../emit/columnar/vectors.ts";
import type { Field, Value } from "../../runtime/schema.ts";
import { rowState } from "../batch.ts";
import { mostKept } from "./byte-index.ts";
import type { CellTexts } from "./cell-texts.ts";
import type { ColumnDecider } from "./column-decider.ts";

/** How many slots there are: a power of two. */
const slotCount = 1 << 14;

/** A vector in which all is there, and one in which all is nought. */
const [everywhere, nought] = [new Uint8Array(blockLength).fill(1), new Uint8Array(blockLength)];

/** The cells of one decision: the text of a value is written once, and found by the numbers that stand in its lanes. */
export class DecisionTexts {
  readonly #isOfBlock: boolean;
  readonly #present: Vector;
  readonly #parts: readonly [Vector, Vector];
  readonly #textAt: (row: number) => string;
  readonly #texts: CellTexts;
  /** The number of the text in each slot; 0 where it is free. */
  readonly #slots = new Int32Array(slotCount);
  readonly #first = new Float64Array(slotCount);
  readonly #second = new Float64Array(slotCount);
  #count = 0;

  constructor(
    { name, type }: Field,
    { block, texts }: ColumnDecider,
    write: (value: Value) => string,
    kept: CellTexts,
  ) {
    const at = partsIn(block.form.outputs, name);
    const isPair = type.kind === "duration" || type.kind === "rate";
    const [first, second] =
      type.kind === "duration" ? (["months", "days"] as const) : (["numerator", "denominator"] as const);
    const read = valueReaderOf(type, at, texts);
    // Codes of texts mean something else in another block.
    this.#isOfBlock = type.kind === "text";
    this.#present = block.outputs[at("present")] ?? everywhere;
    this.#parts = isPair
      ? [block.outputs[at(first)]!, block.outputs[at(second)]!]
      : [block.outputs[at("value")]!, nought];
    this.#textAt = (row) => write(read(block.outputs, row));
    this.#texts = kept;
  }

  /** Whether so many texts are kept that they are better forgotten. */
  get isFull(): boolean {
    return this.#count > mostKept || (this.#isOfBlock && this.#count > 0);
  }

  clear(): void {
    this.#slots.fill(0);
    this.#count = 0;
  }

  /** Writes the numbers of the cells' texts, from a place on and so far apart, for each row that stands in columns. */
  find(count: number, states: Uint8Array, numbers: Int32Array, place: number, step: number): void {
    const present = this.#present;
    const [one, other] = this.#parts;
    for (let row = 0, at = place; row < count; row++, at += step) {
      if (states[row] !== rowState.inColumns) continue;
      numbers[at] = present[row] === 0 ? 0 : this.#numberOf(one[row]!, other[row]!, row);
    }
  }

  #numberOf(first: number, second: number, row: number): number {
    const slots = this.#slots;
    let slot = hashOf(first, second);
    for (; slots[slot] !== 0; slot = (slot + 1) & (slotCount - 1)) {
      if (this.#first[slot] === first && this.#second[slot] === second) return slots[slot]!;
    }
    this.#count++;
    this.#first[slot] = first;
    this.#second[slot] = second;
    return (slots[slot] = this.#texts.add(this.#textAt(row)));
  }
}

function hashOf(first: number, second: number): number {
  const mixed = Math.imul(first ^ Math.imul(second, 0x9e3779b1), 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) & (slotCount - 1);
}
