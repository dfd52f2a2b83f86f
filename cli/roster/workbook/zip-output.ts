import { once } from "node:events";
import { PassThrough, type Readable } from "node:stream";
import yazl from "yazl";
import type { Sink } from "../../../roster/sink.ts";
import type { Packer } from "../../../roster/workbook/packer.ts";

/** Packing takes longest of all; past this level it takes far longer and gains a tenth. */
const options = { compressionLevel: 3, mtime: new Date(2000, 0, 1) } as const;

/** Packs by what Node.js has. */
export class ZipOutput implements Packer {
  readonly #sink: Sink;
  readonly #zip = new yazl.ZipFile();
  readonly #written: Promise<void>;
  #part: PassThrough | null = null;
  #isOpen = true;

  constructor(sink: Sink) {
    this.#sink = sink;
    this.#written = this.#handOn();
  }

  add(name: string, text: string): void {
    this.#zip.addBuffer(Buffer.from(text), name, options);
  }

  begin(name: string): void {
    this.#part = new PassThrough();
    this.#zip.addReadStream(this.#part, name, options);
  }

  write(text: string): Promise<boolean> {
    if (!this.#isOpen || this.#part === null) return Promise.resolve(false);
    const part = this.#part;
    return new Promise((resolve) => part.write(text, () => resolve(this.#isOpen)));
  }

  async end(): Promise<void> {
    const part = this.#part;
    this.#part = null;
    if (part === null || !this.#isOpen) return;
    part.end();
    await once(part, "close");
  }

  async finish(): Promise<void> {
    this.#zip.end();
    await this.#written;
    if (this.#sink.problem === null) await this.#sink.finish();
  }

  async abort(): Promise<void> {
    this.#close();
    (this.#zip.outputStream as Readable).destroy();
    await this.#written;
    await this.#sink.abort();
  }

  async #handOn(): Promise<void> {
    try {
      for await (const chunk of this.#zip.outputStream) if (!(await this.#sink.write(chunk as Buffer))) break;
    } catch {
      // Given up on purpose: that the archive ends early is all there is to say.
    }
    this.#close();
  }

  #close(): void {
    this.#isOpen = false;
    this.#part?.destroy();
  }
}
