import { dayOf, formatDay } from "../../runtime/date.ts";

const secondsADay = 86_400;

/** A day that never was, which spreadsheets count after 28 February 1900. */
const leapDayOf1900 = 60;
const lastDay = dayOf(9999, 12, 31);

/**
 * The date that a number stands for in a spreadsheet, with the time where it is not midnight; null where it stands for none.
 * Days are counted from the last of 1899, with one that never was, or from the first of 1904.
 */
export function serialDate(serial: number, countsFrom1904: boolean): string | null {
  const seconds = Math.round(serial * secondsADay);
  const days = Math.floor(seconds / secondsADay);
  if (!(days >= (countsFrom1904 ? 0 : 1))) return null;
  const time = timeText(seconds - days * secondsADay);
  if (!countsFrom1904 && days === leapDayOf1900) return `1900-02-29${time}`;
  const start = countsFrom1904 ? dayOf(1904, 1, 1) : dayOf(1899, 12, days < leapDayOf1900 ? 31 : 30);
  return start + days > lastDay ? null : formatDay(start + days) + time;
}

function timeText(seconds: number): string {
  if (seconds === 0) return "";
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return ` ${parts.map((part) => String(part).padStart(2, "0")).join(":")}`;
}

/** A date as the standard writes it, `2025-07-01T00:00:00.000Z`, without a time where that is midnight. */
export function plainDate(text: string): string {
  return text.replace(/(?<=^\d{4}-\d\d-\d\d)T00:00(?::00(?:\.0+)?)?Z?$/u, "");
}
