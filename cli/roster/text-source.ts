import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { fileProblem, type RosterProblem } from "./problem.ts";
import { type DecodingOptions, TextDecoding } from "./text-decoding.ts";

/** Large enough that the work on a piece outweighs the wait for it, small enough to stay in the cache. */
const pieceSize = 256 * 1024;

/** The text of a file or a stream, piece by piece. */
export class TextSource {
  /** What went wrong, once the pieces have ended. */
  problem: RosterProblem | null = null;
  bytesRead = 0;
  readonly #input: string | Readable;
  readonly #decoding: TextDecoding;

  constructor(input: string | Readable, options: DecodingOptions = {}) {
    this.#input = input;
    this.#decoding = new TextDecoding(options);
  }

  /** The pieces of the text, none of which is empty. */
  async *pieces(): AsyncGenerator<string> {
    try {
      const stream = typeof this.#input === "string" ? openFile(this.#input) : this.#input;
      for await (const chunk of stream) {
        const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk as string);
        this.bytesRead += bytes.length;
        yield* this.#piece(this.#decoding.push(bytes));
        if (this.problem !== null) return;
      }
      yield* this.#piece(this.#decoding.end());
    } catch (error) {
      this.problem = fileProblem(error);
    }
  }

  *#piece(text: string): Generator<string> {
    if (text !== "") yield text;
    this.problem = this.#decoding.problem;
  }
}

function openFile(path: string): Readable {
  return createReadStream(path, { highWaterMark: pieceSize });
}
