/** Words of the language that were meant as names. */
import type { IRecognitionException, IToken } from "chevrotain";
import { spanOfToken } from "./build-ast/cst.ts";
import { diagnostic } from "./diagnostics/diagnostic.ts";
import { expectedTokens, indexOf } from "./expected-tokens.ts";
import { asName } from "./keyword-members.ts";
import { type Keyword, keywords } from "./keywords.ts";
import type { Mend } from "./mend.ts";
import type { SourceFile } from "./source.ts";
import { ClauseToken, DateToken, Identifier, NumberToken, QuotedName } from "./tokens.ts";

const byId = new Map<string, Keyword>(keywords.map((keyword) => [keyword.id, keyword]));
const nameTokens = ["Identifier", "QuotedName"];
const values = [NumberToken, DateToken, ClauseToken, Identifier, QuotedName];

/**
 * The keyword that does not fit as the name that was meant: where nothing but a name may stand, and where one may stand if the word is a
 * type's, or the file has such a name. A word that begins a line begins what comes next, and before a value the name is missing.
 */
export function keywordAsName(
  file: SourceFile,
  error: IRecognitionException,
  tokens: readonly IToken[],
  declared: ReadonlySet<string>,
): Mend | null {
  const { token } = error;
  const role = byId.get(token.tokenType.name)?.role;
  const expected = expectedTokens(error, tokens);
  if (role === undefined || !expected.some((name) => nameTokens.includes(name))) return null;
  const at = indexOf(token, tokens);
  const isFirst = tokens[at - 1]?.startLine !== token.startLine;
  const isOnlyName = expected.every((name) => nameTokens.includes(name));
  const isNamed = isOnlyName || role === "declaration" || declared.has(token.image);
  const isMeant = !isBeforeValue(tokens, at) && ((role === "type" && !isOnlyName) || (!isFirst && isNamed));
  if (!isMeant) return null;
  const span = spanOfToken(token);
  return { span, by: asName(token), diagnostic: diagnostic("keyword-as-name", { file, span }, { word: token.image }) };
}

function isBeforeValue(tokens: readonly IToken[], at: number): boolean {
  const next = tokens[at + 1];
  return next !== undefined && next.startLine === tokens[at]!.startLine && values.includes(next.tokenType);
}
