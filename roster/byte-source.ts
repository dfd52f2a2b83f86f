import type { Buffer } from "./buffer.ts";

/** The bytes of a roster, piece by piece, unpacked where gzip packed them. */
export interface ByteSource {
  /** Bytes of the roster itself, packed as it may be, that have been read. */
  readonly bytesRead: number;
  /** Throws the errors of whatever the bytes come from. */
  chunks(): AsyncIterable<Buffer>;
}
