import { createGzip } from "node:zlib";
import type { RosterProblem } from "../../roster/problem.ts";
import type { Sink } from "../../roster/sink.ts";

/** Packs what is written by gzip on its way to another sink. */
export class GzipSink implements Sink {
  readonly #sink: Sink;
  readonly #gzip = createGzip();
  readonly #packed: Promise<void>;
  #isOpen = true;

  constructor(sink: Sink) {
    this.#sink = sink;
    this.#packed = this.#handOn();
  }

  get isFile(): boolean {
    return this.#sink.isFile;
  }

  get problem(): RosterProblem | null {
    return this.#sink.problem;
  }

  /** Resolves when the text is packed, so at most one piece waits in memory. */
  write(text: string | Uint8Array): Promise<boolean> {
    if (!this.#isOpen) return Promise.resolve(false);
    return new Promise((resolve) => this.#gzip.write(text, () => resolve(this.#isOpen)));
  }

  async finish(): Promise<void> {
    this.#gzip.end();
    await this.#packed;
    await this.#sink.finish();
  }

  async abort(): Promise<void> {
    this.#gzip.destroy();
    await this.#packed;
    await this.#sink.abort();
  }

  async #handOn(): Promise<void> {
    try {
      for await (const chunk of this.#gzip) if (!(await this.#sink.write(chunk as Buffer))) break;
    } catch {
      // Given up on purpose: that the stream ends early is all there is to say.
    }
    this.#isOpen = false;
  }
}
