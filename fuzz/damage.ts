import { lexer } from "../grammar/tokens.ts";
import type { Random } from "./random.ts";

/** Characters that readers of text have stumbled over: quotation marks, line ends, invisible and half characters. */
const signs = [
  ..."\0\t\n\r\"'“”「」#(){}|[]<>:：，,;；.。=-+*/%\\`$　４４００元日",
  "\r\n",
  "\u2028",
  "\u2029",
  "\u0085",
  "\u200b",
  "\u202e",
  "\ufeff",
  "\ud800",
  "\u009b",
  "𠮷",
  "*/",
  "</script>",
  "${x}",
  "=>",
  "__proto__",
  "9".repeat(40),
  "2025-02-30",
  "absent",
];

/** A text with one to four changes at its tokens or at any place; `other` lends lines. */
export function damaged(text: string, other: string, { below, pick }: Random): string {
  let result = text;
  for (let count = 1 + below(4); count > 0; count--) result = changed(result, other);
  return result;

  function changed(source: string, lender: string): string {
    switch (below(8)) {
      case 0:
        return atPlace(source, (before, after) => before + pick(signs) + after);
      case 1:
        return atPlace(source, (before, after) => before + after.slice(1 + below(12)));
      case 2:
        return atLine(source, (lines, index) => lines.splice(index, 1));
      case 3:
        return atLine(source, (lines, index) => lines.splice(index, 0, pick(lines)));
      case 4:
        return atLine(source, (lines, index) => lines.splice(index, 0, pick(lender.split("\n"))));
      default:
        return atToken(source);
    }
  }

  function atPlace(source: string, change: (before: string, after: string) => string): string {
    const place = below(source.length + 1);
    return change(source.slice(0, place), source.slice(place));
  }

  function atLine(source: string, change: (lines: string[], index: number) => unknown): string {
    const lines = source.split("\n");
    change(lines, below(lines.length));
    return lines.join("\n");
  }

  /** A token is taken away, doubled, replaced by another of the text, or by a sign. */
  function atToken(source: string): string {
    const { tokens } = lexer.tokenize(source);
    if (tokens.length === 0) return source + pick(signs);
    const { startOffset, image } = pick(tokens);
    const word = pick(tokens).image;
    const replacement = pick(["", `${image} ${image}`, word, word, `${image} ${word}`, pick(signs), image.slice(1)]);
    return source.slice(0, startOffset) + replacement + source.slice(startOffset + image.length);
  }
}
