import { Readable, Writable } from "node:stream";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Context } from "../../cli/context.ts";
import type { Output } from "../../cli/io.ts";
import type { Language } from "../../cli/language.ts";
import { Progress } from "../../cli/progress.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** What is written on a terminal of a work on 200 bytes, of which each step tells the seconds gone by, the bytes and the records. */
function written(
  steps: readonly (readonly [seconds: number, bytes: number, records: number | null])[],
  { isTTY = true, total = 200, columns = 100, language = "en" as Language } = {},
): readonly string[] {
  const texts: string[] = [];
  const stderr: Output = Object.assign(new Writable(), {
    isTTY,
    columns,
    write: (text: string | Uint8Array) => texts.push(String(text)) > 0,
  });
  const context = new Context({ stdin: Readable.from([]), stdout: new Writable(), stderr, env: {} }, language);
  const progress = new Progress(total, context);
  let gone = 0;
  for (const [seconds, bytes, records] of steps) {
    vi.advanceTimersByTime(seconds * 1000 - gone);
    gone = seconds * 1000;
    progress.advance(bytes, records);
  }
  progress.clear();
  return texts;
}

const bar = (filled: number): string => "█".repeat(filled) + "░".repeat(20 - filled);
const cleared = "\r\u001B[K";

describe("progress on a terminal", () => {
  test("tells after a second how far the work is, how fast, and how long it will take, and is taken away", () => {
    expect(
      written([
        [0.5, 50, 30_000],
        [2, 100, 123_456],
        [4, 150, 250_000],
      ]),
    ).toEqual([
      `\r${bar(10)}  50%  123,456 records  61,728 a second  2 s left\u001B[K`,
      `\r${bar(15)}  75%  250,000 records  62,500 a second  2 s left\u001B[K`,
      cleared,
    ]);
    expect(written([[10, 10, 5000]], { language: "zh" })).toEqual([
      `\r${bar(1)}   5%  5,000 条  每秒 500 条  剩余 3 分 10 秒\u001B[K`,
      cleared,
    ]);
  });

  test("tells of work without records only how far it is, and of a stream only how many have come", () => {
    expect(written([[2, 100, null]])).toEqual([`\r${bar(10)}  50%  2 s left\u001B[K`, cleared]);
    expect(written([[2, 100, 40]], { total: 0 })).toEqual(["\r40 records  20 a second\u001B[K", cleared]);
    expect(written([[2, 100, null]], { total: 0 })).toEqual([]);
  });

  test("stands on one line of a narrow terminal", () => {
    expect(written([[2, 100, 40]], { columns: 40 })).toEqual([`\r${bar(10)}  50%  40 records\u001B[K`, cleared]);
  });

  test("is for terminals only", () => {
    expect(written([[2, 100, 40]], { isTTY: false })).toEqual([]);
  });
});
