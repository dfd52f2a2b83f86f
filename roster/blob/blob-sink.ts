import type { Sink } from "../sink.ts";

/** So much is held in memory before it is given to the browser, which keeps large blobs on the disk. */
const mostHeld = 16 * 1024 * 1024;

/** Puts together a file that a browser holds. */
export class BlobSink implements Sink {
  readonly isFile = true;
  readonly problem = null;
  #blob = new Blob([]);
  #held: (string | Uint8Array<ArrayBuffer>)[] = [];
  #size = 0;

  /** What has been written. */
  get blob(): Blob {
    this.#hand();
    return this.#blob;
  }

  write(text: string | Uint8Array): Promise<boolean> {
    // Bytes are good until the next are written.
    this.#held.push(typeof text === "string" ? text : new Uint8Array(text));
    if ((this.#size += text.length) >= mostHeld) this.#hand();
    return Promise.resolve(true);
  }

  finish(): Promise<void> {
    return Promise.resolve();
  }

  abort(): Promise<void> {
    this.#held = [];
    this.#blob = new Blob([]);
    return Promise.resolve();
  }

  #hand(): void {
    this.#blob = new Blob([this.#blob, ...this.#held]);
    this.#held = [];
    this.#size = 0;
  }
}
