/** Which clause of a new text stands for a clause of the file, though the text may have numbered its clauses anew. */
import type { FileClause } from "./compare-clauses.ts";
import { likenessTo } from "./likeness.ts";
import { type NoticeClause, preamble } from "./split-notice.ts";

/** What the same number counts for where the words are somewhat alike, and what the same section. */
const [sameNumber, sameSection] = [0.5, 0.1];
const somewhatAlike = 0.3;
/** Below this two clauses have no more in common than any two of one subject. */
const leastAlike = 0.5;

interface Pair {
  readonly file: string;
  readonly text: string;
  readonly score: number;
}

/** The clause of the text for each clause of the file that has one, by their numbers: each of the text for one at most. */
export function matchClauses(
  file: readonly Pick<FileClause, "id" | "title">[],
  text: readonly NoticeClause[],
): ReadonlyMap<string, string> {
  const matched = new Map<string, string>();
  const taken = new Set<string>();
  const take = ({ file: one, text: other }: Omit<Pair, "score">): void => {
    if (matched.has(one) || taken.has(other)) return;
    matched.set(one, other);
    taken.add(other);
  };
  for (const pair of pairs(file, text)) take(pair);
  // Titles in the file are its writer's own words, so that where nothing is alike the number alone may tell.
  for (const { id } of file) if (text.some((clause) => clause.id === id)) take({ file: id, text: id });
  return matched;
}

/** The pairs that are alike, the likest first. */
function pairs(file: readonly Pick<FileClause, "id" | "title">[], text: readonly NoticeClause[]): readonly Pair[] {
  const all = text.flatMap((clause) => {
    const [inTitle, inAll] = [clause.title ?? "", `${clause.title ?? ""} ${clause.text}`].map(likenessTo);
    return file.map(({ id, title }) => ({
      file: id,
      text: clause.id,
      score: scoreOf(id, clause.id, title === null ? 0 : 0.2 * inTitle!(title) + 0.8 * inAll!(title)),
    }));
  });
  return all.filter(({ score }) => score >= leastAlike).sort((one, other) => other.score - one.score);
}

/** What stands before the first number speaks of everything, so that only its like is like it. */
function scoreOf(file: string, text: string, words: number): number {
  if ((file === preamble) !== (text === preamble)) return 0;
  if (file === text) return words < somewhatAlike ? words : words + sameNumber;
  return words + (sectionOf(file) === sectionOf(text) ? sameSection : -sameSection);
}

function sectionOf(id: string): string {
  return id.replace(/\(.*$/u, "");
}
