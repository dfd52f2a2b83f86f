import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addMonths, formatDay, parseDay } from "../../runtime/date.ts";
import {
  addDuration,
  addDurations,
  duration,
  formatDuration,
  parseDuration,
  sameDuration,
  subtractDuration,
} from "../../runtime/duration.ts";

const runs = { seed: 20250701, numRuns: 1000 };
const durations = fc
  .tuple(fc.integer({ min: 0, max: 240 }), fc.integer({ min: 0, max: 400 }))
  .map(([months, days]) => duration(months, days));
const days = fc.integer({ min: parseDay("1900-01-01")!, max: parseDay("2100-12-31")! });

describe("durations", () => {
  test("move a date by their months first and then by their days", () => {
    fc.assert(
      fc.property(days, durations, (day, each) => addDuration(day, each) === addMonths(day, each.months) + each.days),
      runs,
    );
    fc.assert(
      fc.property(
        days,
        durations,
        (day, each) => subtractDuration(day, each) === addMonths(day, -each.months) - each.days,
      ),
      runs,
    );
  });

  test.each([
    ["2024-11-30", "P3M", "2025-02-28"],
    ["2024-02-29", "P1Y", "2025-02-28"],
    ["2025-01-31", "P1M1D", "2025-03-01"],
    ["2025-03-01", "P90D", "2025-05-30"],
  ])("%s and %s is %s", (from, length, to) =>
    expect(formatDay(addDuration(parseDay(from)!, parseDuration(length)!))).toBe(to),
  );

  test("are added part by part, and three months are not ninety days", () => {
    expect(addDurations(duration(3, 10), duration(1, 25))).toEqual(duration(4, 35));
    expect(sameDuration(duration(3, 0), duration(0, 90))).toBe(false);
  });

  test("are read as they are written", () => {
    fc.assert(
      fc.property(durations, (each) => sameDuration(parseDuration(formatDuration(each))!, each)),
      runs,
    );
  });

  test.each([
    ["P0D", "P0D"],
    ["P1Y2M", "P14M"],
    ["P0M5D", "P5D"],
  ])("%s is %s", (text, written) => {
    expect(formatDuration(parseDuration(text)!)).toBe(written);
  });

  test.each(["P", "3M", "P3W", "PT3M", "P-3M", "P3D2M", ""])("%j is none", (text) =>
    expect(parseDuration(text)).toBeNull(),
  );
});
