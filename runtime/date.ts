/**
 * Calendar dates without time or zone, as whole days since 1970-01-01 (proleptic Gregorian).
 * Day ↔ civil follows H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
 */

/** A calendar date: whole days since 1970-01-01. */
export type Day = number;

export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

const daysPerEra = 146_097;
const epochOffset = 719_468;

/** The day number of a civil date, which must exist. */
export function dayOf(year: number, month: number, day: number): Day {
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const monthFromMarch = month > 2 ? month - 3 : month + 9;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * daysPerEra + dayOfEra - epochOffset;
}

/** Year, month and day of a day number. */
export function civilOf(date: Day): CivilDate {
  const shifted = date + epochOffset;
  const era = Math.floor(shifted / daysPerEra);
  const dayOfEra = shifted - era * daysPerEra;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1 };
}

/** The number of days in a month. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * The date a number of months later (earlier where negative). The day of the month is kept and
 * clamped to the last day of a shorter month (reading R2).
 */
export function addMonths(date: Day, months: number): Day {
  const civil = civilOf(date);
  const index = civil.year * 12 + civil.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return dayOf(year, month, Math.min(civil.day, daysInMonth(year, month)));
}

/** Age in full years on a date; a birthday on 29 February falls on 28 February in other years (R3). */
export function fullYears(birth: Day, on: Day): number {
  const from = civilOf(birth);
  const to = civilOf(on);
  const birthday = Math.min(from.day, daysInMonth(to.year, from.month));
  const reached = to.month > from.month || (to.month === from.month && to.day >= birthday);
  return to.year - from.year - (reached ? 0 : 1);
}

const pad = (value: number, width: number): string => String(value).padStart(width, "0");
const earliestCached = dayOf(1900, 1, 1);
const cachedTexts: string[] = [];

/** The ISO form, `2025-07-01`. */
export function formatDay(date: Day): string {
  const index = date - earliestCached;
  if (index < 0 || index > 100_000) return isoText(date);
  return (cachedTexts[index] ??= isoText(date));
}

function isoText(date: Day): string {
  const { year, month, day } = civilOf(date);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** The day of an ISO date `2025-07-01`, or null where the text is not a date that exists. */
export function parseDay(text: string): Day | null {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return null;
  const year = numeral(text, 0, 4);
  const month = numeral(text, 5, 7);
  const day = numeral(text, 8, 10);
  const exists = year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? dayOf(year, month, day) : null;
}

/** The digits from start to end as a number, negative where one is not a digit. */
function numeral(text: string, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** A calendar month: `year * 12 + month - 1`. */
export type Month = number;

/** The month that a date lies in. */
export function monthOf(date: Day): Month {
  const { year, month } = civilOf(date);
  return year * 12 + month - 1;
}

/** The form `2024-10`. */
export function formatMonth(month: Month): string {
  const year = Math.floor(month / 12);
  return `${pad(year, 4)}-${pad(month - year * 12 + 1, 2)}`;
}
