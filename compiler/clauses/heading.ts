/** What is longer is a sentence, not a heading. */
const longestHeading = 30;
/** A full stop, a semicolon, or a colon that is not part of an address. */
const headingEnd = /[。；;：]|:(?!\/\/)/u;

/** The heading that a clause's first line begins with, up to a full stop, colon or semicolon. */
export function headingOf(firstLine: string): string | null {
  const words = firstLine.split(headingEnd, 1)[0]!.trim();
  return words === "" || words.length > longestHeading ? null : words;
}
