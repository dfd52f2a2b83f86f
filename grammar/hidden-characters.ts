import { diagnostic, type Diagnostic } from "./diagnostics/diagnostic.ts";
import type { SourceFile } from "./source.ts";

/**
 * Signs that nobody sees or that turn the writing round: controls, all that Unicode says to ignore (joiners, fillers, marks of direction, the
 * trick known as Trojan Source), line ends that are none in this language, signs that will never be any. A variation selector
 * behind a Chinese character chooses between its forms, which shows, and may stay.
 */
const hidden =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufff0-\ufffb\ufffe\uffff]|(?!(?<=\p{Script=Han})[\ufe00-\ufe0f\u{e0100}-\u{e01ef}])\p{Default_Ignorable_Code_Point}/gu;

/** Blanks that look like a space and are another sign. */
const otherBlanks = /[\u00a0\u2800]/gu;

/** Reports hidden signs in texts, names and comments; those that stand in no token are reported as unknown. */
export function findHiddenCharacters(
  file: SourceFile,
  tokens: readonly { readonly startOffset: number; readonly image: string }[],
): Diagnostic[] {
  // Most files have none, and looking once takes a third of the time of looking into each token.
  if (file.text.search(hidden) < 0 && file.text.search(otherBlanks) < 0) return [];
  return tokens.flatMap(({ startOffset, image }) =>
    [...image.matchAll(hidden), ...image.matchAll(otherBlanks)]
      .sort((one, other) => one.index - other.index)
      .filter(({ 0: sign, index }) => !endsLine(image, sign, index))
      .map(({ 0: sign, index }) => {
        const span = { start: startOffset + index, end: startOffset + index + sign.length };
        const isBlank = sign.search(otherBlanks) === 0;
        const code = `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
        return diagnostic(
          "hidden-character",
          { file, span },
          { character: code, isBlank },
          { fix: { span, text: isBlank ? " " : "" } },
        );
      }),
  );
}

/** A comment to the end of a line written on Windows holds the carriage return. */
function endsLine(image: string, sign: string, index: number): boolean {
  return sign === "\r" && index === image.length - 1;
}
