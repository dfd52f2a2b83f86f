import { addMonths, type Day } from "./date.ts";

/** A duration of the calendar: months (a year is twelve) and days are kept apart. */
export interface Duration {
  readonly months: number;
  readonly days: number;
}

/** A duration. */
export function duration(months: number, days: number): Duration {
  return Object.freeze({ months, days });
}

/** The sum of two durations, part by part. */
export function addDurations(left: Duration, right: Duration): Duration {
  return duration(left.months + right.months, left.days + right.days);
}

/** The date a duration later: first the months, clamped (R2), then the days. */
export function addDuration(date: Day, { months, days }: Duration): Day {
  return (months === 0 ? date : addMonths(date, months)) + days;
}

/** The date a duration earlier: first the months, clamped, then the days. */
export function subtractDuration(date: Day, { months, days }: Duration): Day {
  return (months === 0 ? date : addMonths(date, -months)) - days;
}

/** Whether two durations have the same months and the same days. */
export function sameDuration(left: Duration, right: Duration): boolean {
  return left.months === right.months && left.days === right.days;
}

/** ISO 8601: `P3M`, `P60D`, `P1M10D`, `P0D`. */
export function formatDuration({ months, days }: Duration): string {
  if (months === 0) return `P${days}D`;
  return days === 0 ? `P${months}M` : `P${months}M${days}D`;
}

/** The duration of `P1Y2M10D` or a part of it, or null. */
export function parseDuration(text: string): Duration | null {
  const match = /^P(?=\d)(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})D)?$/.exec(text);
  if (match === null) return null;
  return duration(Number(match[1] ?? 0) * 12 + Number(match[2] ?? 0), Number(match[3] ?? 0));
}
