import { TextReader, ZipWriter } from "@zip.js/zip.js/lib/zip-core-native.js";
import type { Sink } from "../sink.ts";
import type { Packer } from "../workbook/packer.ts";

const options = { useWebWorkers: false, lastModDate: new Date(2000, 0, 1), extendedTimestamp: false } as const;

type Piece = Uint8Array<ArrayBuffer>;

/** The part that is being written. */
interface OpenPart {
  readonly writer: WritableStreamDefaultWriter<Piece>;
  readonly packed: Promise<unknown>;
}

/** Packs by what a browser has. */
export class BlobPacker implements Packer {
  readonly #sink: Sink;
  readonly #zip: ZipWriter<unknown>;
  readonly #encoder = new TextEncoder();
  readonly #added: Promise<unknown>[] = [];
  #part: OpenPart | null = null;
  #isOpen = true;

  constructor(sink: Sink) {
    this.#sink = sink;
    const taken = new WritableStream<Piece>({
      write: async (bytes) => {
        if (!(await sink.write(bytes))) this.#isOpen = false;
      },
    });
    this.#zip = new ZipWriter(taken, options);
  }

  add(name: string, text: string): void {
    this.#added.push(this.#zip.add(name, new TextReader(text)));
  }

  begin(name: string): void {
    const { readable, writable } = new TransformStream<Piece, Piece>();
    this.#part = { writer: writable.getWriter(), packed: this.#zip.add(name, readable) };
  }

  async write(text: string): Promise<boolean> {
    if (!this.#isOpen || this.#part === null) return false;
    await this.#part.writer.write(this.#encoder.encode(text));
    return this.#isOpen;
  }

  async end(): Promise<void> {
    const part = this.#part;
    this.#part = null;
    await part?.writer.close();
    await part?.packed;
  }

  async finish(): Promise<void> {
    await Promise.all(this.#added);
    await this.#zip.close();
    if (this.#sink.problem === null) await this.#sink.finish();
  }

  async abort(): Promise<void> {
    this.#isOpen = false;
    const part = this.#part;
    this.#part = null;
    part?.packed.catch(() => {});
    await part?.writer.abort().catch(() => {});
    await this.#sink.abort();
  }
}
