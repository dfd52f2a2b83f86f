import { grown } from "../grown.ts";

/** How many slots there are: a power of two, more than twice what is kept. */
const slotCount = 1 << 14;

/** More texts are not kept beyond a block. */
export const mostKept = 4096;

/** Short texts by their bytes, numbered in the order in which they were added; a block may add as many as it has rows. */
export class ByteIndex {
  size = 0;
  readonly #slots = new Int32Array(slotCount);
  #starts = new Int32Array(1024);
  #pool = new Uint8Array(1 << 14);
  /** The slot in which the text that was last sought is not. */
  #free = 0;

  clear(): void {
    this.size = 0;
    this.#slots.fill(0);
  }

  /** The number of the text between two places; −1 where it is not kept. */
  find(bytes: Uint8Array, start: number, end: number): number {
    const slots = this.#slots;
    for (let slot = hashOf(bytes, start, end); ; slot = (slot + 1) & (slotCount - 1)) {
      const number = slots[slot]! - 1;
      if (number < 0) {
        this.#free = slot;
        return -1;
      }
      if (this.#isAt(number, bytes, start, end)) return number;
    }
  }

  /** Keeps a text that was just not found; gives its number. */
  add(bytes: Uint8Array, start: number, end: number): number {
    const number = this.size++;
    const from = number === 0 ? 0 : this.#starts[number]!;
    const to = from + end - start;
    if (number + 1 >= this.#starts.length) this.#starts = grown(this.#starts, new Int32Array(this.#starts.length * 2));
    while (to > this.#pool.length) this.#pool = grown(this.#pool, new Uint8Array(this.#pool.length * 2));
    this.#pool.set(bytes.subarray(start, end), from);
    this.#starts[number] = from;
    this.#starts[number + 1] = to;
    this.#slots[this.#free] = number + 1;
    return number;
  }

  #isAt(number: number, bytes: Uint8Array, start: number, end: number): boolean {
    let at = this.#starts[number]!;
    if (this.#starts[number + 1]! - at !== end - start) return false;
    const pool = this.#pool;
    for (let place = start; place < end; place++) if (pool[at++] !== bytes[place]) return false;
    return true;
  }
}

/** Of a few bytes: those that tell the options of an enumeration from one another. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length === 0) return 0;
  const hash =
    length * 0x3d4d51 +
    bytes[start]! * 0x2c1b3c +
    bytes[start + (length >> 2)]! * 0x297a2d +
    bytes[start + (length >> 1)]! * 0x165667 +
    bytes[end - 1]! * 0x1b873;
  return (hash ^ (hash >>> 15)) & (slotCount - 1);
}
