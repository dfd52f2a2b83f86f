import { createReadStream } from "node:fs";
import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { ByteSource } from "../../roster/byte-source.ts";
import { gzipMark, isPackedName } from "../../roster/gzip-names.ts";

/** Large enough that the work on a piece outweighs the wait for it, small enough to stay in the cache. */
const pieceSize = 256 * 1024;

/** The bytes of a file or a stream, piece by piece; those of gzip are unpacked, by whatever name. */
export class FileBytes implements ByteSource {
  /** Bytes of the input itself, packed as it is. */
  bytesRead = 0;
  readonly #input: string | Readable;

  constructor(input: string | Readable) {
    this.#input = input;
  }

  /** Throws the errors of the file system and of zlib. */
  async *chunks(): AsyncGenerator<Buffer> {
    const chunks = this.#given();
    const start = await firstBytes(chunks, gzipMark.length);
    const all = followedBy(start, chunks);
    yield* isPackedName(this.#input) || gzipMark.every((byte, at) => start[at] === byte) ? unpacked(all) : all;
  }

  async *#given(): AsyncGenerator<Buffer> {
    const stream =
      typeof this.#input === "string" ? createReadStream(this.#input, { highWaterMark: pieceSize }) : this.#input;
    for await (const chunk of stream) {
      const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk as string);
      this.bytesRead += bytes.length;
      yield bytes;
    }
  }
}

async function firstBytes(chunks: AsyncGenerator<Buffer>, count: number): Promise<Buffer> {
  let bytes: Buffer = Buffer.alloc(0);
  while (bytes.length < count) {
    const next = await chunks.next();
    if (next.done === true) break;
    bytes = bytes.length === 0 ? next.value : Buffer.concat([bytes, next.value]);
  }
  return bytes;
}

async function* followedBy(start: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  if (start.length > 0) yield start;
  yield* rest;
}

async function* unpacked(chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: pieceSize });
  // What goes wrong reaches whoever reads the end of it.
  pipeline(chunks, gunzip, () => {});
  yield* gunzip as AsyncIterable<Buffer>;
}
