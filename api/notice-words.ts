import { stateCouncilCalendar } from "../compiler/state-council.ts";
import { entityOf } from "../ir/entity.ts";
import { schedule } from "../report/calendar/schedule.ts";
import { tellCalendar, type ToldCalendar } from "../report/calendar/tell-calendar.ts";
import { tellNotice } from "../report/told/tell-notice.ts";
import { tellOutcomes } from "../report/told/tell-outcomes.ts";
import type { ToldNoticeText, ToldOutcomes } from "../report/told/told-notice.ts";
import type { Notice } from "./compile.ts";
import type { Language } from "./diagnostic.ts";

export type { ToldCalendar, ToldDate, ToldMonth } from "../report/calendar/tell-calendar.ts";
export type {
  ToldCell,
  ToldClauseTitle,
  ToldDecider,
  ToldDecision,
  ToldDuty,
  ToldEntry,
  ToldNoticeText,
  ToldOutcome,
  ToldOutcomes,
  ToldPeriod,
  ToldPlace,
  ToldQuestion,
  ToldReading,
  ToldStep,
  ToldTable,
  ToldThing,
} from "../report/told/told-notice.ts";

/**
 * A notice in words, as plain data: each decision as the questions that lead to it, each parameter, period, table, definition,
 * duty and reading, with its clause.
 */
export function noticeWords({ program }: Notice, language: Language): ToldNoticeText {
  return tellNotice(program, language);
}

/** The decisions of an entity as tables in words: every record is in exactly one row. They are worked out for all records at once. */
export function outcomeWords({ program }: Notice, entity: string, language: Language): readonly ToldOutcomes[] {
  return tellOutcomes(program, entityOf(program, entity), language);
}

/** The duties month by month, in words. */
export function calendarWords({ program }: Notice, language: Language): ToldCalendar {
  return tellCalendar(schedule(program.duties, { events: new Map(), workdays: stateCouncilCalendar() }), language);
}
