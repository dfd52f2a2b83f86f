import stringWidth from "fast-string-width";
import type { Place } from "../../grammar/diagnostics/diagnostic.ts";
import { visibleText } from "../../runtime/visible-text.ts";

/** The most that is shown of a line, and of what stands before the place in it. */
const longest = { line: 200, before: 80 };

/** The line that a place is in, with its stretch underlined; Chinese characters take two columns. */
export function excerpt({ file, span }: Place, tint: (text: string) => string): readonly string[] {
  const { line, column } = file.position(span.start);
  const text = file.line(line);
  if (text.trim() === "") return [];
  const number = String(line).padStart(4);
  const [before, marked, after] = parts(text, column - 1, column - 1 + Math.max(0, span.end - span.start));
  const underline = "^".repeat(Math.max(1, stringWidth(marked)));
  return [
    `${number} | ${before}${marked}${after}`,
    `${" ".repeat(number.length)} | ${blank(before)}${tint(underline)}`,
  ];
}

/** What stands before a stretch of a line, the stretch and what stands behind it, of a long line only the nearest. */
function parts(text: string, start: number, end: number): readonly [string, string, string] {
  const from = text.length <= longest.line ? 0 : wholeFrom(text, Math.max(0, start - longest.before));
  const to = wholeFrom(text, Math.min(text.length, from + longest.line));
  const before = (from > 0 ? "…" : "") + visibleText(text.slice(from, start));
  const after = visibleText(text.slice(Math.min(end, to), to)) + (to < text.length ? "…" : "");
  return [before, visibleText(text.slice(start, Math.min(end, to))), after];
}

/** The same offset, or the next one where it would cut a character in two. */
function wholeFrom(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at + 1 : at;
}

/** White space as wide as a text; tabs stay, for their width is the terminal's affair. */
function blank(text: string): string {
  return text
    .split("\t")
    .map((part) => " ".repeat(stringWidth(part)))
    .join("\t");
}
