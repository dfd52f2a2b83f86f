import { signal } from "@preact/signals";
import type { ClauseOfText } from "./calls.ts";

/** Where the figure of the text stands that a candidate under the pointer or the keyboard is; null where none is. */
export const pointedAt = signal<{ readonly start: number; readonly end: number } | null>(null);

/** A clause of the new text with its figures marked. */
export function ClauseText({ text: { text, start, figures } }: { readonly text: ClauseOfText }) {
  const pointed = pointedAt.value;
  const pieces = figures.map((figure, index) => {
    const before = text.slice((figures[index - 1]?.end ?? start) - start, figure.start - start);
    const isPointed = pointed !== null && pointed.start < figure.end && figure.start < pointed.end;
    return (
      <>
        {before}
        <mark class={isPointed ? "pointed" : ""}>{text.slice(figure.start - start, figure.end - start)}</mark>
      </>
    );
  });
  return (
    <p class="clause-text">
      {pieces}
      {text.slice((figures.at(-1)?.end ?? start) - start).trimEnd()}
    </p>
  );
}
