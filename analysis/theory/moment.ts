import { addMonths, type Day } from "../../runtime/date.ts";
import type { Instant, Moment, Shift, Variable } from "../diagram/variable.ts";

/** The moment of a date variable itself. */
export function momentOf(variable: Variable): Moment {
  return { variable, shifts: [] };
}

/** An instant some months (then clamped) or days later. Months are never merged: clamping makes that inexact. */
export function shifted(instant: Instant, unit: Shift["unit"], amount: number): Instant {
  if (amount === 0) return instant;
  if (typeof instant === "number") return unit === "months" ? addMonths(instant, amount) : instant + amount;
  const last = instant.shifts.at(-1);
  if (unit === "months" || last?.unit !== "days") return { ...instant, shifts: [...instant.shifts, { unit, amount }] };
  const rest = { ...instant, shifts: instant.shifts.slice(0, -1) };
  return shifted(rest, "days", last.amount + amount);
}

/** The moment without the days that it ends in, and those days. */
export function withoutDays(moment: Moment): { readonly moment: Moment; readonly days: number } {
  const last = moment.shifts.at(-1);
  if (last?.unit !== "days") return { moment, days: 0 };
  return { moment: { ...moment, shifts: moment.shifts.slice(0, -1) }, days: last.amount };
}

/** The date of a moment where its fact has a date. */
export function dateOf({ shifts }: Moment, fact: Day): Day {
  let date = fact;
  for (const { unit, amount } of shifts) date = unit === "months" ? addMonths(date, amount) : date + amount;
  return date;
}

/** The least and the greatest number of days by which a moment may be later than its fact. */
export function daysLater({ shifts }: Moment): { readonly least: number; readonly most: number } {
  let [least, most] = [0, 0];
  for (const { unit, amount } of shifts) {
    const [shortest, longest] = unit === "days" ? [1, 1] : amount < 0 ? [31, 28] : [28, 31];
    least += shortest * amount;
    most += longest * amount;
  }
  return { least, most };
}

/** The least date of the fact for which the moment is on or after a target. */
export function leastReaching(moment: Moment, target: Day): Day {
  let date = target;
  for (const { unit, amount } of moment.shifts.toReversed()) {
    date = unit === "months" ? addMonths(date, -amount) : date - amount;
  }
  while (dateOf(moment, date) < target) date++;
  while (dateOf(moment, date - 1) >= target) date--;
  return date;
}

/** The unique text of a moment. */
export function momentKey({ variable, shifts }: Moment): string {
  return variable.key + shifts.map(({ unit, amount }) => `${amount < 0 ? "" : "+"}${amount}${unit[0]}`).join("");
}

/** The unique text of an instant. */
export function instantKey(instant: Instant): string {
  return typeof instant === "number" ? String(instant) : momentKey(instant);
}
