/** What the reading page asks of the compiler. */
import {
  calendarWords,
  compile,
  noticeWords,
  outcomeWords,
  type Host,
  type Language,
  type ToldCalendar,
  type ToldNoticeText,
  type ToldOutcomes,
} from "../../api/index.ts";

/** A stretch of a file. */
export interface Stretch {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** A notice to be read. */
export interface Readable {
  readonly told: ToldNoticeText;
  readonly calendar: ToldCalendar;
  /** Where each clause stands, by its identifier. */
  readonly places: Readonly<Record<string, Stretch>>;
}

export const readCalls = (host: Host) => ({
  /** The notice in words; null for a vocabulary, and where errors leave no meaning. */
  readable: (path: string, language: Language): Readable | null => {
    const { notice } = compile(path, host);
    if (notice === null) return null;
    const places = notice.program.clauses.map(({ id, origin }) => [id, { path, ...origin.span }] as const);
    return {
      told: noticeWords(notice, language),
      calendar: calendarWords(notice, language),
      places: Object.fromEntries(places),
    };
  },
  /** Its decisions about one kind of records as tables, which takes longer. */
  outcomes: (path: string, entity: string, language: Language): readonly ToldOutcomes[] => {
    const { notice } = compile(path, host);
    return notice === null ? [] : outcomeWords(notice, entity, language);
  },
});
