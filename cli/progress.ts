import type { Context } from "./context.ts";

const delay = 1000;
const interval = 100;
const width = 30;

/** A bar on the terminal's standard error for work that takes longer than a second. */
export class Progress {
  readonly #context: Context;
  readonly #total: number;
  readonly #started = Date.now();
  #shownAt = 0;

  /** The total is in the unit of `advance`; zero where it is not known. */
  constructor(total: number, context: Context) {
    this.#total = total;
    this.#context = context;
  }

  /** Says how far the work has come. */
  advance(done: number): void {
    if (this.#context.io.stderr.isTTY !== true || this.#total === 0) return;
    const now = Date.now();
    if (now - this.#started < delay || now - this.#shownAt < interval) return;
    this.#shownAt = now;
    const share = Math.min(1, done / this.#total);
    const filled = Math.round(share * width);
    const bar = "█".repeat(filled) + "░".repeat(width - filled);
    this.#context.io.stderr.write(`\r${bar} ${String(Math.floor(share * 100)).padStart(3)}%`);
  }

  /** Takes the bar away, so that other words may be written. */
  clear(): void {
    if (this.#shownAt === 0) return;
    this.#shownAt = 0;
    this.#context.io.stderr.write("\r\u001B[K");
  }
}
