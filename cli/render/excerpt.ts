import stringWidth from "fast-string-width";
import type { Place } from "../../grammar/diagnostics/diagnostic.ts";

/** The line that a place is in, with its stretch underlined; Chinese characters take two columns. */
export function excerpt({ file, span }: Place, tint: (text: string) => string): readonly string[] {
  const { line, column } = file.position(span.start);
  const text = file.line(line);
  if (text.trim() === "") return [];
  const number = String(line).padStart(4);
  const before = text.slice(0, column - 1);
  const marked = text.slice(column - 1, column - 1 + Math.max(0, span.end - span.start));
  const underline = "^".repeat(Math.max(1, stringWidth(marked)));
  return [`${number} | ${text}`, `${" ".repeat(number.length)} | ${blank(before)}${tint(underline)}`];
}

/** White space as wide as a text; tabs stay, for their width is the terminal's affair. */
function blank(text: string): string {
  return text
    .split("\t")
    .map((part) => " ".repeat(stringWidth(part)))
    .join("\t");
}
