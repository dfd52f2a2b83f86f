import { Buffer } from "../buffer.ts";
import { grown } from "../grown.ts";

/** Texts of cells as bytes, each with the comma behind it, one after the other and by their numbers. */
export class CellTexts {
  bytes = Buffer.alloc(1 << 16);
  /** By number, where each text begins; the last is where the next will. */
  places = new Int32Array(1 << 12);
  count = 0;
  /** The length of the longest. */
  longest = 0;

  constructor() {
    this.clear();
  }

  /** Forgets all but the text of an empty cell, which has the number 0. */
  clear(): void {
    this.count = 0;
    this.add("");
  }

  /** Keeps a text; gives its number. */
  add(text: string): number {
    const number = this.count++;
    const start = this.places[number]!;
    const length = Buffer.byteLength(text) + 1;
    if (this.count === this.places.length) this.places = grown(this.places, new Int32Array(this.places.length * 2));
    while (start + length > this.bytes.length) this.bytes = grown(this.bytes, Buffer.alloc(this.bytes.length * 2));
    this.bytes.write(`${text},`, start);
    this.places[this.count] = start + length;
    this.longest = Math.max(this.longest, length);
    return number;
  }
}
