import { diagnostic, type Diagnostic } from "./diagnostics/diagnostic.ts";
import type { SourceFile } from "./source.ts";

/**
 * Signs that nobody sees or that turn the writing round: controls, soft hyphens, joiners and spaces without width, line ends that are
 * none in this language, marks of direction (the trick known as Trojan Source), language tags.
 */
const hidden =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Reports hidden signs in texts, names and comments; those that stand in no token are reported as unknown. */
export function findHiddenCharacters(
  file: SourceFile,
  tokens: readonly { readonly startOffset: number; readonly image: string }[],
): Diagnostic[] {
  return tokens.flatMap(({ startOffset, image }) =>
    [...image.matchAll(hidden)]
      .filter(({ 0: sign, index }) => !endsLine(image, sign, index))
      .map(({ 0: sign, index }) => {
        const span = { start: startOffset + index, end: startOffset + index + sign.length };
        const code = `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
        return diagnostic("hidden-character", { file, span }, { character: code }, { fix: { span, text: "" } });
      }),
  );
}

/** A comment to the end of a line written on Windows holds the carriage return. */
function endsLine(image: string, sign: string, index: number): boolean {
  return sign === "\r" && index === image.length - 1;
}
