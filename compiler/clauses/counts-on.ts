import type { Level, Mark } from "./marks.ts";

/** What stands around a number in its line, and how the line before ends. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
  readonly lineBefore: string;
}

/** Numbers that an office skipped by mistake; a longer leap is a number in the text. */
const longestSkip = 2;
/** A bullet or a heading's signs where a line break was lost. */
const lostMarkdown = /\s(?:[-*•]|#{1,6})\s+$/u;
const sentenceEnd = /[。；;：:！!？?\s]$/u;
/** A reference goes on over the number: 第（一）项, （一）至（三）. */
const reference = /[（(第和与及或至到—–~-]\s*$/u;
/** An enumeration goes on before the number, or after it: 第一、二类. */
const enumerationBefore = /[、，,]\s*$/u;
const enumerationAfter = /^\s*[一二三四五六七八九十]/u;

/**
 * Whether a number goes on counting its level, as the number of a clause does. At the start of a
 * line it may skip a little; inside a line it must be the next, after the end of a sentence.
 */
export function countsOn(mark: Mark, last: number, { before, after, lineBefore }: Surroundings): boolean {
  const step = mark.number - last;
  if (step < 1) return false;
  if (before.trim() === "") return step <= 1 + longestSkip && !continues(mark.level, lineBefore);
  const words = before.replace(lostMarkdown, " ");
  const enumerates = mark.level === "section" && enumerationAfter.test(after);
  return step === 1 && sentenceEnd.test(words) && !continues(mark.level, words) && !enumerates;
}

/** Items in parentheses may end with a comma, so that only the other levels can go on after one. */
function continues(level: Level, words: string): boolean {
  return reference.test(words) || (level !== "subsection" && enumerationBefore.test(words));
}
