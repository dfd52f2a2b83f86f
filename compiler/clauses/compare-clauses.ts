import type { NoticeClause } from "./split-notice.ts";

/** What is compared of a clause of the file. */
export interface FileClause {
  readonly id: string;
  readonly title: string | null;
  readonly fingerprint: string | null;
}

/** A clause of the file with the clause of the notice's text whose wording it no longer has. */
export interface ChangedClause<C extends FileClause> {
  readonly clause: C;
  readonly notice: NoticeClause;
}

/** How a policy file and the text of its notice differ. */
export interface ClauseComparison<C extends FileClause> {
  /** Clauses of the text that the file lacks. */
  readonly missing: readonly NoticeClause[];
  /** Clauses of the file that the text does not have. */
  readonly unknown: readonly C[];
  /** Clauses whose wording is not the one that the file was written from. */
  readonly changed: readonly ChangedClause<C>[];
  /** Clauses of both for which the file keeps no fingerprint. */
  readonly unfingerprinted: readonly ChangedClause<C>[];
}

/** Holds the clauses of a policy file against those of the notice's text. */
export function compareClauses<C extends FileClause>(
  file: readonly C[],
  notice: readonly NoticeClause[],
): ClauseComparison<C> {
  const inFile = new Set(file.map((clause) => clause.id));
  const inNotice = new Map(notice.map((clause) => [clause.id, clause]));
  const both = file.flatMap((clause) => {
    const same = inNotice.get(clause.id);
    return same === undefined ? [] : [{ clause, notice: same }];
  });
  return {
    missing: notice.filter((clause) => !inFile.has(clause.id)),
    unknown: file.filter((clause) => !inNotice.has(clause.id)),
    changed: both.filter(({ clause, notice }) => differs(clause, notice)),
    unfingerprinted: both.filter(({ clause }) => clause.fingerprint === null),
  };
}

function differs(clause: FileClause, notice: NoticeClause): boolean {
  return clause.fingerprint !== null && clause.fingerprint.toLowerCase() !== notice.fingerprint;
}
