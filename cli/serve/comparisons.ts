/** Comparisons of served notices, in a thread of their own that starts with the first. */
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Difference } from "../../api/index.ts";
import type { ServedNotice } from "../../service/served-notice.ts";
import type { ComparisonAnswer, ComparisonQuestion, NoticeTexts } from "./comparison-thread.ts";

/** The bundle that this module is in, which the thread loads as well. */
const program = fileURLToPath(import.meta.url);
const start = 'require(require("node:worker_threads").workerData).answerComparisons()';

interface Waiting {
  readonly resolve: (difference: Difference) => void;
  readonly reject: (error: Error) => void;
}

export class Comparisons {
  readonly #textsOf = new WeakMap<ServedNotice, NoticeTexts>();
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;
  #thread: Worker | null = null;

  /** Remembers what a notice was compiled from. */
  add(notice: ServedNotice, sources: readonly { readonly path: string; readonly text: string }[]): void {
    const { program: compiled } = notice.notice;
    this.#textsOf.set(notice, {
      path: sources[0]!.path,
      texts: Object.fromEntries(sources.map(({ path, text }) => [path, text])),
      readings: Object.fromEntries(compiled.readings.map(({ name, taken }) => [name, taken])),
    });
  }

  /** How two notices that were added differ. */
  readonly compare = (old: ServedNotice, next: ServedNotice): Promise<Difference> => {
    const id = ++this.#asked;
    const question: ComparisonQuestion = { id, old: this.#textsOf.get(old)!, next: this.#textsOf.get(next)! };
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#started().postMessage(question);
    });
  };

  /** Ends the thread. */
  async close(): Promise<void> {
    await this.#thread?.terminate();
  }

  #started(): Worker {
    if (this.#thread !== null) return this.#thread;
    const thread = new Worker(start, { eval: true, workerData: program });
    thread.on("message", (answer: ComparisonAnswer) => this.#answer(answer));
    thread.on("error", (error) => this.#giveUp(error as Error));
    thread.on("exit", () => this.#giveUp(new Error("the thread has ended")));
    // A server that listens keeps the process alive; a thread that waits does not.
    thread.unref();
    return (this.#thread = thread);
  }

  #answer(answer: ComparisonAnswer): void {
    const waiting = this.#waiting.get(answer.id)!;
    this.#waiting.delete(answer.id);
    if ("error" in answer) waiting.reject(new Error(answer.error));
    else waiting.resolve(answer.difference);
  }

  /** All that wait get an error; who asks next has another thread. */
  #giveUp(error: Error): void {
    this.#thread = null;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
