import type { Writable } from "node:stream";
import { visibleText } from "../../runtime/visible-text.ts";
import type { Output } from "../io.ts";
import { streamProblem, type RosterProblem } from "../../roster/problem.ts";
import type { Sink } from "../../roster/sink.ts";

/** Writes to an open stream, and leaves it open; to a terminal nothing that it would obey. */
export class StreamSink implements Sink {
  readonly isFile = false;
  problem: RosterProblem | null = null;
  readonly #stream: Writable;
  #isOpen = true;

  constructor(stream: Writable) {
    this.#stream = stream;
    stream.on("error", (error) => this.#close(error));
  }

  /** Resolves when the stream has handed the text on, so at most one piece waits in memory. */
  write(text: string | Uint8Array): Promise<boolean> {
    if (!this.#isOpen) return Promise.resolve(false);
    const isShown = typeof text === "string" && (this.#stream as Output).isTTY === true;
    const shown = isShown ? visibleText(text) : text;
    return new Promise((resolve) => {
      this.#stream.write(shown, (error) => {
        if (error) this.#close(error);
        resolve(this.#isOpen);
      });
    });
  }

  finish(): Promise<void> {
    return Promise.resolve();
  }

  abort(): Promise<void> {
    return Promise.resolve();
  }

  #close(error: NodeJS.ErrnoException): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    // Whoever reads the pipe has seen enough, as in `pol run … | head`: that is no failure.
    if (error.code !== "EPIPE" && error.code !== "ERR_STREAM_DESTROYED") this.problem = streamProblem(error);
  }
}
