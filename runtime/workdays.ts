/**
 * Working days: Monday to Friday but for what the State Council's lists of holidays change. Where no list of a year is known
 * its days are told by weekends alone, and the list may yet change them.
 */
import { civilOf, type Day, dayOf } from "./date.ts";

/** What the lists change, in rising order. */
export interface WorkdayCalendar {
  /** The years whose lists are known. */
  readonly years: ReadonlySet<number>;
  /** Days off that are Monday to Friday. */
  readonly off: readonly Day[];
  /** Saturdays and Sundays that are worked. */
  readonly worked: readonly Day[];
}

/** What one list changes: days off from Monday to Friday, and Saturdays and Sundays worked, each as `0101 0128 …`. */
export type YearOfWorkdays = readonly [off: string, worked: string];

/** The calendar of lists by their years. */
export function workdayCalendar(lists: Readonly<Record<number, YearOfWorkdays>>): WorkdayCalendar {
  const years = Object.keys(lists).map(Number);
  const days = (which: 0 | 1): readonly Day[] =>
    years.flatMap((year) => daysOfYear(year, lists[year]![which])).sort((left, right) => left - right);
  return { years: new Set(years), off: days(0), worked: days(1) };
}

function daysOfYear(year: number, written: string): readonly Day[] {
  const days = written.split(" ").filter((day) => day !== "");
  return days.map((day) => dayOf(year, Number(day.slice(0, 2)), Number(day.slice(2))));
}

/** New Year's arrangement, which the next year's list makes, has moved days from 29 December on. */
const nextYearsListFrom = 29;

/** The years whose lists say whether a day is worked. */
function yearsThatTell(date: Day): readonly number[] {
  const { year, month, day } = civilOf(date);
  return month === 12 && day >= nextYearsListFrom ? [year, year + 1] : [year];
}

/** The years of which a list would have to be known to tell what days from one to another are; none where all are. */
export function unlistedYears({ years }: WorkdayCalendar, from: Day, to: Day): readonly number[] {
  const [first, last] = [Math.min(from, to), Math.max(from, to)];
  const asked = new Set(yearsThatTell(last));
  for (let year = civilOf(first).year; year <= civilOf(last).year; year++) asked.add(year);
  return [...asked].filter((year) => !years.has(year)).sort((left, right) => left - right);
}

/** Monday to Friday up to a day, counted from a Monday on; day 0 was a Thursday. */
function weekdaysThrough(day: Day): number {
  const fromMonday = day + 4;
  const weeks = Math.floor(fromMonday / 7);
  return weeks * 5 + Math.min(fromMonday - weeks * 7, 5);
}

/** How many days of a rising list are not after a day. */
function countThrough(days: readonly Day[], day: Day): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]! <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The number of the last working day not after a day, counted from one and the same day on. */
function workdaysThrough({ off, worked }: WorkdayCalendar, day: Day): number {
  return weekdaysThrough(day) - countThrough(off, day) + countThrough(worked, day);
}

/** The working day of a number. From too early a day each step makes up for the days still missing, and never goes too far. */
function workdayOfNumber(calendar: WorkdayCalendar, number: number): Day {
  let day = Math.floor(((number - calendar.worked.length) * 7) / 5) - 10;
  for (;;) {
    const missing = number - workdaysThrough(calendar, day);
    if (missing <= 0) return day;
    day += missing;
  }
}

/** Whether a day is worked. */
export function isWorkday(calendar: WorkdayCalendar, day: Day): boolean {
  return workdaysThrough(calendar, day) > workdaysThrough(calendar, day - 1);
}

/** A day that is worked itself, else the next that is. */
export function deferredToWorkday(calendar: WorkdayCalendar, day: Day): Day {
  return workdayOfNumber(calendar, workdaysThrough(calendar, day - 1) + 1);
}

/** A day that is worked itself, else the last before it that is. */
export function advancedToWorkday(calendar: WorkdayCalendar, day: Day): Day {
  return workdayOfNumber(calendar, workdaysThrough(calendar, day));
}

/** The working day so many after a day, which is not counted itself; before it where the number is negative, the day itself for none. */
export function addWorkdays(calendar: WorkdayCalendar, day: Day, count: number): Day {
  if (count === 0) return day;
  if (count > 0) return workdayOfNumber(calendar, workdaysThrough(calendar, day) + count);
  return workdayOfNumber(calendar, workdaysThrough(calendar, day - 1) + 1 + count);
}
