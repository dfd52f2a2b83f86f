import { isAscii, isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { TextDecoder } from "node:util";
import { fileProblem, type RosterProblem } from "./problem.ts";

/** Large enough that the work on a piece outweighs the wait for it, small enough to stay in the cache. */
const pieceSize = 256 * 1024;

const byteOrderMark = "\uFEFF";

/**
 * The text of a file or a stream, piece by piece. The text is UTF-8, with or without a byte order mark, or UTF-16 with
 * one; where it is neither, and `orGbk` allows it, it is taken as GB 18030 (GBK), which Chinese spreadsheets save.
 */
export class TextSource {
  /** What went wrong, once the pieces have ended. */
  problem: RosterProblem | null = null;
  bytesRead = 0;
  readonly #input: string | Readable;
  readonly #orGbk: boolean;
  /** The decoder, where the text turns out not to be UTF-8. */
  #decoder: TextDecoder | null = null;
  /** Bytes of a character that goes on in the next chunk. */
  #rest: Buffer = Buffer.alloc(0);
  #onlyAscii = true;
  #isStart = true;
  #line = 1;

  constructor(input: string | Readable, options: { readonly orGbk?: boolean } = {}) {
    this.#input = input;
    this.#orGbk = options.orGbk === true;
  }

  /** The pieces of the text, none of which is empty. */
  async *pieces(): AsyncGenerator<string> {
    try {
      const stream = typeof this.#input === "string" ? openFile(this.#input) : this.#input;
      for await (const chunk of stream) {
        const text = this.#decode(Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk as string));
        if (text !== "") yield text;
        if (this.problem !== null) return;
      }
      const text = this.#decodeEnd();
      if (text !== "") yield text;
    } catch (error) {
      this.problem = fileProblem(error);
    }
  }

  #decode(chunk: Buffer): string {
    const isUtf16 = this.bytesRead === 0 && chunk[0] === 0xff && chunk[1] === 0xfe;
    this.bytesRead += chunk.length;
    if (isUtf16) this.#decoder = new TextDecoder("utf-16le", { fatal: true });
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const end = this.#decoder === null ? lengthOfWhole(bytes) : bytes.length;
    this.#rest = bytes.subarray(end);
    return this.#text(bytes.subarray(0, end), true);
  }

  #decodeEnd(): string {
    const bytes = this.#rest;
    this.#rest = Buffer.alloc(0);
    return this.#text(bytes, false);
  }

  #text(bytes: Buffer, goesOn: boolean): string {
    if (this.#decoder === null && isUtf8(bytes)) return this.#utf8Text(bytes);
    if (this.#decoder === null && this.#orGbk && this.#onlyAscii) {
      this.#decoder = new TextDecoder("gb18030", { fatal: true });
    }
    const all = Buffer.concat([bytes, this.#rest]);
    this.#rest = Buffer.alloc(0);
    return this.#decoder === null ? this.#refuse(all) : this.#decodedText(this.#decoder, all, goesOn);
  }

  #utf8Text(bytes: Buffer): string {
    const ascii = isAscii(bytes);
    const text = ascii ? bytes.toString("latin1") : bytes.toString("utf8");
    const hasMark = this.#isStart && text.startsWith(byteOrderMark);
    if (text !== "") this.#isStart = false;
    if (!ascii && !hasMark) this.#onlyAscii = false;
    return this.#counted(hasMark ? text.slice(1) : text);
  }

  #decodedText(decoder: TextDecoder, bytes: Buffer, goesOn: boolean): string {
    try {
      return this.#counted(decoder.decode(bytes, { stream: goesOn }));
    } catch {
      return this.#refuse(bytes);
    }
  }

  #refuse(bytes: Buffer): string {
    const sound = new TextDecoder().decode(bytes).split("\uFFFD", 1)[0]!;
    this.problem = { problem: "wrong-encoding", line: this.#line + newlines(sound) };
    return "";
  }

  #counted(text: string): string {
    this.#line += newlines(text);
    return text;
  }
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
export function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

function openFile(path: string): Readable {
  return createReadStream(path, { highWaterMark: pieceSize });
}
