import type { Due, Duty, Named } from "../../ir/ir.ts";
import { addMonths, civilOf, type Day, dayOf, daysInMonth } from "../../runtime/date.ts";
import { addWorkdays, deferredToWorkday, unlistedYears, type WorkdayCalendar } from "../../runtime/workdays.ts";

/** A duty with one date by which it is due; null where its event has no date yet. */
export interface DutyDate {
  readonly duty: Duty;
  readonly due: Day | null;
  /** Counted by weekends alone where no official list of holidays is known: the date may move. */
  readonly isProvisional: boolean;
}

/** A day was given for an event that no duty knows. */
export interface UnknownEvent {
  readonly name: string;
  readonly known: readonly Named[];
}

/** The duties with their dates, and what was asked that they do not know. */
export interface Schedule {
  /** In the order of the dates, those without one last; equal dates as in the notice. */
  readonly dates: readonly DutyDate[];
  /** The years of which no official list of holidays is known, where some date needs it. */
  readonly unlisted: readonly number[];
  readonly unknownEvents: readonly UnknownEvent[];
}

/** What dates are worked out from. */
export interface ScheduleContext {
  /** The days of events, by the event's name or label. */
  readonly events: ReadonlyMap<string, Day>;
  readonly workdays: WorkdayCalendar;
}

/** A day on which something is due, and the years whose lists of holidays were not known for it. */
interface DueDay {
  readonly day: Day | null;
  readonly unlisted: readonly number[];
}

/** The dates of duties: one for a fixed date and for an event, one a month for a day of each month. */
export function schedule(duties: readonly Duty[], context: ScheduleContext): Schedule {
  const unlisted = new Set<number>();
  const dates = duties.flatMap((duty) =>
    dueDays(duty.due, context).map((due): DutyDate => {
      for (const year of due.unlisted) unlisted.add(year);
      return { duty, due: due.day, isProvisional: due.unlisted.length > 0 };
    }),
  );
  return {
    dates: dates.sort((left, right) => order(left.due) - order(right.due)),
    unlisted: [...unlisted].sort(),
    unknownEvents: unknownEvents(duties, context.events),
  };
}

const order = (due: Day | null): number => due ?? Number.MAX_SAFE_INTEGER;

function dueDays(due: Due, context: ScheduleContext): readonly DueDay[] {
  switch (due.kind) {
    case "by":
      return [{ day: due.date, unlisted: due.unlisted }];
    case "monthly":
      return monthlyDays(due).map((day) => (due.deferred ? deferred(fixed(day), context) : fixed(day)));
    case "after": {
      const last = dayAfterEvent(due, context);
      return [due.deferred ? deferred(last, context) : last];
    }
  }
}

/** The day itself where it is worked, else the next that is. */
function deferred(due: DueDay, { workdays }: ScheduleContext): DueDay {
  if (due.day === null) return due;
  const day = deferredToWorkday(workdays, due.day);
  return { day, unlisted: [...due.unlisted, ...unlistedYears(workdays, due.day, day)] };
}

function fixed(day: Day | null): DueDay {
  return { day, unlisted: [] };
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

function dayAfterEvent(due: Extract<Due, { kind: "after" }>, { events, workdays }: ScheduleContext): DueDay {
  const event = events.get(due.event.name) ?? events.get(due.event.label);
  if (event === undefined) return fixed(null);
  if (due.unit === "days") return fixed(event + due.amount);
  const day = addWorkdays(workdays, event, due.amount);
  return { day, unlisted: due.amount === 0 ? [] : unlistedYears(workdays, event + 1, day) };
}

function unknownEvents(duties: readonly Duty[], given: ReadonlyMap<string, Day>): readonly UnknownEvent[] {
  const events = duties.flatMap(({ due }) => (due.kind === "after" ? [due.event] : []));
  const known = [...new Map(events.map((event) => [event.name, event])).values()];
  return [...given.keys()]
    .filter((name) => !known.some((event) => event.name === name || event.label === name))
    .map((name) => ({ name, known }));
}
