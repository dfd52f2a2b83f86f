/** Every day from 1900 to 2100, against the package of the lists and against walking day by day. */
import { isWorkday as isListedWorkday } from "chinese-days";
import { describe, expect, test } from "vitest";
import { stateCouncilCalendar } from "../../compiler/state-council.ts";
import { type Day, dayOf, formatDay } from "../../runtime/date.ts";
import {
  addWorkdays,
  advancedToWorkday,
  deferredToWorkday,
  isWorkday,
  unlistedYears,
  workdayCalendar,
} from "../../runtime/workdays.ts";

const calendar = stateCouncilCalendar();
const [first, last] = [dayOf(1900, 1, 1), dayOf(2100, 12, 31)];
const days = Array.from({ length: last - first + 1 }, (_, index) => first + index);
const worked = new Map<Day, boolean>();
const isWorked = (day: Day): boolean => {
  let known = worked.get(day);
  if (known === undefined) worked.set(day, (known = isListedWorkday(formatDay(day))));
  return known;
};

/** So many working days on, or back, a day at a time. */
function walked(from: Day, count: number): Day {
  const step = Math.sign(count);
  let day = from;
  for (let left = Math.abs(count); left > 0;) {
    day += step;
    if (isWorked(day)) left--;
  }
  return day;
}

test("the days that are worked are those of the package", () => {
  expect(days.filter((day) => isWorkday(calendar, day) !== isWorked(day))).toEqual([]);
});

test("a day off gives way to the next that is worked, or to the last", () => {
  const later = (day: Day): Day => (isWorked(day) ? day : walked(day, 1));
  const earlier = (day: Day): Day => (isWorked(day) ? day : walked(day, -1));
  expect(days.filter((day) => deferredToWorkday(calendar, day) !== later(day))).toEqual([]);
  expect(days.filter((day) => advancedToWorkday(calendar, day) !== earlier(day))).toEqual([]);
});

test.each([0, 1, 2, 5, 23, -1, -2, -10])("%i working days on", (count) => {
  expect(days.filter((day) => addWorkdays(calendar, day, count) !== walked(day, count))).toEqual([]);
});

test("a thousand million working days on are found at once", () => {
  const far = addWorkdays(calendar, first, 1_000_000_000);
  expect(addWorkdays(calendar, far, -1_000_000_000)).toBe(first);
});

describe("the years whose lists are not known", () => {
  const two = workdayCalendar({ 2024: ["", ""], 2025: ["", ""] });
  test.each([
    [dayOf(2024, 1, 1), dayOf(2025, 12, 28), []],
    [dayOf(2025, 12, 28), dayOf(2025, 12, 29), [2026]],
    [dayOf(2026, 3, 1), dayOf(2025, 3, 1), [2026]],
    [dayOf(2023, 12, 28), dayOf(2023, 12, 28), [2023]],
    [dayOf(2025, 6, 1), dayOf(2027, 12, 31), [2026, 2027, 2028]],
  ])("%i to %i", (from, to, years) => expect(unlistedYears(two, from, to)).toEqual(years));
});
