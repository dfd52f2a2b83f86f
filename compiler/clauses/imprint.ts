import type { Line } from "./lines.ts";

/** A line that is a date alone, as an office signs with it. */
export const dateLine =
  /^[0-9０-９〇○零一二三四五六七八九十\s]{4,}年[0-9０-９一二三四五六七八九十\s]+月[0-9０-９一二三四五六七八九十\s]+日\s*(?:印发)?$/u;
const disclosure = /^[（(]\s*此件.{0,12}公开.{0,6}[）)]$/u;
const copies = /^抄\s*送\s*[：:]/u;
/** An office signs with its name alone: short, and no sentence. */
const signature = /^[^。；;：:，,、]{2,30}$/u;

/**
 * Whether a line belongs to the imprint: the signature and its date, the note on disclosure, the
 * offices that receive a copy. No clause's wording changes with it.
 */
export function isImprint(lines: readonly Line[], index: number): boolean {
  const text = lines[index]!.text;
  if (dateLine.test(text) || disclosure.test(text) || copies.test(text)) return true;
  const next = lines[index + 1];
  return next !== undefined && dateLine.test(next.text) && signature.test(text);
}
