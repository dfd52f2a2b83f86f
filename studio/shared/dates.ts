/** Dates as people write them. In the files and in every call they are `2025-03-01`. */
import { language } from "../state/language.ts";

const dayLength = 86_400_000;

/** The date of `2025-3-1`, `2025/3/1`, `2025.3.1`, `2025年3月1日` or `20250301`; what is no date that exists stays as it is. */
export function readDate(text: string): string {
  const plain = text.normalize("NFKC").replaceAll(/\s/gu, "");
  const [, year, month, day] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?$/u.exec(plain) ?? /^(\d{4})(\d\d)(\d\d)$/u.exec(plain) ?? [];
  if (year === undefined) return text;
  const date = `${year}-${month!.padStart(2, "0")}-${day!.padStart(2, "0")}`;
  return isDate(date) ? date : text;
}

/** A date as it is read in the language that is spoken: `2025年3月1日`. What is no date stays as it is. */
export function shownDate(date: string): string {
  if (language.value === "en" || !isDate(date)) return date;
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}

/** Whether a text is the date of a day that exists. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/u.test(text) && !Number.isNaN(Date.parse(text)) && dateOf(dayOf(text)) === text;
}

/** The number of a day, to reckon with. */
export function dayOf(date: string): number {
  return Date.parse(date) / dayLength;
}

/** The date of a day by its number. */
export function dateOf(day: number): string {
  return new Date(day * dayLength).toISOString().slice(0, 10);
}
