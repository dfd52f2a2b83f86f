import { addMonths, type Day, daysOfCalendar } from "./date.ts";
import { PolicyFailure } from "./failure.ts";

/** A duration of the calendar: months (a year is twelve) and days are kept apart. */
export interface Duration {
  readonly months: number;
  readonly days: number;
}

/** Whether some date of the calendar is so far from another: months and days, each by itself. */
export function isInCalendar({ months, days }: Duration): boolean {
  return Math.abs(months) < 9999 * 12 && Math.abs(days) <= daysOfCalendar;
}

/** A duration. Throws `PolicyFailure` where no two dates of the calendar are so far apart. */
export function duration(months: number, days: number): Duration {
  if (!isInCalendar({ months, days })) throw new PolicyFailure({ kind: "beyond-calendar" });
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

/** The duration of `P1Y2M10D` or a part of it, or null; none is longer than the calendar. */
export function parseDuration(text: string): Duration | null {
  const match = /^P(?=\d)(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})D)?$/.exec(text);
  if (match === null) return null;
  const [years, months, days] = match.slice(1).map((digits) => Number(digits ?? 0)) as [number, number, number];
  const parts = { months: years * 12 + months, days };
  return isInCalendar(parts) ? Object.freeze(parts) : null;
}
