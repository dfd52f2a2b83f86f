import type { ClauseInfo } from "../ir/ir.ts";

/** What stands in a clause: the key of a declaration, by which its like in another notice is found. */
export interface Standing {
  readonly clause: string | null;
  readonly key: string;
}

/** A clause of one notice or the other, or the same clause of both, whatever its number. */
export interface ClausePair {
  readonly old: ClauseInfo | null;
  readonly new: ClauseInfo | null;
}

/** What is told of a clause. */
export interface ClausesOf {
  readonly clauses: readonly ClauseInfo[];
  readonly standing: readonly Standing[];
}

/** How alike two clauses must be to be one: as two are of which half the title agrees. */
const enough = 20;

/**
 * Finds each clause of a notice again in another one, by its text, its title, what stands in it and its number; the likest first.
 * They come in the new notice's order, those that it has no longer last.
 */
export function pairClauses(old: ClausesOf, next: ClausesOf): readonly ClausePair[] {
  const likeness = likenessOf(old.standing, next.standing);
  const candidates = old.clauses
    .flatMap((was) => next.clauses.map((is) => ({ old: was, new: is, score: likeness(was, is) })))
    .filter(({ score }) => score >= enough)
    .sort((one, other) => other.score - one.score);
  const oldOf = new Map<ClauseInfo, ClauseInfo>();
  const paired = new Set<ClauseInfo>();
  for (const { old: was, new: is } of candidates) {
    if (oldOf.has(is) || paired.has(was)) continue;
    oldOf.set(is, was);
    paired.add(was);
  }
  return [
    ...next.clauses.map((is) => ({ old: oldOf.get(is) ?? null, new: is })),
    ...old.clauses.filter((was) => !paired.has(was)).map((was) => ({ old: was, new: null })),
  ];
}

function likenessOf(old: readonly Standing[], next: readonly Standing[]): (was: ClauseInfo, is: ClauseInfo) => number {
  const places = new Map<string, string[]>();
  for (const { key, clause } of next) places.set(key, [...(places.get(key) ?? []), clause ?? ""]);
  const shared = new Map<string, number>();
  for (const { key, clause } of old)
    for (const place of places.get(key) ?? []) {
      const pair = JSON.stringify([clause, place]);
      shared.set(pair, (shared.get(pair) ?? 0) + 1);
    }
  return (was, is) =>
    (was.fingerprint !== null && was.fingerprint === is.fingerprint ? 1000 : 0) +
    40 * titleLikeness(was.title, is.title) +
    sharing(shared.get(JSON.stringify([was.id, is.id])) ?? 0) +
    (was.id === is.id ? sameNumber(was, is) : 0);
}

/** One declaration in both says that they are one; many more are no better than a title. */
function sharing(count: number): number {
  return count === 0 ? 0 : enough + 5 * Math.min(2, count - 1);
}

/** A number says little where both have titles, and all where one has none. */
function sameNumber(was: ClauseInfo, is: ClauseInfo): number {
  return was.title === null || is.title === null ? enough : 10;
}

/** The share of the neighbouring signs that two titles have in common, from 0 to 1. */
function titleLikeness(was: string | null, is: string | null): number {
  if (was === null || is === null) return 0;
  if (was === is) return 1;
  const [left, right] = [pairsOf(was), pairsOf(is)];
  const common = [...left].filter((each) => right.has(each)).length;
  return left.size + right.size === 0 ? 0 : (2 * common) / (left.size + right.size);
}

function pairsOf(text: string): ReadonlySet<string> {
  const signs = [...text.toLowerCase()];
  return new Set(signs.slice(1).map((sign, index) => signs[index]! + sign));
}
