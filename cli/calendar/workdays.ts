import { civilOf, type Day } from "../../runtime/date.ts";

/** Which days are worked, holidays and make-up working days counted, by the official lists. */
export interface WorkdayCalendar {
  /** Whether the official list of a year is known. */
  readonly hasList: (year: number) => boolean;
  /** Only for days of years whose list is known. */
  readonly isWorkday: (day: Day) => boolean;
}

/** The day that a count of working days ends on, or the year whose list it would need. */
export type WorkdayCount =
  { readonly kind: "day"; readonly day: Day } | { readonly kind: "noList"; readonly year: number };

/** New Year's arrangement, which the next year's list makes, has moved days from 29 December on. */
const nextYearsListFrom = 29;

/** The day after the event is the first; a day that is not worked is not counted. */
export function countWorkdays(calendar: WorkdayCalendar, event: Day, amount: number): WorkdayCount {
  let day = event;
  for (let left = amount; left > 0;) {
    day++;
    const year = yearsOf(day).find((each) => !calendar.hasList(each));
    if (year !== undefined) return { kind: "noList", year };
    if (calendar.isWorkday(day)) left--;
  }
  return { kind: "day", day };
}

/** The years whose lists say whether a day is worked. */
function yearsOf(date: Day): readonly number[] {
  const { year, month, day } = civilOf(date);
  return month === 12 && day >= nextYearsListFrom ? [year, year + 1] : [year];
}
