import stringWidth from "fast-string-width";

const ascii = /^[\x20-\x7e]*$/u;
const known = new Map<string, number>();

/** The columns that a text takes on a screen: a Chinese character takes two. */
export function displayWidth(text: string): number {
  if (ascii.test(text)) return text.length;
  let width = known.get(text);
  if (width === undefined) {
    width = stringWidth(text);
    if (known.size > 10_000) known.clear();
    known.set(text, width);
  }
  return width;
}

/** The text filled up with spaces to a width. */
export function padTo(text: string, width: number, side: "left" | "right" = "right"): string {
  const fill = " ".repeat(Math.max(0, width - displayWidth(text)));
  return side === "right" ? text + fill : fill + text;
}
