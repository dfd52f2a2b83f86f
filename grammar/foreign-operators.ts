/** Operators of other languages, which are read as what says the same here. */
import { createTokenInstance, type TokenType } from "chevrotain";
import type { TypeWords } from "./diagnostics/catalogue.ts";
import { diagnostic } from "./diagnostics/diagnostic.ts";
import { type KeywordId, spell } from "./keywords.ts";
import type { Mend } from "./mend.ts";
import type { SourceFile } from "./source.ts";
import * as t from "./tokens.ts";

interface Meaning {
  readonly words: TypeWords;
  readonly token: TokenType;
}

const word = (id: KeywordId): Meaning => ({
  words: { en: spell(id, "en"), zh: spell(id, "zh") },
  token: t.keyword(id),
});
const sign = (token: TokenType, en: string, zh = en): Meaning => ({ words: { en, zh }, token });

const meanings: ReadonlyMap<string, Meaning> = new Map([
  ["&&", word("And")],
  ["||", word("Or")],
  ["!", word("Not")],
  ["==", sign(t.Equals, "=", "＝")],
  ["===", sign(t.Equals, "=", "＝")],
  ["!==", sign(t.Differs, "≠")],
  ["<>", sign(t.Differs, "≠")],
  ["=<", sign(t.AtMost, "≤")],
  ["=>", sign(t.AtLeast, "≥")],
]);

/** What mends the operator of another language of which the sign at an offset is a part; null where it is none. */
export function foreignOperatorAt(file: SourceFile, text: string, offset: number): Mend | null {
  const isSign = (at: number): boolean => /[&|=!<>]/u.test(text.charAt(at));
  let start = offset;
  while (start > 0 && isSign(start - 1)) start--;
  let end = offset;
  while (isSign(end)) end++;
  const written = text.slice(start, end);
  const meaning = meanings.get(written);
  if (meaning === undefined) return null;
  const span = { start, end };
  const { line, column } = file.position(start);
  return {
    span,
    by: createTokenInstance(meaning.token, written, start, end - 1, line, line, column, column + end - start - 1),
    diagnostic: diagnostic(
      "unknown-character",
      { file, span },
      { character: written, meant: meaning.words },
      { fix: { span, text: meaning.words.en } },
    ),
  };
}
