import { Buffer } from "./buffer.ts";

/** How many slots there are at first: a power of two, so that a hash is cut by a mask. */
const firstSlots = 1 << 12;

/** Of the slots so large a part is taken at most. */
const mostTaken = 0.7;

/**
 * The keys of a roster with the number of the record that had each first. Of a key only 64 bits of a hash are kept, in some 25 bytes: two different keys of a million take each other for one with a chance of one in many millions.
 */
export class KeyIndex {
  /** By slot, side by side since they are asked together: both halves of the hash, and the number of the record, from 1; 0 where the slot is free. */
  #slots = new Uint32Array(firstSlots * 3);
  #count = 0;

  /** Notes a record's key; gives the record that had it before, or null. */
  add(key: string, record: number): number | null {
    const bytes = Buffer.from(key);
    return this.addBytes(bytes, 0, bytes.length, record);
  }

  /** The same for a key in UTF-8: two hashes with different multipliers, each stirred so that similar keys lie far apart. */
  addBytes(bytes: Uint8Array, start: number, end: number, record: number): number | null {
    let one = 0x9e3779b9 | 0;
    let other = 0x85ebca6b | 0;
    for (let at = start; at < end; at++) {
      one = Math.imul(one ^ bytes[at]!, 0x01000193);
      other = Math.imul(other ^ bytes[at]!, 0xc2b2ae35);
      other ^= other >>> 15;
    }
    return this.#note(stirred(one ^ (other >>> 11)), stirred(other ^ (end - start)), record);
  }

  #note(low: number, high: number, record: number): number | null {
    if (this.#count > (this.#slots.length / 3) * mostTaken) this.#grow();
    const at = this.#placeOf(low, high);
    const before = this.#slots[at + 2]!;
    if (before !== 0) return before;
    this.#put(at, low, high, record);
    this.#count++;
    return null;
  }

  #put(at: number, low: number, high: number, record: number): void {
    this.#slots[at] = low;
    this.#slots[at + 1] = high;
    this.#slots[at + 2] = record;
  }

  /** Where a hash stands, or where it would. */
  #placeOf(low: number, high: number): number {
    const slots = this.#slots;
    const mask = slots.length / 3 - 1;
    let slot = low & mask;
    while (slots[slot * 3 + 2] !== 0 && (slots[slot * 3] !== low || slots[slot * 3 + 1] !== high))
      slot = (slot + 1) & mask;
    return slot * 3;
  }

  #grow(): void {
    const slots = this.#slots;
    this.#slots = new Uint32Array(slots.length * 2);
    for (let at = 0; at < slots.length; at += 3) {
      if (slots[at + 2] === 0) continue;
      this.#put(this.#placeOf(slots[at]!, slots[at + 1]!), slots[at]!, slots[at + 1]!, slots[at + 2]!);
    }
  }
}

function stirred(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
