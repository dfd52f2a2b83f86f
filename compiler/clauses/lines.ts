/** A line of a notice without Markdown signs and outer white space; blank lines are left out. */
export interface Line {
  readonly text: string;
  /** Its number in the text, from 1. */
  readonly number: number;
  /** The offset in the text at which it begins. */
  readonly start: number;
}

/** Headings, bullets, quotations and emphasis; a bullet needs a space, so that `-5` stays. */
const markdownPrefix = /^(?:\s*(?:[#>]+|[-*+•●](?=\s)|\*\*|__))+\s*/u;
const horizontalRule = /^\s*[-*_]{3,}\s*$/u;

/** The lines of a notice that carry text. */
export function readLines(text: string): readonly Line[] {
  return linesOf(text)
    .map(({ line, start }, index) => {
      const text = withoutMarkdown(line);
      return { text, number: index + 1, start: start + line.trimEnd().length - text.length };
    })
    .filter((line) => line.text !== "");
}

/** Each line with the offset at which it begins, blank ones too. */
function linesOf(text: string): readonly { readonly line: string; readonly start: number }[] {
  const ends = [...text.matchAll(/\r\n|[\n\r\f\u2028\u2029]/gu), null];
  let start = 0;
  return ends.map((end) => {
    const line = { line: text.slice(start, end?.index), start };
    start = end === null ? text.length : end.index + end[0].length;
    return line;
  });
}

function withoutMarkdown(line: string): string {
  return horizontalRule.test(line) ? "" : line.replace(markdownPrefix, "").trim();
}
