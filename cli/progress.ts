import stringWidth from "fast-string-width";
import type { Context } from "./context.ts";

const delay = 1000;
const interval = 100;
const width = 20;
/** Of a terminal that does not tell its width. */
const usualColumns = 80;

/** A line on the terminal's standard error for work that takes longer than a second: how far it is, how fast, and how long it will take. */
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

  /** Says how far the work has come, and how many records that were where it goes by records. */
  advance(done: number, records: number | null = null): void {
    const { stderr } = this.#context.io;
    if (stderr.isTTY !== true || (this.#total === 0 && records === null)) return;
    const now = Date.now();
    if (now - this.#started < delay || now - this.#shownAt < interval) return;
    this.#shownAt = now;
    const seconds = (now - this.#started) / 1000;
    const share = this.#total === 0 ? null : Math.min(1, done / this.#total);
    const parts = [
      ...(share === null ? [] : [barText(share)]),
      ...(records === null ? [] : this.#paceText(records, seconds)),
      ...(share === null || share === 0 ? [] : [this.#leftText((seconds * (1 - share)) / share)]),
    ];
    stderr.write(`\r${fitting(parts, stderr.columns ?? usualColumns)}\u001B[K`);
  }

  /** Takes the line away, so that other words may be written. */
  clear(): void {
    if (this.#shownAt === 0) return;
    this.#shownAt = 0;
    this.#context.io.stderr.write("\r\u001B[K");
  }

  #paceText(records: number, seconds: number): readonly string[] {
    const [count, rate] = [grouped(records), grouped(Math.round(records / seconds))];
    return [
      this.#context.say({ en: `${count} records`, zh: `${count} 条` }),
      this.#context.say({ en: `${rate} a second`, zh: `每秒 ${rate} 条` }),
    ];
  }

  #leftText(seconds: number): string {
    const [minutes, rest] = [Math.floor(Math.ceil(seconds) / 60), Math.ceil(seconds) % 60];
    if (minutes === 0) return this.#context.say({ en: `${rest} s left`, zh: `剩余 ${rest} 秒` });
    return this.#context.say({ en: `${minutes} min ${rest} s left`, zh: `剩余 ${minutes} 分 ${rest} 秒` });
  }
}

function barText(share: number): string {
  const filled = Math.round(share * width);
  return `${"█".repeat(filled)}${"░".repeat(width - filled)} ${String(Math.floor(share * 100)).padStart(3)}%`;
}

/** As many of the parts as stand on one line, which could not be taken away if it went on on the next. */
function fitting(parts: readonly string[], columns: number): string {
  const line = parts.join("  ");
  return parts.length > 1 && stringWidth(line) >= columns ? fitting(parts.slice(0, -1), columns) : line;
}

function grouped(count: number): string {
  return count.toLocaleString("en-US");
}
