import { open } from "node:fs/promises";
import { pipeline, type Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { crc32, createInflateRaw } from "node:zlib";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { type Archive, mostParts, refuseHarm, stored } from "../../../roster/workbook/archive.ts";
import { refuseOtherKinds } from "../../../roster/workbook/file-kind.ts";
import { orDamaged, WorkbookError } from "../../../roster/workbook/workbook-error.ts";

const pieceSize = 256 * 1024;

/** A workbook that is a file, or in memory. */
export class ZipArchive implements Archive {
  readonly #zip: ZipFile;
  /** By name in small letters, as names of parts are compared. */
  readonly #parts: ReadonlyMap<string, Entry>;

  readonly size: number;

  private constructor(zip: ZipFile, parts: ReadonlyMap<string, Entry>) {
    this.#zip = zip;
    this.size = zip.fileSize;
    this.#parts = parts;
  }

  /** Opens a workbook by its path, or one that is in memory. Throws `WorkbookError` and the errors of the file system. */
  static async open(source: string | Buffer): Promise<ZipArchive> {
    await refuseOtherKindsOf(source);
    const zip = await orDamaged(() => opened(source));
    try {
      return new ZipArchive(zip, await orDamaged(() => partsOf(zip)));
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  /** Opens a workbook that comes by a stream: it is held whole, since its contents stand at its end. */
  static async read(input: Readable): Promise<ZipArchive> {
    return ZipArchive.open(await buffer(input));
  }

  get names(): Iterable<string> {
    return this.#parts.keys();
  }

  /** How many bytes a part has once it is unpacked; zero where there is none. */
  sizeOf(name: string): number {
    return this.#parts.get(name.toLowerCase())?.uncompressedSize ?? 0;
  }

  /** The bytes of a part, piece by piece; none where there is no such part. */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.#parts.get(name.toLowerCase());
    if (entry === undefined) return;
    refuseHarm({
      compressedSize: entry.compressedSize,
      uncompressedSize: entry.uncompressedSize,
      compressionMethod: entry.compressionMethod,
      isEncrypted: entry.isEncrypted(),
    });
    const packed = await orDamaged(() => this.#zip.openReadStreamPromise(entry, { decompress: false } as never));
    let size = 0;
    let sum = 0;
    for await (const chunk of unpacked(entry, packed)) {
      size += chunk.length;
      sum = crc32(chunk, sum);
      if (size > entry.uncompressedSize) break;
      yield chunk;
    }
    if (size !== entry.uncompressedSize || sum !== entry.crc32)
      throw new WorkbookError({ problem: "damaged-workbook" });
  }

  close(): void {
    this.#zip.close();
  }
}

async function refuseOtherKindsOf(source: string | Buffer): Promise<void> {
  if (typeof source !== "string")
    return refuseOtherKinds(async (offset, length) => source.subarray(offset, offset + length));
  const file = await open(source);
  try {
    await refuseOtherKinds(async (offset, length) => {
      const { buffer: bytes, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
      return bytes.subarray(0, bytesRead);
    });
  } finally {
    await file.close();
  }
}

async function opened(source: string | Buffer): Promise<ZipFile> {
  const options = { lazyEntries: true, autoClose: false } as const;
  try {
    return await (typeof source === "string"
      ? yauzl.openPromise(source, options)
      : yauzl.fromBufferPromise(source, options));
  } catch (error) {
    // The list of the parts stands at the end of an archive.
    if (!/central directory/iu.test((error as Error).message)) throw error;
    throw new WorkbookError({ problem: "truncated-workbook" });
  }
}

async function partsOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const parts = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (parts.size === mostParts) throw new WorkbookError({ problem: "damaged-workbook" });
    parts.set(entry.fileName.toLowerCase(), entry);
  }
  return parts;
}

async function* unpacked({ compressionMethod }: Entry, packed: Readable): AsyncGenerator<Buffer> {
  if (compressionMethod === stored) return yield* packed as AsyncIterable<Buffer>;
  const inflate = createInflateRaw({ chunkSize: pieceSize });
  // What goes wrong reaches whoever reads the end of it.
  pipeline(packed, inflate, () => {});
  const chunks = (inflate as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await orDamaged(() => chunks.next());
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await chunks.return?.();
  }
}
