/** Every day from 1900 to 2100, against the calendar of JavaScript and plain counting. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  firstOfMonth,
  firstOfNextMonth,
  firstOfNextYear,
  firstOfYear,
  lastOfMonth,
  lastOfYear,
  monthsBetween,
  yearOf,
} from "../../runtime/calendar-days.ts";
import { addMonths, type Day, dayOf } from "../../runtime/date.ts";

const [first, last] = [dayOf(1900, 1, 1), dayOf(2100, 12, 31)];
const days = Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** The day of a year, a month from 0 and a day of the month, as JavaScript reckons it. */
const utc = (year: number, month: number, day: number): Day => Date.UTC(year, month, day) / 86_400_000;

test.each([
  ["first of the month", firstOfMonth, (year: number, month: number) => utc(year, month, 1)],
  ["last of the month", lastOfMonth, (year: number, month: number) => utc(year, month + 1, 0)],
  ["first of the next month", firstOfNextMonth, (year: number, month: number) => utc(year, month + 1, 1)],
  ["first of the year", firstOfYear, (year: number) => utc(year, 0, 1)],
  ["last of the year", lastOfYear, (year: number) => utc(year, 11, 31)],
  ["first of the next year", firstOfNextYear, (year: number) => utc(year + 1, 0, 1)],
  ["year", yearOf, (year: number) => year],
] as const)("%s", (_, ours, plain) => {
  const differing = days.filter((day) => {
    const date = new Date(day * 86_400_000);
    return ours(day) !== plain(date.getUTCFullYear(), date.getUTCMonth());
  });
  expect(differing).toEqual([]);
});

describe("whole months", () => {
  /** Months are added one by one until the day is passed. */
  function counted(from: Day, to: Day): number {
    let months = 0;
    while (addMonths(from, months + 1) <= to) months++;
    while (addMonths(from, months) > to) months--;
    return months;
  }

  test("are the most that may be added without passing the day", () => {
    const day = fc.integer({ min: first, max: last });
    const near = fc.tuple(day, fc.integer({ min: -70, max: 70 })).map(([from, away]) => [from, from + away] as const);
    fc.assert(
      fc.property(fc.oneof(near, fc.tuple(day, day)), ([from, to]) => monthsBetween(from, to) === counted(from, to)),
      { seed: 1900, numRuns: 3000 },
    );
  });

  test("from the last day of January are whole on the last of February", () => {
    expect(monthsBetween(dayOf(2025, 1, 31), dayOf(2025, 2, 28))).toBe(1);
    expect(monthsBetween(dayOf(2025, 1, 31), dayOf(2025, 2, 27))).toBe(0);
    expect(monthsBetween(dayOf(2025, 3, 1), dayOf(2025, 2, 28))).toBe(-1);
  });
});
