import type { IToken } from "chevrotain";
import { type KeywordId, keywords } from "./keywords.ts";
import * as t from "./tokens.ts";

/**
 * The most signs and words, names and values apart, that one declaration or cell may hold. Each may
 * nest the expression by one, and everything behind the parser walks expressions recursively.
 */
const mostSigns = 600;
/** Brackets cost the parser more of its stack than anything else. */
const mostBrackets = 60;

const leaves = new Set([
  t.Identifier,
  t.QuotedName,
  t.TextToken,
  t.NumberToken,
  t.DateToken,
  t.Comma,
  t.Colon,
  t.ClauseToken,
]);
const openings = new Set([t.LeftParen, t.LeftBrace]);
const closings = new Set([t.RightParen, t.RightBrace]);
const optionWords: readonly KeywordId[] = ["Given", "Expect", "When", "SilentOn"];
const resets = new Set([
  t.Bar,
  t.RowEnd,
  ...keywords.filter(({ role }) => role === "declaration").map(({ id }) => t.keyword(id)),
  ...optionWords.map((id) => t.keyword(id)),
]);

/** The token at which an expression becomes too deep to be read; null where none does. */
export function tooDeepAt(tokens: readonly IToken[]): IToken | null {
  let signs = 0;
  let brackets = 0;
  for (const token of tokens) {
    const { tokenType } = token;
    if (resets.has(tokenType)) [signs, brackets] = [0, 0];
    else if (!leaves.has(tokenType)) signs++;
    if (openings.has(tokenType)) brackets++;
    else if (closings.has(tokenType)) brackets = Math.max(0, brackets - 1);
    if (signs > mostSigns || brackets > mostBrackets) return token;
  }
  return null;
}
