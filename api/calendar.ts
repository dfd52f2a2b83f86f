import { stateCouncilCalendar } from "../compiler/state-council.ts";
import { calendarJson, type DutyJson } from "../report/calendar/as-json.ts";
import { schedule, type UnknownEvent } from "../report/calendar/schedule.ts";
import { parseDay } from "../runtime/date.ts";
import type { Notice } from "./compile.ts";

export type { DutyJson as DutyDate, UnknownEvent };

/** The duties of a notice with their dates. */
export interface Calendar {
  /** In the order of the dates, those without one last; in the form that `pol calendar --format json` prints. */
  readonly dates: readonly DutyJson[];
  /** The years of which no official list of holidays is known, where some date needs it. */
  readonly unlisted: readonly number[];
  /** The events among those given that no duty waits for. */
  readonly unknownEvents: readonly UnknownEvent[];
}

/** The dates of the duties of a notice. `events` has dates like `2025-03-01` by the names or labels of events; throws `RangeError` for what is no date. */
export function calendar({ program }: Notice, events: Readonly<Record<string, string>> = {}): Calendar {
  const days = new Map(Object.entries(events).map(([event, date]) => [event, dayOf(date)]));
  const { dates, ...rest } = schedule(program.duties, { events: days, workdays: stateCouncilCalendar() });
  return { dates: calendarJson(dates), ...rest };
}

function dayOf(date: string): number {
  const day = parseDay(date);
  if (day === null) throw new RangeError(`\`${date}\` is no date like 2025-03-01`);
  return day;
}
