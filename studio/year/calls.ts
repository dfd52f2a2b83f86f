/** What the page of a new year asks of the compiler. */
import {
  answerOpenValues,
  type Answered,
  type ClauseMatches,
  clauseMatches,
  clausesOf,
  draftOfNewYear,
  type FigureOfText,
  figuresOf,
  type HeldAgainst,
  headOf,
  type Host,
  type NewYear,
  type NewYearDraft,
  type OpenValue,
  openValues,
  remarkOnClause,
  type TextEdit,
  type ValueAnswer,
} from "../../api/index.ts";

/** What is open in a file, beside the text of the new notice. */
export interface OpenFile {
  readonly values: readonly OpenValue[];
  /** The clauses of the text; none without one. */
  readonly clauses: readonly ClauseOfText[];
  /** Null without a text. */
  readonly matches: ClauseMatches | null;
}

/** A clause of the text with its figures; a period stands for its days. */
export interface ClauseOfText {
  readonly id: string;
  readonly text: string;
  /** Where it begins in the whole text. */
  readonly start: number;
  readonly figures: readonly FigureOfText[];
}

export const yearCalls = (host: Host) => ({
  draftOfNewYear: (path: string, year: NewYear): Promise<NewYearDraft> => draftOfNewYear(path, host, year),
  /** The plan year of the notice that a text is of; null where its title names none. */
  yearOf: (text: string): number | null => headOf(text).year,
  openFile: (path: string, against: HeldAgainst): OpenFile => ({
    values: openValues(path, host, against),
    clauses: against.text === null ? [] : clausesIn(path, host, against.text),
    matches: against.text === null ? null : clauseMatches(path, host, against.text),
  }),
  answerOpenValues: (path: string, answers: readonly ValueAnswer[]): Promise<Answered> =>
    answerOpenValues(path, host, answers),
  /** What notes of each clause of the file the wording of the text, where it notes none. */
  missingFingerprints: (path: string, text: string): readonly TextEdit[] =>
    clausesOf(path, host, text).clauses.flatMap(({ id, hasFingerprint }) => {
      const edit = hasFingerprint ? null : remarkOnClause(path, host, text, id, "fingerprint");
      return edit === null ? [] : [edit];
    }),
});

function clausesIn(path: string, host: Host, text: string): readonly ClauseOfText[] {
  const figures = figuresOf(text);
  return clausesOf(path, host, text).clauses.map(({ id, start, end }) => ({
    id,
    text: text.slice(start, end),
    start,
    figures: outermost(figures.filter((each) => each.start >= start && each.end <= end)),
  }));
}

function outermost(figures: readonly FigureOfText[]): readonly FigureOfText[] {
  return figures.filter(
    ({ start, end }) =>
      !figures.some((other) => other.start <= start && end <= other.end && other.end - other.start > end - start),
  );
}
