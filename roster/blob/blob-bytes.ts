import type { Buffer } from "../buffer.ts";
import type { ByteSource } from "../byte-source.ts";
import { gzipMark, isPackedName } from "../gzip-names.ts";
import { UnreadableRoster } from "../problem.ts";
import { bytesAt, piecesOf, streamed } from "./pieces.ts";

/** The bytes of a file that a browser holds, piece by piece; those of gzip are unpacked, by whatever name. */
export class BlobBytes implements ByteSource {
  bytesRead = 0;
  readonly #blob: Blob;
  readonly #name: string;

  constructor(blob: Blob, name: string) {
    this.#blob = blob;
    this.#name = name;
  }

  /** Throws `UnreadableRoster`. */
  async *chunks(): AsyncGenerator<Buffer> {
    const start = await bytesAt(this.#blob, 0, gzipMark.length);
    const isPacked = isPackedName(this.#name) || gzipMark.every((byte, at) => start[at] === byte);
    yield* isPacked ? unpacked(this.#given()) : this.#given();
  }

  async *#given(): AsyncGenerator<Buffer<ArrayBuffer>> {
    for await (const piece of piecesOf(this.#blob)) {
      this.bytesRead += piece.length;
      yield piece;
    }
  }
}

async function* unpacked(pieces: AsyncGenerator<Buffer<ArrayBuffer>>): AsyncGenerator<Buffer> {
  try {
    yield* streamed(asStream(pieces).pipeThrough(new DecompressionStream("gzip")));
  } catch (error) {
    throw error instanceof UnreadableRoster ? error : new UnreadableRoster({ problem: gzipProblem(error) });
  }
}

/** Browsers tell in words alone what Node.js tells by a code. */
function gzipProblem(error: unknown): "truncated-gzip" | "corrupt-gzip" {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === "Z_BUF_ERROR" || /truncated/iu.test(message) ? "truncated-gzip" : "corrupt-gzip";
}

function asStream(pieces: AsyncGenerator<Buffer<ArrayBuffer>>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
