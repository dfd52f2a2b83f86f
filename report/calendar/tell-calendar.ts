import { dueText } from "../../diff/due-text.ts";
import { memberText } from "../../explain/value-text.ts";
import type { Surface } from "../../grammar/keywords.ts";
import type { Duty } from "../../ir/ir.ts";
import { civilOf, type Day } from "../../runtime/date.ts";
import type { ToldDuty } from "../told/told-notice.ts";
import { toldPlace } from "../told/told-place.ts";
import type { DutyDate, Schedule } from "./schedule.ts";

/** The duties month by month, in words, as plain data. */
export interface ToldCalendar {
  readonly months: readonly ToldMonth[];
  /** The duties that wait for an event whose date is not known. */
  readonly waiting: readonly ToldDuty[];
  /** The years of which no official list of holidays is known, where some date needs it. */
  readonly unlisted: readonly number[];
}

export interface ToldMonth {
  readonly month: string;
  readonly dates: readonly ToldDate[];
}

/** A duty on a day. */
export interface ToldDate extends ToldDuty {
  readonly day: string;
  /** Whether an official list of holidays may yet move it. */
  readonly isProvisional: boolean;
}

/** A schedule in words. */
export function tellCalendar({ dates, unlisted }: Schedule, surface: Surface): ToldCalendar {
  const months = new Map<string, ToldDate[]>();
  for (const { duty, due, isProvisional } of dates) {
    if (due === null) continue;
    const month = monthText(due, surface);
    const told = { ...tellDuty(duty, surface), day: dayText(due, surface), isProvisional };
    months.set(month, [...(months.get(month) ?? []), told]);
  }
  return {
    months: [...months].map(([month, told]) => ({ month, dates: told })),
    waiting: dates.flatMap(({ duty, due }: DutyDate) => (due === null ? [tellDuty(duty, surface)] : [])),
    unlisted,
  };
}

/** Who must do what by when, by which clause. */
export function tellDuty({ actor, action, due, origin: { clause } }: Duty, surface: Surface): ToldDuty {
  return {
    actor: memberText(actor, surface),
    action,
    due: dueText(due, surface, 0),
    place: toldPlace(clause, surface),
  };
}

function monthText(day: Day, surface: Surface): string {
  const { year, month } = civilOf(day);
  return surface === "en" ? `${year}-${String(month).padStart(2, "0")}` : `${year}年${month}月`;
}

/** The day of the month with the day of the week. */
function dayText(date: Day, surface: Surface): string {
  const { day } = civilOf(date);
  // Day 0 was a Thursday.
  const weekday = weekdays[surface][(((date + 4) % 7) + 7) % 7]!;
  return surface === "en" ? `${day} (${weekday})` : `${day}日（${weekday}）`;
}

const weekdays = {
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
  zh: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
} as const;
