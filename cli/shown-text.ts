import { visibleText } from "../runtime/visible-text.ts";

/** The line end of some formats, which is no sign to be shown. */
const lineEnd = /(\r\n)/u;

/** The same and the codes of picocolors that this program uses. */
const lineEndOrColour = /(\r\n|\u001B\[(?:[12]|22|3[1-36]|39)m)/u;

/** A text as it may be written out: of what a terminal obeys there are line ends and, where wanted, colours. */
export function shownText(text: string, hasColours: boolean): string {
  return text
    .split(hasColours ? lineEndOrColour : lineEnd)
    .map((part, index) => (index % 2 === 0 ? visibleText(part) : part))
    .join("");
}
