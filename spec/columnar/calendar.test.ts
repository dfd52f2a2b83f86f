/** The calendar of WebAssembly modules is that of the runtime, for all dates that calculations come to. Seeds are pinned. */
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import openEncoder from "wabt";
import { stateCouncilCalendar } from "../../compiler/state-council.ts";
import { calendarBytes, calendarText } from "../../emit/wasm/calendar-text.ts";
import { FixedNumbers } from "../../emit/wasm/fixed-numbers.ts";
import * as runtime from "../../runtime/index.ts";

const calendar = stateCouncilCalendar();

/** Years 1 to 9999, and what the longest durations come to from there. */
const day = fc.oneof(
  fc.integer({ min: runtime.dayOf(1880, 1, 1) - 400, max: runtime.dayOf(2121, 1, 1) + 400 }),
  fc.integer({ min: -5_000_000, max: 8_000_000 }),
);
const months = fc.oneof(fc.integer({ min: -30, max: 30 }), fc.integer({ min: -119_000, max: 119_000 }));
const listed = fc.integer({ min: runtime.dayOf(2019, 1, 1), max: runtime.dayOf(2028, 1, 1) });
const year = fc.integer({ min: 2000, max: 2060 });
const bits = fc.integer({ min: 0, max: 2 ** 31 - 1 });

type Numbers = (...numbers: number[]) => number | boolean;

const functions: readonly (readonly [name: string, numbers: readonly fc.Arbitrary<number>[], wanted: Numbers])[] = [
  ["addMonths", [day, months], runtime.addMonths],
  ["fullYears", [day, day], runtime.fullYears],
  ["monthsBetween", [day, day], runtime.monthsBetween],
  ["yearOf", [day], runtime.yearOf],
  ["firstOfMonth", [day], runtime.firstOfMonth],
  ["lastOfMonth", [day], runtime.lastOfMonth],
  ["firstOfNextMonth", [day], runtime.firstOfNextMonth],
  ["firstOfYear", [day], runtime.firstOfYear],
  ["lastOfYear", [day], runtime.lastOfYear],
  ["firstOfNextYear", [day], runtime.firstOfNextYear],
  ["isWorkday", [listed], (date) => runtime.isWorkday(calendar, date!)],
  ["deferredToWorkday", [listed], (date) => runtime.deferredToWorkday(calendar, date!)],
  ["advancedToWorkday", [listed], (date) => runtime.advancedToWorkday(calendar, date!)],
  [
    "addWorkdays",
    [listed, fc.integer({ min: -400, max: 400 })],
    (date, count) => runtime.addWorkdays(calendar, date!, count!),
  ],
  ["yearsIn", [bits, year, year, year], runtime.yearsIn],
  ["yearsNotIn", [bits, year, year, year], runtime.yearsNotIn],
  ["unbrokenYearsIn", [bits, year, year, year], runtime.unbrokenYearsIn],
  ["unbrokenYearsNotIn", [bits, year, year, year], runtime.unbrokenYearsNotIn],
];

let exported: Readonly<Record<string, (...numbers: number[]) => number>>;

beforeAll(async () => {
  const fixed = new FixedNumbers();
  fixed.useCalendar(calendar);
  const lists = fixed.workdayLists();
  const pages = Math.ceil((fixed.end + calendarBytes) / 65_536);
  const exports = functions.map(([name]) => `(export "${name}" (func $${name}))`).join("\n");
  const text = `(module (memory ${pages}) (data (i32.const 0) "${fixed.text()}") ${calendarText(fixed.end, lists)} ${exports})`;
  const { buffer } = (await openEncoder()).parseWat("calendar.wat", text).toBinary({});
  const { WebAssembly: engine } = globalThis as unknown as {
    readonly WebAssembly: { readonly instantiate: (bytes: Uint8Array) => Promise<{ instance: { exports: unknown } }> };
  };
  exported = (await engine.instantiate(buffer)).instance.exports as typeof exported;
});

test.each(functions)("%s", (name, numbers, wanted) => {
  fc.assert(
    fc.property(fc.tuple(...numbers), (given) => {
      expect(exported[name]!(...given)).toBe(Number(wanted(...given)));
    }),
    { seed: 20261129, numRuns: 3000 },
  );
});
