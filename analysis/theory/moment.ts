import type { Day } from "../../runtime/date.ts";
import type { Instant, Moment, Shift, Variable } from "../diagram/variable.ts";
import { dayBefore, daysLaterBy, shiftedDay, shiftKey } from "./shift.ts";

/** The moment of a date variable itself. */
export function momentOf(variable: Variable): Moment {
  return { variable, shifts: [] };
}

/** An instant some months (then clamped) or days later. Months are never merged: clamping makes that inexact. */
export function shifted(instant: Instant, unit: "months" | "days", amount: number): Instant {
  if (amount === 0) return instant;
  const last = typeof instant === "number" ? undefined : instant.shifts.at(-1);
  if (typeof instant === "number" || unit === "months" || last?.unit !== "days")
    return shiftedBy(instant, { unit, amount });
  const rest = { ...instant, shifts: instant.shifts.slice(0, -1) };
  return shifted(rest, "days", last.amount + amount);
}

/** An instant with one shift more. */
export function shiftedBy(instant: Instant, shift: Shift): Instant {
  if (typeof instant === "number") return shiftedDay(shift, instant);
  return { ...instant, shifts: [...instant.shifts, shift] };
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
  for (const shift of shifts) date = shiftedDay(shift, date);
  return date;
}

/** The least and the greatest number of days by which a moment may be later than its fact. */
export function daysLater({ shifts }: Moment): { readonly least: number; readonly most: number } {
  let [least, most] = [0, 0];
  for (const shift of shifts) {
    const [fewest, greatest] = daysLaterBy(shift);
    least += fewest;
    most += greatest;
  }
  return { least, most };
}

/** The least date of the fact for which the moment is on or after a target. */
export function leastReaching(moment: Moment, target: Day): Day {
  let date = target;
  for (const shift of moment.shifts.toReversed()) date = dayBefore(shift, date);
  while (dateOf(moment, date) < target) date++;
  while (dateOf(moment, date - 1) >= target) date--;
  return date;
}

/** The unique text of a moment. */
export function momentKey({ variable, shifts }: Moment): string {
  return variable.key + shifts.map(shiftKey).join("");
}

/** The unique text of an instant. */
export function instantKey(instant: Instant): string {
  return typeof instant === "number" ? String(instant) : momentKey(instant);
}
