import { Readable, Writable } from "node:stream";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Context } from "../../cli/context.ts";
import type { Output } from "../../cli/io.ts";
import { Progress } from "../../cli/progress.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** What a bar over 200 bytes writes: after half a second, after two seconds, and when it is taken away. */
function written(isTTY: boolean): readonly string[] {
  const texts: string[] = [];
  const stderr: Output = Object.assign(new Writable(), {
    isTTY,
    write: (text: string | Uint8Array) => texts.push(String(text)) > 0,
  });
  const context = new Context({ stdin: Readable.from([]), stdout: new Writable(), stderr, env: {} }, "en");
  const progress = new Progress(200, context);
  vi.advanceTimersByTime(500);
  progress.advance(50);
  vi.advanceTimersByTime(1500);
  progress.advance(100);
  progress.clear();
  return texts;
}

test("a bar is shown after a second on a terminal, and taken away", () => {
  expect(written(true)).toEqual([`\r${"█".repeat(15)}${"░".repeat(15)}  50%`, "\r\u001B[K"]);
});

test("without a terminal there is no bar", () => {
  expect(written(false)).toEqual([]);
});
