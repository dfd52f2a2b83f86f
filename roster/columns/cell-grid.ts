/** The cells of some rows of a table in comma-separated values, by where they stand in its bytes. */
import { Buffer } from "../buffer.ts";
import { blockLength } from "../../emit/columnar/form.ts";
import { rowState } from "../batch.ts";

const [lineFeed, carriageReturn, quote, comma] = [10, 13, 34, 44];

/**
 * Rows that take a line each, as most do. What does not look so, a quotation mark that is amiss, one doubled, a carriage return
 * alone, ends the grid: what comes from there on is read by who knows what to make of it.
 */
export class CellGrid {
  readonly width: number;
  bytes: Buffer = Buffer.alloc(0);
  /** How many rows there are. */
  count = 0;
  /** Whether what stands behind the rows is not to be read as rows of a line each. */
  isStopped = false;
  /** The number of the line behind the rows. */
  nextLine = 1;
  /** Where each cell begins and ends, without its quotation marks, row by row. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** What becomes of each row, a `rowState`. */
  readonly states = new Uint8Array(blockLength);
  /** Where the line of each row begins and ends, its line end included. */
  readonly lineStarts = new Int32Array(blockLength);
  readonly lineEnds = new Int32Array(blockLength);
  /** The number of each row's line, from 1. */
  readonly lines = new Float64Array(blockLength);

  constructor(width: number) {
    this.width = width;
    this.starts = new Int32Array(blockLength * width);
    this.ends = new Int32Array(blockLength * width);
  }

  /**
   * Takes the rows of the first lines, as many as there is room for, up to the last line end. Gives the place behind them;
   * `line` is the number of the first line, and empty lines do not count.
   */
  fill(bytes: Buffer, line: number): number {
    this.bytes = bytes;
    this.count = 0;
    const end = bytes.lastIndexOf(lineFeed) + 1;
    this.isStopped = end === 0;
    let at = 0;
    while (at < end && this.count < blockLength) {
      const next = this.#takeLine(bytes, at);
      if (next < 0) {
        this.isStopped = true;
        break;
      }
      this.lines[this.count - 1] = line++;
      if (this.states[this.count - 1] === rowState.blank) this.count--;
      at = next;
    }
    this.nextLine = line;
    return at;
  }

  /** The text of a cell. */
  text(cell: number): string {
    return this.bytes.toString("utf8", this.starts[cell], this.ends[cell]);
  }

  /** The text of a row's line, with its end. */
  lineText(row: number): string {
    return this.bytes.toString("utf8", this.lineStarts[row], this.lineEnds[row]);
  }

  /** Takes one line as a row; gives the place behind it, or −1 where it is not to be read so. */
  #takeLine(bytes: Buffer, from: number): number {
    const { width, starts, ends } = this;
    const first = this.count * width;
    let cells = 0;
    let isPrinted = false;
    for (let at = from; ; at++) {
      let start = at;
      let byte = bytes[at]!;
      let end: number;
      if (byte === quote) {
        start = ++at;
        while ((byte = bytes[at]!) !== quote && byte !== lineFeed && byte !== carriageReturn) at++;
        if (byte !== quote) return -1;
        end = at;
        isPrinted ||= isPrintedAscii(bytes[start]!);
        byte = bytes[++at]!;
      } else {
        isPrinted ||= isPrintedAscii(byte);
        while (byte > comma || (byte !== comma && byte !== lineFeed && byte !== carriageReturn && byte !== quote))
          byte = bytes[++at]!;
        end = at;
      }
      if (cells < width) {
        starts[first + cells] = start;
        ends[first + cells] = end;
      }
      cells++;
      if (byte === comma) continue;
      if (byte === carriageReturn) byte = bytes[++at]!;
      if (byte !== lineFeed) return -1;
      this.lineStarts[this.count] = from;
      this.lineEnds[this.count] = at + 1;
      this.states[this.count++] = isPrinted && cells === width ? rowState.inColumns : this.#oddState(from, end, cells);
      return at + 1;
    }
  }

  /** A line of commas alone is none; what else it may be is told by who reads it by itself. */
  #oddState(from: number, end: number, cells: number): number {
    return end - from === cells - 1 ? rowState.blank : rowState.byItself;
  }
}

/** Whether a cell that begins so holds something: what stands neither for a space nor for nothing. */
function isPrintedAscii(byte: number): boolean {
  return byte > 0x20 && byte < 0x7f && byte !== comma && byte !== quote;
}
