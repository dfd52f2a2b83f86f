import { addMonths, civilOf, type Day, dayOf, monthOf } from "./date.ts";

/** The calendar year that a date lies in. */
export function yearOf(date: Day): number {
  return Math.floor(monthOf(date) / 12);
}

/** The first day of a date's month. */
export function firstOfMonth(date: Day): Day {
  return date - civilOf(date).day + 1;
}

/** The last day of a date's month. */
export function lastOfMonth(date: Day): Day {
  return firstOfNextMonth(date) - 1;
}

/** The first day of the month after a date's. */
export function firstOfNextMonth(date: Day): Day {
  return addMonths(firstOfMonth(date), 1);
}

/** The first day of a date's year. */
export function firstOfYear(date: Day): Day {
  return dayOf(yearOf(date), 1, 1);
}

/** The last day of a date's year. */
export function lastOfYear(date: Day): Day {
  return dayOf(yearOf(date), 12, 31);
}

/** The first day of the year after a date's. */
export function firstOfNextYear(date: Day): Day {
  return dayOf(yearOf(date) + 1, 1, 1);
}

/** Whole months from one date to another, negative where that is earlier; one that begins on the 31st is whole on the last day of a shorter month. */
export function monthsBetween(from: Day, to: Day): number {
  const months = monthOf(to) - monthOf(from);
  return addMonths(from, months) <= to ? months : months - 1;
}
