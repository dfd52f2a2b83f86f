/** A line of a notice without Markdown signs and outer white space; blank lines are left out. */
export interface Line {
  readonly text: string;
  /** Its number in the text, from 1. */
  readonly number: number;
}

/** Headings, bullets, quotations and emphasis; a bullet needs a space, so that `-5` stays. */
const markdownPrefix = /^(?:\s*(?:[#>]+|[-*+•●](?=\s)|\*\*|__))+\s*/u;
const horizontalRule = /^\s*[-*_]{3,}\s*$/u;

/** The lines of a notice that carry text. */
export function readLines(text: string): readonly Line[] {
  return text
    .split(/\r\n|[\n\r\f\u2028\u2029]/u)
    .map((line, index) => ({ text: withoutMarkdown(line), number: index + 1 }))
    .filter((line) => line.text !== "");
}

function withoutMarkdown(line: string): string {
  return horizontalRule.test(line) ? "" : line.replace(markdownPrefix, "").trim();
}
