import { Buffer } from "./buffer.ts";
import type { ByteSource } from "./byte-source.ts";
import { fileProblem, type RosterProblem } from "./problem.ts";
import { type DecodingOptions, TextDecoding, textOf } from "./text-decoding.ts";

/** The text of a roster, piece by piece. */
export class TextSource {
  /** What went wrong, once the pieces have ended. */
  problem: RosterProblem | null = null;
  readonly #bytes: ByteSource;
  readonly #decoding: TextDecoding;

  constructor(bytes: ByteSource, options: DecodingOptions = {}) {
    this.#bytes = bytes;
    this.#decoding = new TextDecoding(options);
  }

  /** Bytes of the input itself, packed as it may be. */
  get bytesRead(): number {
    return this.#bytes.bytesRead;
  }

  /** The pieces of the text, none of which is empty. */
  async *pieces(): AsyncGenerator<string> {
    for await (const piece of this.utf8Pieces()) yield textOf(piece);
  }

  /** The pieces of the text in UTF-8, none of which is empty. */
  async *utf8Pieces(): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of this.#bytes.chunks()) {
        yield* this.#piece(this.#decoding.pushBytes(chunk));
        if (this.problem !== null) return;
      }
      yield* this.#piece(this.#decoding.endBytes());
    } catch (error) {
      this.problem = fileProblem(error);
    }
  }

  *#piece(text: Buffer): Generator<Buffer> {
    if (text.length > 0) yield text;
    this.problem = this.#decoding.problem;
  }
}
