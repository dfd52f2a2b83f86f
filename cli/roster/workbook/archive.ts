import type { Readable } from "node:stream";
import { pipeline } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { orDamaged, WorkbookError } from "./workbook-error.ts";

const pieceSize = 256 * 1024;

/** No workbook has as many parts. */
const mostParts = 10_000;

/** XML of a sheet shrinks to a tenth or a thirtieth; what would grow by more than this, past a size, is made to do harm. */
const mostGrowth = 250;
const suspiciousSize = 64 * 1024 * 1024;

const [stored, deflated] = [0, 8];

/** The parts of a workbook, which is a ZIP archive, by their names. Close it when done. */
export class Archive {
  readonly #zip: ZipFile;
  /** By name in small letters, as names of parts are compared. */
  readonly #parts: ReadonlyMap<string, Entry>;

  private constructor(zip: ZipFile, parts: ReadonlyMap<string, Entry>) {
    this.#zip = zip;
    this.#parts = parts;
  }

  /** Opens a file by its path, or one that is in memory. Throws `WorkbookError` and the errors of the file system. */
  static async open(source: string | Buffer): Promise<Archive> {
    const zip = await orDamaged(() => opened(source));
    try {
      return new Archive(zip, await orDamaged(() => partsOf(zip)));
    } catch (error) {
      zip.close();
      throw error;
    }
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
    refuseHarm(entry);
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

function refuseHarm(entry: Entry): void {
  const { uncompressedSize, compressedSize, compressionMethod } = entry;
  if (entry.isEncrypted()) throw new WorkbookError({ problem: "encrypted-workbook" });
  if (compressionMethod !== stored && compressionMethod !== deflated)
    throw new WorkbookError({ problem: "damaged-workbook" });
  if (uncompressedSize > suspiciousSize && uncompressedSize > compressedSize * mostGrowth)
    throw new WorkbookError({ problem: "workbook-too-large", megabytes: Math.round(uncompressedSize / 2 ** 20) });
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
