import type { Buffer } from "../buffer.ts";
import {
  BlobReader,
  type Entry,
  ERR_CENTRAL_DIRECTORY_NOT_FOUND,
  ERR_EOCDR_NOT_FOUND,
  type FileEntry,
  ZipReader,
} from "@zip.js/zip.js/lib/zip-core-native.js";
import { type Archive, mostParts, refuseHarm } from "../workbook/archive.ts";
import { refuseOtherKinds } from "../workbook/file-kind.ts";
import { WorkbookError } from "../workbook/workbook-error.ts";
import { UnreadableRoster } from "../problem.ts";
import { bytesAt, streamed } from "./pieces.ts";

/** Whoever decides a roster is in a worker already. */
const options = { useWebWorkers: false, checkSignature: true } as const;

type Piece = Uint8Array<ArrayBuffer>;

/** A workbook that a browser holds. */
export class BlobArchive implements Archive {
  readonly size: number;
  readonly #zip: ZipReader<Blob>;
  /** By name in small letters, as names of parts are compared. */
  readonly #parts: ReadonlyMap<string, Entry>;

  private constructor(size: number, zip: ZipReader<Blob>, parts: ReadonlyMap<string, Entry>) {
    this.size = size;
    this.#zip = zip;
    this.#parts = parts;
  }

  /** Throws `WorkbookError` and `UnreadableRoster`. */
  static async open(blob: Blob): Promise<BlobArchive> {
    await refuseOtherKinds((offset, length) => bytesAt(blob, offset, length));
    const zip = new ZipReader(new BlobReader(blob), options);
    try {
      return new BlobArchive(blob.size, zip, await partsOf(zip));
    } catch (error) {
      throw problemOf(error);
    }
  }

  get names(): Iterable<string> {
    return this.#parts.keys();
  }

  sizeOf(name: string): number {
    return this.#parts.get(name.toLowerCase())?.uncompressedSize ?? 0;
  }

  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.#parts.get(name.toLowerCase());
    if (entry === undefined || entry.directory) return;
    refuseHarm({ ...entry, isEncrypted: entry.encrypted });
    let size = 0;
    try {
      for await (const piece of unpacked(entry)) {
        size += piece.length;
        if (size > entry.uncompressedSize) break;
        yield piece;
      }
    } catch (error) {
      throw problemOf(error);
    }
    if (size !== entry.uncompressedSize) throw new WorkbookError({ problem: "damaged-workbook" });
  }

  close(): void {
    void this.#zip.close();
  }
}

async function partsOf(zip: ZipReader<Blob>): Promise<ReadonlyMap<string, Entry>> {
  const parts = new Map<string, Entry>();
  for await (const entry of zip.getEntriesGenerator()) {
    if (parts.size === mostParts) throw new WorkbookError({ problem: "damaged-workbook" });
    parts.set(entry.filename.toLowerCase(), entry);
  }
  return parts;
}

/** The bytes of a part; what is wrong with it is thrown at the end. */
async function* unpacked(entry: FileEntry): AsyncGenerator<Buffer> {
  const { readable, writable } = new TransformStream<Piece, Piece>();
  let failure: unknown = null;
  const written = entry.getData(writable, options).catch(async (error: unknown) => {
    failure = error;
    await writable.abort(error).catch(() => {});
  });
  yield* streamed(readable);
  await written;
  if (failure !== null) throw failure;
}

/** What the library throws says that the archive is damaged; its list of parts stands at its end. */
function problemOf(error: unknown): unknown {
  if (error instanceof WorkbookError || error instanceof UnreadableRoster) return error;
  const { message } = error as Error;
  const isCutOff = message === ERR_EOCDR_NOT_FOUND || message === ERR_CENTRAL_DIRECTORY_NOT_FOUND;
  return new WorkbookError({ problem: isCutOff ? "truncated-workbook" : "damaged-workbook" });
}
