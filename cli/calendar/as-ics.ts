import { createHash } from "node:crypto";
import type { Duty, NoticeInfo } from "../../ir/ir.ts";
import { type Day, dayOf, formatMonth, monthOf } from "../../runtime/date.ts";
import { visibleText } from "../../runtime/visible-text.ts";
import { clauseText } from "../../explain/clause-text.ts";
import { type CalendarLanguage, nameText, provisionalMark, ruleText } from "./duty-words.ts";
import type { DutyDate } from "../../report/calendar/schedule.ts";

const millisecondsPerDay = 86_400_000;
const uidDomain = "pol";

/**
 * The schedule as an iCalendar file (RFC 5545) of all-day entries. The same notice gives the same
 * bytes, and an entry keeps its UID when its date moves, so that calendars update it. Duties that
 * wait for their event have no entry.
 */
export async function calendarIcs(
  notice: NoticeInfo,
  dates: readonly DutyDate[],
  language: CalendarLanguage,
): Promise<string> {
  const { escape, ICalCalendar, ICalEventStatus, ICalEventTransparency } = await import("ical-generator");
  const calendar = new ICalCalendar({
    prodId: { company: "pol", product: "duties", language: language.toUpperCase() },
    // Of all texts this one is written as it is given.
    name: escape(visibleText(notice.title), false),
  });
  const stamp = timeOf(notice.issued ?? dayOf(notice.year, 1, 1));
  const uids = new UidSeries(notice.name);
  for (const { duty, due, isProvisional } of dates) {
    if (due === null) continue;
    calendar.createEvent({
      id: uids.next(duty, due),
      stamp,
      start: timeOf(due),
      allDay: true,
      summary: visibleText(summary(duty, isProvisional, language)),
      status: isProvisional ? ICalEventStatus.TENTATIVE : null,
      description: visibleText(description(notice, duty, language)),
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return `${calendar.toString()}\r\n`;
}

const timeOf = (day: Day): Date => new Date(day * millisecondsPerDay);

function summary({ actor, action }: Duty, isProvisional: boolean, language: CalendarLanguage): string {
  const colon = language === "en" ? ": " : "：";
  return `${nameText(actor, language)}${colon}${action}${isProvisional ? provisionalMark[language] : ""}`;
}

function description(notice: NoticeInfo, duty: Duty, language: CalendarLanguage): string {
  const clause = clauseText(duty.origin.clause, language);
  return `${notice.title}\n${clause}${language === "en" ? ": " : "："}${ruleText(duty.due, language)}`;
}

/** UIDs from notice, clause, actor and action, told apart by month and, in the end, by a number. */
class UidSeries {
  readonly #notice: string;
  readonly #counts = new Map<string, number>();

  constructor(notice: string) {
    this.#notice = notice;
  }

  next(duty: Duty, due: Day): string {
    const identity = [this.#notice, duty.origin.clause ?? "", duty.actor.name, duty.action];
    const hash = createHash("sha256").update(identity.join("\n"), "utf8").digest("hex").slice(0, 24);
    const base = duty.due.kind === "monthly" ? `${hash}-${formatMonth(monthOf(due))}` : hash;
    const count = (this.#counts.get(base) ?? 0) + 1;
    this.#counts.set(base, count);
    return `${base}${count === 1 ? "" : `-${count}`}@${uidDomain}`;
  }
}
