/** The figures of a new text that may stand in place of one that was taken over from another year. */
import { likenessTo } from "../clauses/likeness.ts";
import type { NoticeClause } from "../clauses/split-notice.ts";
import { isWithin } from "../clauses/within.ts";
import { findFigures, type FoundFigure } from "../figures/find-figures.ts";
import { type Figure, isAlike, isSame, nearness } from "../figures/figure.ts";

/** A figure of the new text with the clause in which it stands. */
export interface TextFigure extends FoundFigure {
  readonly clause: NoticeClause;
  /** How many of some words stand around it, from 0 to 1. */
  readonly likeness: (words: string) => number;
}

/** The figures of a text in their clauses. */
export function textFigures(
  text: string,
  clauses: readonly NoticeClause[],
  planYear: number | null,
): readonly TextFigure[] {
  return findFigures(text, planYear).flatMap((found) => {
    const clause = clauses.findLast(({ start }) => start <= found.start);
    if (clause === undefined) return [];
    const from = Math.max(clause.start, found.start - reach);
    const likeness = likenessTo(text.slice(from, Math.min(clause.end, found.end + reach)));
    return [{ ...found, clause, likeness }];
  });
}

/** A figure of the new text, offered for one of the file. */
export interface Candidate extends TextFigure {
  /** Whether it is what the file has. */
  readonly isUnchanged: boolean;
}

/** What is known of a figure of the file. */
export interface Sought {
  readonly figure: Figure;
  /** What it is called, and what its clause is. */
  readonly words: string;
  /** The clause of the new text that stands for its own; null where none does. */
  readonly clause: string | null;
}

/** More than these nobody reads. */
const most = 5;
/** How far around a figure its words reach, and how many of those sought must be among them in another clause. */
const [reach, enough] = [40, 0.3];

/**
 * The figures of its kind, the likeliest first: in the clause that stands for its own, then beneath or above that, then elsewhere
 * where the same is said or the words are alike; what has not changed before what has; then by the words around and how near it is
 * in size. Nothing stands in a text for a zero.
 */
export function candidatesFor(sought: Sought, all: readonly TextFigure[]): readonly Candidate[] {
  if (isZero(sought.figure)) return [];
  const ranked = all
    .filter(({ figure }) => isAlike(figure, sought.figure))
    .map((found) => rankedFor(sought, found))
    .filter(({ place, isUnchanged, words }) => place > 0 || isUnchanged || words >= enough)
    .sort((one, other) => orderOf(other) - orderOf(one));
  return ranked
    .filter(({ found }, index) => ranked.findIndex((each) => isSame(each.found.figure, found.figure)) === index)
    .slice(0, most)
    .map(({ found, isUnchanged }) => ({ ...found, isUnchanged }));
}

function isZero(figure: Figure): boolean {
  if (figure.kind === "money") return figure.fen === 0;
  return figure.kind === "rate" ? Number(figure.percent) === 0 : figure.kind === "count" && figure.count === 0;
}

interface Ranked {
  readonly found: TextFigure;
  readonly isUnchanged: boolean;
  /** How near the clause is that it stands in. */
  readonly place: number;
  /** How many of the words sought stand around it, from 0 to 1. */
  readonly words: number;
  /** How near it is in size, from 0 to 1. */
  readonly size: number;
}

function rankedFor({ figure, words, clause }: Sought, found: TextFigure): Ranked {
  return {
    found,
    isUnchanged: isSame(found.figure, figure),
    place: placeRank(found.clause.id, clause),
    words: found.likeness(words),
    size: nearness(figure, found.figure),
  };
}

/** Where it stands counts before everything, then whether it is unchanged. */
function orderOf({ place, isUnchanged, words, size }: Ranked): number {
  return 10 * place + (isUnchanged ? 3 : 0) + words + size;
}

function placeRank(id: string, clause: string | null): number {
  if (clause === null) return 0;
  if (id === clause) return 2;
  return isWithin(id, clause) || isWithin(clause, id) ? 1 : 0;
}
