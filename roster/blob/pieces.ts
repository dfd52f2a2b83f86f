import { Buffer } from "../buffer.ts";
import { UnreadableRoster } from "../problem.ts";

/** Large enough that the work on a piece outweighs the wait for it. */
const pieceSize = 1024 * 1024;

/** The pieces of what a browser holds, from its beginning. Throws `UnreadableRoster`. */
export async function* piecesOf(blob: Blob): AsyncGenerator<Buffer<ArrayBuffer>> {
  for (let at = 0; at < blob.size; at += pieceSize) yield bytesAt(blob, at, pieceSize);
}

/** So many bytes at a place, fewer where the blob ends before. Throws `UnreadableRoster` where it is no longer what it was. */
export async function bytesAt(blob: Blob, offset: number, length: number): Promise<Buffer<ArrayBuffer>> {
  try {
    return Buffer.from(await blob.slice(offset, offset + length).arrayBuffer());
  } catch {
    throw new UnreadableRoster({ problem: "changed-file" });
  }
}

/** The pieces of a stream; it is given up where they are no longer wanted. */
export async function* streamed(stream: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<Buffer<ArrayBuffer>> {
  const reader = stream.getReader();
  let isAtEnd = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return void (isAtEnd = true);
      yield Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    }
  } finally {
    // What a stream that failed would say once more is of no interest.
    if (!isAtEnd) await reader.cancel().catch(() => {});
  }
}
