import type { Diagram } from "./diagram.ts";

const unused = -2;

/**
 * The computed table of an operation: its results by the ids of up to three operands. Open addressing
 * over flat arrays, so that the millions of look-ups that an analysis makes allocate nothing.
 */
export class Computed {
  #keys = new Int32Array(3 * 64).fill(unused);
  #results: Diagram[] = [];
  #mask = 63;
  #count = 0;

  /** The result kept for some operands. */
  get(first: number, second: number, third: number): Diagram | undefined {
    const slot = this.#slotOf(first, second, third);
    return this.#keys[3 * slot] === unused ? undefined : this.#results[slot];
  }

  /** Keeps the result for some operands. */
  set(first: number, second: number, third: number, result: Diagram): void {
    if (2 * ++this.#count > this.#mask) this.#grow();
    this.#put(first, second, third, result);
  }

  #put(first: number, second: number, third: number, result: Diagram): void {
    const slot = this.#slotOf(first, second, third);
    this.#keys[3 * slot] = first;
    this.#keys[3 * slot + 1] = second;
    this.#keys[3 * slot + 2] = third;
    this.#results[slot] = result;
  }

  /** Where some operands stand, or are to be put. */
  #slotOf(first: number, second: number, third: number): number {
    const keys = this.#keys;
    let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b) ^ Math.imul(third, 0xc2b2ae35);
    hash ^= hash >>> 15;
    for (let slot = hash & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const at = 3 * slot;
      const key = keys[at];
      if (key === unused || (key === first && keys[at + 1] === second && keys[at + 2] === third)) return slot;
    }
  }

  #grow(): void {
    const [keys, results] = [this.#keys, this.#results];
    this.#mask = 4 * this.#mask + 3;
    this.#keys = new Int32Array(3 * (this.#mask + 1)).fill(unused);
    this.#results = [];
    for (let at = 0; at < keys.length; at += 3) {
      if (keys[at] !== unused) this.#put(keys[at]!, keys[at + 1]!, keys[at + 2]!, results[at / 3]!);
    }
  }
}
