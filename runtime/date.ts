/**
 * Calendar dates without time or zone, as whole days since 1970-01-01 (proleptic Gregorian).
 * Day ↔ civil follows H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
 */

import { PolicyFailure } from "./failure.ts";

/** A calendar date: whole days since 1970-01-01. */
export type Day = number;

/** A date by year, month (1 to 12) and day. */
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

/** The first and the last day of the calendar: a date is written with a year of four digits. */
export const firstDay = dayOf(1, 1, 1);
export const lastDay = dayOf(9999, 12, 31);

/** The days from the first of the calendar to the last. */
export const daysOfCalendar = lastDay - firstDay;

/** For generated code: a date that a decision gives out, which must be one of the calendar. */
export function calendarDay<T extends Day | null>(date: T): T {
  if (date !== null && (date < firstDay || date > lastDay)) throw new PolicyFailure({ kind: "beyond-calendar" });
  return date;
}

/** Year, month and day of a day number. */
export function civilOf(date: Day): CivilDate {
  const shifted = date + epochOffset;
  const era = Math.floor(shifted / daysPerEra);
  const dayOfEra = shifted - era * daysPerEra;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
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

/** The years for which months and days are looked up in tables and not worked out. */
const firstTabled = 1880;
const lastTabled = 2120;
const firstTabledDay = dayOf(firstTabled, 1, 1);
const firstTabledMonth = firstTabled * 12;

interface CalendarTables {
  /** By days since the first tabled day: `month × 32 + day of the month − 1`; months from the first. */
  readonly months: Int32Array;
  /** By month from the first: the day before its first day. */
  readonly starts: Int32Array;
  /** By month from the first: its number of days. */
  readonly lengths: Uint8Array;
}

let tables: CalendarTables | null = null;

function calendarTables(): CalendarTables {
  const monthCount = (lastTabled - firstTabled + 1) * 12;
  const months = new Int32Array(dayOf(lastTabled + 1, 1, 1) - firstTabledDay);
  const starts = new Int32Array(monthCount);
  const lengths = new Uint8Array(monthCount);
  let day = 0;
  for (let month = 0; month < monthCount; month++) {
    const length = daysInMonth(firstTabled + Math.floor(month / 12), (month % 12) + 1);
    starts[month] = firstTabledDay + day - 1;
    lengths[month] = length;
    for (let inMonth = 0; inMonth < length; inMonth++) months[day++] = month * 32 + inMonth;
  }
  tables = { months, starts, lengths };
  return tables;
}

/**
 * The date a number of months later (earlier where negative). The day of the month is kept and
 * clamped to the last day of a shorter month (reading R2).
 */
export function addMonths(date: Day, months: number): Day {
  const { months: monthsByDay, starts, lengths } = tables ?? calendarTables();
  const packed = monthsByDay[date - firstTabledDay];
  if (packed === undefined) return addMonthsAnywhere(date, months);
  const target = (packed >> 5) + months;
  const length = lengths[target];
  if (length === undefined) return addMonthsAnywhere(date, months);
  const day = (packed & 31) + 1;
  return starts[target]! + (day < length ? day : length);
}

function addMonthsAnywhere(date: Day, months: number): Day {
  const civil = civilOf(date);
  const index = civil.year * 12 + civil.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return dayOf(year, month, Math.min(civil.day, daysInMonth(year, month)));
}

/**
 * Negative, zero or positive as the date a number of months later is before, on or after another.
 * Most dates are far apart, which an estimate settles: 487/16 days a month, never more than five
 * days off within two hundred years.
 */
export function compareMonthsLater(date: Day, months: number, other: Day): number {
  const distance = date + ((months * 487) >> 4) - other;
  return distance > 5 || distance < -5 ? distance : addMonths(date, months) - other;
}

/**
 * Whether the date a number of years later, up to 200, is reached on a day. Only on a day or two of
 * a life does that need the calendar: leap years add one day in four years, less one at most for each
 * turn of the century on the way.
 */
export function reachesYears(date: Day, years: number, on: Day): boolean {
  const beyond = on - date - 365 * years;
  if (beyond < (years < 4 ? 0 : (years >> 2) - (years < 100 ? 1 : 2))) return false;
  return beyond >= (years + 3) >> 2 || addMonths(date, 12 * years) <= on;
}

/** Age in full years on a date; a birthday on 29 February falls on 28 February in other years (R3). */
export function fullYears(birth: Day, on: Day): number {
  const years = Math.floor((monthOf(on) - monthOf(birth)) / 12);
  return addMonths(birth, years * 12) <= on ? years : years - 1;
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
  return existingDay(year, month, day);
}

/** The day number of a date; null where there is no such date in the calendar. */
export function existingDay(year: number, month: number, day: number): Day | null {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return null;
  const { starts, lengths } = tables ?? calendarTables();
  const index = (year - firstTabled) * 12 + month - 1;
  const length = lengths[index] ?? daysInMonth(year, month);
  if (day > length) return null;
  const start = starts[index];
  return start === undefined ? dayOf(year, month, day) : start + day;
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
  const packed = (tables ?? calendarTables()).months[date - firstTabledDay];
  if (packed !== undefined) return firstTabledMonth + (packed >> 5);
  const { year, month } = civilOf(date);
  return year * 12 + month - 1;
}

/** The form `2024-10`. */
export function formatMonth(month: Month): string {
  const year = Math.floor(month / 12);
  return `${pad(year, 4)}-${pad(month - year * 12 + 1, 2)}`;
}
