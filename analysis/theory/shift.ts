import { addMonths, type Day, monthOf, dayOf } from "../../runtime/date.ts";
import { addWorkdays, advancedToWorkday, deferredToWorkday, type WorkdayCalendar } from "../../runtime/workdays.ts";
import type { Shift } from "../diagram/variable.ts";

/** The day that one shift makes of a day. It never falls as the day rises. */
export function shiftedDay(shift: Shift, day: Day): Day {
  switch (shift.unit) {
    case "months":
      return addMonths(day, shift.amount);
    case "days":
      return day + shift.amount;
    case "startOf":
      return startOf(day, shift.amount);
    case "toWorkday":
      return (shift.amount > 0 ? deferredToWorkday : advancedToWorkday)(shift.calendar, day);
    case "workdays":
      return addWorkdays(shift.calendar, day, shift.amount);
  }
}

/** The first day of a day's month, or of its year where that is twelve months. */
function startOf(day: Day, months: 1 | 12): Day {
  const first = Math.floor(monthOf(day) / months) * months;
  return dayOf(Math.floor(first / 12), (first % 12) + 1, 1);
}

/** A day from which a shift comes to about a given day. */
export function dayBefore(shift: Shift, day: Day): Day {
  switch (shift.unit) {
    case "months":
    case "days":
    case "workdays":
      return shiftedDay({ ...shift, amount: -shift.amount }, day);
    case "startOf":
    case "toWorkday":
      return day;
  }
}

/** The least and the greatest number of days by which a shift makes any day later. */
export function daysLaterBy(shift: Shift): readonly [least: number, most: number] {
  const { amount } = shift;
  switch (shift.unit) {
    case "months":
      return amount < 0 ? [31 * amount, 28 * amount] : [28 * amount, 31 * amount];
    case "days":
      return [amount, amount];
    case "startOf":
      return [amount === 12 ? -365 : -30, 0];
    case "toWorkday": {
      const away = longestStep(shift.calendar) - 1;
      return amount > 0 ? [0, away] : [-away, 0];
    }
    case "workdays": {
      const far = amount * longestStep(shift.calendar);
      return amount < 0 ? [far, amount] : [amount, far];
    }
  }
}

const longestSteps = new WeakMap<WorkdayCalendar, number>();

/** The most days from one working day to the next: over a weekend, or over days off of a list. */
function longestStep(calendar: WorkdayCalendar): number {
  let known = longestSteps.get(calendar);
  if (known === undefined) {
    const steps = calendar.off.map((day) => deferredToWorkday(calendar, day) - advancedToWorkday(calendar, day));
    longestSteps.set(calendar, (known = Math.max(3, ...steps)));
  }
  return known;
}

/** The unique text of a shift. */
export function shiftKey({ unit, amount }: Shift): string {
  return `${amount < 0 ? "" : "+"}${amount}${unit[0]}`;
}

/** Whether every day is later by some shifts, each of which makes it so; likewise earlier. */
export function isAlwaysMoved(shifts: readonly Shift[], sign: 1 | -1): boolean {
  return shifts.every((shift) => daysLaterBy(shift).every((days) => sign * days > 0));
}
