import { civilOf, type Day } from "../../runtime/date.ts";

/** Which days are worked, holidays and make-up working days counted, by the official lists. */
export interface WorkdayCalendar {
  /** Whether the official list of a year is known. */
  readonly hasList: (year: number) => boolean;
  /** Only for days of years whose list is known. */
  readonly isWorkday: (day: Day) => boolean;
}

/** The day that a count of working days ends on. */
export interface WorkdayCount {
  readonly day: Day;
  /** The years of which no list is known: their days were counted by weekends alone, and the lists may move the end. */
  readonly unlisted: readonly number[];
}

/** New Year's arrangement, which the next year's list makes, has moved days from 29 December on. */
const nextYearsListFrom = 29;

/** The day after the event is the first; a day that is not worked is not counted. */
export function countWorkdays(calendar: WorkdayCalendar, event: Day, amount: number): WorkdayCount {
  const unlisted = new Set<number>();
  let day = event;
  for (let left = amount; left > 0;) {
    day++;
    const missing = yearsOf(day).filter((year) => !calendar.hasList(year));
    for (const year of missing) unlisted.add(year);
    if (missing.length > 0 ? isWeekday(day) : calendar.isWorkday(day)) left--;
  }
  return { day, unlisted: [...unlisted] };
}

/** The years whose lists say whether a day is worked. */
function yearsOf(date: Day): readonly number[] {
  const { year, month, day } = civilOf(date);
  return month === 12 && day >= nextYearsListFrom ? [year, year + 1] : [year];
}

/** Monday to Friday; day 0 was a Thursday. */
function isWeekday(day: Day): boolean {
  const sinceMonday = (((day + 3) % 7) + 7) % 7;
  return sinceMonday < 5;
}
