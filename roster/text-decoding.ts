import { Buffer, isAscii, isUtf8 } from "./buffer.ts";
import { utf16EncodingOf } from "./utf16.ts";
import type { RosterProblem } from "./problem.ts";

/** So many bytes at the beginning tell UTF-16; before they or a line in UTF-8 have come, nothing is decoded. */
const telling = 1024;

const byteOrderMark = "\uFEFF";
const utf8Mark = Buffer.from(byteOrderMark);
const lineFeed = 0x0a;
const nothing = Buffer.alloc(0);

/** Node.js and browsers both have it, each with types of its own. */
type Decoder = InstanceType<typeof TextDecoder>;

/** How text is decoded. */
export interface DecodingOptions {
  /** Whether text that is not UTF-8 may be GBK. */
  readonly orGbk?: boolean;
}

/**
 * Bytes as text, piece by piece. The text is UTF-8 or UTF-16, with or without a byte order mark; where it is neither, and `orGbk` allows it, it is taken as GB 18030 (GBK), which Chinese spreadsheets save. A mark rules
 * that out, and so does a line in UTF-8: files of both kinds that were joined are refused with the first line that is not like the others.
 */
export class TextDecoding {
  /** What is wrong with the text; nothing more is decoded then. */
  problem: RosterProblem | null = null;
  /** Whether the text may still turn out to be GBK: no mark and no UTF-8 has been seen. */
  #mayBeGbk: boolean;
  /** The decoder, where the text turns out not to be UTF-8. */
  #decoder: Decoder | null = null;
  /** Bytes of a character that goes on in the next chunk. */
  #rest: Buffer = nothing;
  #isStart = true;
  #isLineStart = true;
  #line = 1;

  constructor({ orGbk }: DecodingOptions = {}) {
    this.#mayBeGbk = orGbk === true;
  }

  /** The text that a further chunk completes. */
  push(chunk: Buffer): string {
    return textOf(this.pushBytes(chunk));
  }

  /** The text of what is left. */
  end(): string {
    return textOf(this.endBytes());
  }

  /** The text that a further chunk completes, in UTF-8. */
  pushBytes(chunk: Buffer): Buffer {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    if (this.#isStart && bytes.length < telling && !isLineOfUtf8(bytes)) {
      this.#rest = bytes;
      return nothing;
    }
    this.#begin(bytes);
    const end = this.#decoder === null ? lengthOfWhole(bytes) : bytes.length;
    this.#rest = bytes.subarray(end);
    return this.#text(bytes.subarray(0, end), true);
  }

  /** The text of what is left, in UTF-8. */
  endBytes(): Buffer {
    const bytes = this.#rest;
    this.#rest = nothing;
    this.#begin(bytes);
    return this.#text(bytes, false);
  }

