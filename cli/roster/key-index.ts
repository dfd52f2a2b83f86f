/** How many slots there are at first: a power of two, so that a hash is cut by a mask. */
const firstSlots = 1 << 12;

/**
 * The keys of a roster with the number of the record that had each first. Of a key only 64 bits of a hash are kept, in 24 bytes
 * at most: two different keys of a million take each other for one with a chance of one in many millions.
 */
export class KeyIndex {
  #low = new Uint32Array(firstSlots);
  #high = new Uint32Array(firstSlots);
  /** The number of the record, from 1; 0 where the slot is free. */
  #record = new Float64Array(firstSlots);
  #count = 0;

  /** Notes a record's key; gives the record that had it before, or null. */
  add(key: string, record: number): number | null {
    if (this.#count * 2 >= this.#record.length) this.#grow();
    const [low, high] = hash(key);
    const slot = this.#slotOf(low, high);
    if (this.#record[slot] !== 0) return this.#record[slot]!;
    this.#put(slot, low, high, record);
    this.#count++;
    return null;
  }

  #put(slot: number, low: number, high: number, record: number): void {
    this.#low[slot] = low;
    this.#high[slot] = high;
    this.#record[slot] = record;
  }

  /** Where a hash stands, or where it would. */
  #slotOf(low: number, high: number): number {
    const mask = this.#record.length - 1;
    let slot = low & mask;
    while (this.#record[slot] !== 0 && (this.#low[slot] !== low || this.#high[slot] !== high)) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [low, high, record] = [this.#low, this.#high, this.#record];
    const slots = record.length * 2;
    this.#low = new Uint32Array(slots);
    this.#high = new Uint32Array(slots);
    this.#record = new Float64Array(slots);
    for (let slot = 0; slot < record.length; slot++) {
      if (record[slot] !== 0) this.#put(this.#slotOf(low[slot]!, high[slot]!), low[slot]!, high[slot]!, record[slot]!);
    }
  }
}

/** Two hashes of a text with different multipliers, each stirred at the end so that similar keys lie far apart. */
function hash(text: string): readonly [number, number] {
  let [one, other] = [0x9e3779b9, 0x85ebca6b];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    other = Math.imul(other ^ unit, 0xc2b2ae35);
    other ^= other >>> 15;
  }
  return [stirred(one ^ (other >>> 11)), stirred(other ^ text.length)];
}

function stirred(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
