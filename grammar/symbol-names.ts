/** The two names of what is declared, whichever way round they are written. */

/** The two names of a symbol; an empty text where it has none. */
export interface SymbolNames {
  /** The identifier: what answers, generated code and JSON call it. */
  readonly name: string;
  /** The Chinese label. */
  readonly label: string;
}

/**
 * Which of two names written one after the other is the identifier: the one that is a plain word, or
 * the one without a Chinese character, wherever it stands. Of two that are alike in that it is the first.
 */
export function symbolNames(first: string, second: string): SymbolNames {
  return identifierRank(second) > identifierRank(first)
    ? { name: second, label: first }
    : { name: first, label: second };
}

/** Whether a text is of the Chinese surface. */
export const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);

const plainWord = /^[A-Za-z_][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*$/;

function identifierRank(text: string): number {
  if (plainWord.test(text)) return 2;
  return text === "" || isChinese(text) ? 0 : 1;
}