  /** Tells UTF-16 by the beginning of the text. */
  #begin(bytes: Buffer): void {
    const encoding = this.#isStart ? utf16EncodingOf(bytes.subarray(0, telling)) : null;
    if (encoding !== null) this.#decoder ??= new TextDecoder(encoding, { fatal: true });
  }

  #text(bytes: Buffer, goesOn: boolean): Buffer {
    if (this.#decoder === null && isUtf8(bytes)) return this.#utf8Text(bytes);
    const all = Buffer.concat([bytes, this.#rest]);
    this.#rest = nothing;
    if (bytes.subarray(0, 3).equals(utf8Mark) && this.#isStart) this.#mayBeGbk = false;
    if (this.#decoder === null && !this.#mayBeGbk) return this.#refuse(all);
    this.#decoder ??= new TextDecoder("gb18030", { fatal: true });
    return this.#decoder.encoding === "gb18030"
      ? this.#gbkText(this.#decoder, all, goesOn)
      : this.#decodedText(this.#decoder, all, goesOn);
  }

  /** GBK is looked at line by line; where the text goes on, the last line is kept until it is whole. */
  #gbkText(decoder: Decoder, bytes: Buffer, goesOn: boolean): Buffer {
    const end = goesOn ? bytes.lastIndexOf(lineFeed) + 1 || bytes.length : bytes.length;
    this.#rest = bytes.subarray(end);
    const lines = bytes.subarray(0, end);
    const odd = firstOddLine(lines);
    return odd === null ? this.#decodedText(decoder, lines, goesOn) : this.#refuseMixed(odd);
  }

  #utf8Text(bytes: Buffer): Buffer {
    if (bytes.length > 0) this.#isStart = false;
    if (!isAscii(bytes)) this.#mayBeGbk = false;
    return this.#counted(bytes);
  }

  #decodedText(decoder: Decoder, bytes: Buffer, goesOn: boolean): Buffer {
    try {
      return this.#counted(Buffer.from(decoder.decode(bytes, { stream: goesOn })));
    } catch {
      return this.#refuse(bytes);
    }
  }

  #refuse(bytes: Buffer): Buffer {
    const sound = new TextDecoder(this.#decoder?.encoding).decode(bytes).split("\uFFFD", 1)[0]!;
    this.problem = { problem: "wrong-encoding", line: this.#line + newlines(sound), mixed: false };
    return nothing;
  }

  #refuseMixed(line: number): Buffer {
    this.problem = { problem: "wrong-encoding", line: this.#line + line, mixed: true };
    return nothing;
  }

  /** A mark stands at the start of the text, and at that of each part where files were joined. */
  #counted(bytes: Buffer): Buffer {
    const begins = this.#isLineStart && bytes.subarray(0, utf8Mark.length).equals(utf8Mark);
    if (bytes.length > 0) this.#isLineStart = bytes.at(-1) === lineFeed;
    this.#line += lineFeedsIn(bytes);
    const rest = begins ? bytes.subarray(utf8Mark.length) : bytes;
    if (!rest.includes(utf8Mark)) return rest;
    return Buffer.from(rest.toString().replaceAll(`\n${byteOrderMark}`, "\n"));
  }
}

/**
 * The first line that is in another encoding than the first line that is not ASCII, from 0, where some lines are UTF-8 and some
 * are not; null where there is no such mixture. Chinese in UTF-8 has three bytes a character; two bytes alone, as a line of GBK may
 * happen to have, do not count.
 */
function firstOddLine(bytes: Buffer): number | null {
  let expected: boolean | null = null;
  let line = 0;
  for (let at = 0; at < bytes.length; line++) {
    const end = bytes.indexOf(lineFeed, at);
    const text = bytes.subarray(at, end === -1 ? bytes.length : end);
    at = end === -1 ? bytes.length : end + 1;
    if (isAscii(text)) continue;
    const inUtf8 = isUtf8(text) && text.some((byte) => byte >= 0xe0);
    expected ??= inUtf8;
    if (inUtf8 !== expected) return line;
  }
  return expected === true ? 0 : null;
}

function isLineOfUtf8(bytes: Buffer): boolean {
  return bytes.includes(lineFeed) && !bytes.includes(0) && isUtf8(bytes.subarray(0, lengthOfWhole(bytes)));
}

/** The length of the bytes without a UTF-8 character at the end that is cut short. */
function lengthOfWhole(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return bytes.length;
    if (byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return needed > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** How many line ends a text has. */
export function newlines(text: string, lineEnd = "\n"): number {
  let count = 0;
  for (let at = text.indexOf(lineEnd); at >= 0; at = text.indexOf(lineEnd, at + 1)) count++;
  return count;
}

function lineFeedsIn(bytes: Buffer): number {
  let count = 0;
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === lineFeed) count++;
  return count;
}

/** Bytes of UTF-8 as text; most rosters are ASCII, which is taken as it is. */
export function textOf(bytes: Buffer): string {
  return bytes.toString(isAscii(bytes) ? "latin1" : "utf8");
}
