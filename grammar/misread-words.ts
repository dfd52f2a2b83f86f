/** Words that were meant as words of the language: `is` that was broken onto the next line, and words in capital letters. */
import type { IToken, TokenType } from "chevrotain";
import { spanOfToken } from "./build-ast/cst.ts";
import { diagnostic } from "./diagnostics/diagnostic.ts";
import { keywords } from "./keywords.ts";
import type { Mend, Misfit } from "./mend.ts";
import { Identifier, keyword, lexer, ValueIs } from "./tokens.ts";

/** What mends `is` at the start of a line where it was to compare; null where that is not what went wrong. */
export function brokenBeforeIs({ file, text, tokens }: Misfit): Mend | null {
  const misfit = tokens.at(-1)!;
  const at = tokens[0]!.tokenType === keyword("Rule") ? comparingIs(tokens) : tokens.length - 1;
  const token = tokens[at];
  const word = token?.tokenType === ValueIs ? firstWord(lineAt(text, token.startOffset)) : null;
  if (token === undefined || word === null || at === 0) return null;
  // What a rule gives is `is` and no longer word.
  if (misfit.tokenType !== ValueIs && word.type === keyword("Is")) return null;
  const span = { start: token.startOffset, end: token.startOffset + word.image.length };
  const { end } = spanOfToken(tokens[at - 1]!);
  const isBlank = text.slice(end, span.start).trim() === "";
  const fix = isBlank ? { span: { start: end, end: span.start }, text: " " } : null;
  return {
    span,
    by: asWord(token, word),
    diagnostic: diagnostic("broken-before-is", { file, span }, { words: word.image }, { fix }),
  };
}

/** Behind a rule's `when` the `is` before another one, or the one on whose line something does not fit; −1 where there is none. */
function comparingIs(tokens: readonly IToken[]): number {
  const misfit = tokens.at(-1)!;
  const at = tokens.findLastIndex((each) => each.tokenType === ValueIs && each !== misfit);
  const isGuarded = tokens.slice(0, Math.max(at, 0)).some(({ tokenType }) => tokenType === keyword("When"));
  const isMeant = misfit.tokenType === ValueIs || tokens[at]?.startLine === misfit.startLine;
  return isGuarded && isMeant ? at : -1;
}

/** What mends a word of the language that is written with capitals, where something does not fit or right before; null where none is. */
export function inOtherCase({ file, text, tokens }: Misfit): Mend | null {
  const at = tokens.findLastIndex(({ tokenType, image }) => tokenType === Identifier && /[A-Z]/u.test(image));
  const token = tokens[at];
  if (token === undefined || at < tokens.length - 2) return null;
  const isFirst = tokens[at - 1]?.startLine !== token.startLine;
  const word = firstWord(inSmallLetters(lineAt(text, token.startOffset)), isFirst ? "\n" : " ");
  if (word === null || word.image.length < token.image.length) return null;
  const span = { start: token.startOffset, end: token.startOffset + word.image.length };
  const found = text.slice(span.start, span.end);
  const expected = [{ en: `\`${word.image}\``, zh: `“${word.image}”` }];
  return {
    span,
    by: asWord(token, word),
    diagnostic: diagnostic("syntax-error", { file, span }, { found, expected }, { fix: { span, text: word.image } }),
  };
}

interface Word {
  readonly type: TokenType;
  readonly image: string;
}

const types = new Set([ValueIs, ...keywords.map(({ id }) => keyword(id))]);

/** The word of the language that stands behind what is before it; null where none does. */
function firstWord(text: string, before: " " | "\n" = " "): Word | null {
  const token = lexer.tokenize(`x${before}${text}`).tokens[1];
  return token !== undefined && types.has(token.tokenType) ? { type: token.tokenType, image: token.image } : null;
}

/** As much of the rest of a line as a word of the language can be long. */
function lineAt(text: string, offset: number): string {
  return text.slice(offset, offset + 80).split(/[\n\r]/u, 1)[0]!;
}

function inSmallLetters(text: string): string {
  return text.replace(/[A-Z]/gu, (each) => each.toLowerCase());
}

function asWord(token: IToken, { type, image }: Word): IToken {
  const endOffset = token.startOffset + image.length - 1;
  return { ...token, image, endOffset, tokenType: type, tokenTypeIdx: type.tokenTypeIdx! };
}
