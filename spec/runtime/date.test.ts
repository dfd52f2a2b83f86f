import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addMonths,
  civilOf,
  compareMonthsLater,
  dayOf,
  daysInMonth,
  formatDay,
  formatMonth,
  fullYears,
  monthOf,
  parseDay,
  reachesYears,
} from "../../runtime/date.ts";

const runs = { seed: 20250701, numRuns: 2000 };
const first = dayOf(1800, 1, 1);
const last = dayOf(2200, 12, 31);
const days = fc.oneof(
  { arbitrary: fc.integer({ min: first, max: last }), weight: 2 },
  // Ends of months, where adding months clamps.
  fc
    .record({
      year: fc.integer({ min: 1800, max: 2200 }),
      month: fc.integer({ min: 1, max: 12 }),
      back: fc.integer({ min: 0, max: 2 }),
    })
    .map(({ year, month, back }) => dayOf(year, month, naiveLength(year, month) - back)),
);

function naiveLength(year: number, month: number): number {
  const leap = year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0);
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!;
}

/** A date one step at a time: the day after, by counting. */
function* everyDay(fromYear: number, toYear: number): Generator<readonly [number, number, number]> {
  for (let year = fromYear; year <= toYear; year++) {
    for (let month = 1; month <= 12; month++) {
      for (let day = 1; day <= naiveLength(year, month); day++) yield [year, month, day];
    }
  }
}

describe("the calendar", () => {
  test("counts every day from 1800 to 2200 without a gap, and back", () => {
    let expected = first;
    for (const [year, month, day] of everyDay(1800, 2200)) {
      if (dayOf(year, month, day) !== expected)
        throw new Error(`${year}-${month}-${day} is ${dayOf(year, month, day)}, not ${expected}`);
      const civil = civilOf(expected);
      if (civil.year !== year || civil.month !== month || civil.day !== day)
        throw new Error(`${expected} is ${JSON.stringify(civil)}`);
      if (monthOf(expected) !== year * 12 + month - 1)
        throw new Error(`${year}-${month}-${day} is in month ${monthOf(expected)}`);
      expected++;
    }
    expect(expected).toBe(last + 1);
  });

  test("begins on the first day of 1970", () => expect(dayOf(1970, 1, 1)).toBe(0));

  test("knows the leap years of the centuries", () => {
    expect([1800, 1900, 2000, 2024, 2100, 2200].map((year) => daysInMonth(year, 2))).toEqual([28, 28, 29, 29, 28, 28]);
  });
});

describe("adding months", () => {
  /** Month by month, and the day clamped once at the end. */
  function naively(day: number, months: number): number {
    let { year, month } = civilOf(day);
    for (let left = Math.abs(months); left > 0; left--) {
      month += Math.sign(months);
      if (month === 13) [year, month] = [year + 1, 1];
      if (month === 0) [year, month] = [year - 1, 12];
    }
    return dayOf(year, month, Math.min(civilOf(day).day, naiveLength(year, month)));
  }

  test("keeps the day and clamps it to the last of a shorter month", () => {
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: -1500, max: 1500 }),
        (day, months) => addMonths(day, months) === naively(day, months),
      ),
      runs,
    );
  });

  test.each([
    ["2024-01-31", 1, "2024-02-29"],
    ["2025-01-31", 1, "2025-02-28"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2024-02-29", 48, "2028-02-29"],
    ["2025-11-30", 3, "2026-02-28"],
    ["2025-03-31", -1, "2025-02-28"],
  ])("%s and %i months is %s", (from, months, to) => expect(formatDay(addMonths(parseDay(from)!, months))).toBe(to));

  test("compares a later day without working it out", () => {
    const near = fc.tuple(days, fc.integer({ min: 0, max: 1500 }), fc.integer({ min: -8, max: 8 }));
    fc.assert(
      fc.property(near, ([day, months, off]) => {
        const other = addMonths(day, months) + off;
        return Math.sign(compareMonthsLater(day, months, other)) === Math.sign(-off);
      }),
      runs,
    );
  });

  test("tells whether an anniversary is reached without working it out", () => {
    const near = fc.tuple(days, fc.integer({ min: 1, max: 200 }), fc.integer({ min: -3, max: 3 }));
    fc.assert(
      fc.property(near, ([day, years, off]) => {
        const other = addMonths(day, 12 * years) + off;
        return reachesYears(day, years, other) === off >= 0;
      }),
      { ...runs, numRuns: 20_000 },
    );
  });
});

describe("full years", () => {
  /** The birthdays that have come, counted one by one. */
  function naively(birth: number, on: number): number {
    let years = 0;
    while (addMonths(birth, (years + 1) * 12) <= on) years++;
    return years;
  }

  test("are the birthdays that have come", () => {
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 0, max: 40_000 }),
        (birth, later) => fullYears(birth, birth + later) === naively(birth, birth + later),
      ),
      runs,
    );
  });

  test.each([
    ["2004-02-29", "2022-02-27", 17],
    ["2004-02-29", "2022-02-28", 18],
    ["2004-02-29", "2024-02-28", 19],
    ["2004-02-29", "2024-02-29", 20],
    ["1964-10-08", "2024-10-08", 60],
    ["1964-10-09", "2024-10-08", 59],
  ])("of %s on %s are %i", (birth, on, years) => expect(fullYears(parseDay(birth)!, parseDay(on)!)).toBe(years));
});

describe("dates as text", () => {
  test("are read as they are written", () => {
    fc.assert(
      fc.property(days, (day) => parseDay(formatDay(day)) === day),
      runs,
    );
  });

  test.each([
    "2025-02-29",
    "2025-13-01",
    "2025-00-10",
    "2025-01-00",
    "2025-1-01",
    "20250101",
    "2025-01-01 ",
    "２025-01-01",
    "",
  ])("%j is none", (text) => expect(parseDay(text)).toBeNull());

  test("name their month", () => expect(formatMonth(monthOf(parseDay("2024-09-30")!))).toBe("2024-09"));
});
