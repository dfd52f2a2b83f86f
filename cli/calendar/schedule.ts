import type { Due, Duty } from "../../compiler/ir/ir.ts";
import { addMonths, civilOf, type Day, dayOf, daysInMonth } from "../../runtime/date.ts";
import type { CalendarProblem } from "./problems.ts";
import { countWorkdays, type WorkdayCalendar } from "./workdays.ts";

/** A duty with one date by which it is due; null where its event has no date yet. */
export interface DutyDate {
  readonly duty: Duty;
  readonly due: Day | null;
}

/** The duties with their dates, and what is wrong with some. */
export interface Schedule {
  /** In the order of the dates, those without one last; equal dates as in the notice. */
  readonly dates: readonly DutyDate[];
  readonly problems: readonly CalendarProblem[];
}

/** What dates are worked out from. */
export interface ScheduleContext {
  /** The days of events, by the event's name or label. */
  readonly events: ReadonlyMap<string, Day>;
  readonly workdays: WorkdayCalendar;
}

/**
 * The dates of duties: one for a fixed date and for an event, one a month for a day of each month.
 * A duty whose date cannot be told stays in the schedule without one.
 */
export function schedule(duties: readonly Duty[], context: ScheduleContext): Schedule {
  const problems: CalendarProblem[] = [...unknownEvents(duties, context.events)];
  const dates = duties.flatMap((duty) => dueDays(duty, context, problems).map((due): DutyDate => ({ duty, due })));
  return { dates: dates.sort((left, right) => order(left.due) - order(right.due)), problems };
}

const order = (due: Day | null): number => due ?? Number.MAX_SAFE_INTEGER;

function dueDays(duty: Duty, context: ScheduleContext, problems: CalendarProblem[]): readonly (Day | null)[] {
  const { due } = duty;
  switch (due.kind) {
    case "by":
      return [due.date];
    case "monthly":
      return monthlyDays(due);
    case "after":
      return [dayAfterEvent(duty, due, context, problems)];
  }
}

/** The day of each month that lies in the range; in a shorter month its last day. */
function monthlyDays({ day, from, to }: Extract<Due, { kind: "monthly" }>): readonly Day[] {
  const days: Day[] = [];
  const { year, month } = civilOf(from);
  for (let first = dayOf(year, month, 1); first <= to; first = addMonths(first, 1)) {
    const due = dayInMonth(first, day);
    if (due >= from && due <= to) days.push(due);
  }
  return days;
}

function dayInMonth(firstOfMonth: Day, day: number): Day {
  const { year, month } = civilOf(firstOfMonth);
  return firstOfMonth + Math.min(day, daysInMonth(year, month)) - 1;
}

function dayAfterEvent(
  duty: Duty,
  due: Extract<Due, { kind: "after" }>,
  { events, workdays }: ScheduleContext,
  problems: CalendarProblem[],
): Day | null {
  const event = events.get(due.event.name) ?? events.get(due.event.label);
  if (event === undefined) return null;
  if (due.unit === "days") return event + due.amount;
  const count = countWorkdays(workdays, event, due.amount);
  if (count.kind === "day") return count.day;
  problems.push({ code: "no-workday-list", year: count.year, duty });
  return null;
}

function unknownEvents(duties: readonly Duty[], given: ReadonlyMap<string, Day>): readonly CalendarProblem[] {
  const events = duties.flatMap(({ due }) => (due.kind === "after" ? [due.event] : []));
  const known = [...new Map(events.map((event) => [event.name, event])).values()];
  return [...given.keys()]
    .filter((name) => !known.some((event) => event.name === name || event.label === name))
    .map((name) => ({ code: "unknown-event", name, known }));
}
