/** The words for something that does not fit where it stands: what was found, and what could have stood there. */
import { EOF, type IRecognitionException, type IToken } from "chevrotain";
import { spanOfToken } from "./build-ast/cst.ts";
import type { TypeWords } from "./diagnostics/catalogue.ts";
import { diagnostic, type Diagnostic } from "./diagnostics/diagnostic.ts";
import { expectedTokens, tokenBefore } from "./expected-tokens.ts";
import { type Keyword, type KeywordId, keywords, spell } from "./keywords.ts";
import { aClause } from "./misread-clauses.ts";
import type { SourceFile } from "./source.ts";
import { Identifier, NumberToken } from "./tokens.ts";

/** What is told of something that does not fit. */
export function syntaxProblem(file: SourceFile, error: IRecognitionException, tokens: readonly IToken[]): Diagnostic {
  const { token } = error;
  const before = tokenBefore(token, tokens);
  const words = expectedWords(error, before, tokens);
  const expected = words.length > 8 ? [] : words;
  if (before === undefined || !isMissing(error, before))
    return diagnostic("syntax-error", { file, span: spanOfToken(token) }, { found: shortened(token), expected });
  const { end } = spanOfToken(before);
  return diagnostic(
    "syntax-error",
    { file, span: { start: end, end } },
    { found: null, after: shortened(before), expected },
  );
}

/** Whether the text breaks off: at its end, or at the end of a line that needs another word. */
function isMissing({ token, context }: IRecognitionException, before: IToken): boolean {
  return token.tokenType === EOF || (isRounding(context.ruleStack) && before.endLine !== token.startLine);
}

const isRounding = (ruleStack: readonly string[]): boolean =>
  ["rounding", "roundingUnit"].includes(ruleStack.at(-1) ?? "");

function expectedWords(
  error: IRecognitionException,
  before: IToken | undefined,
  tokens: readonly IToken[],
): readonly TypeWords[] {
  const isAfterNumber = error.token.tokenType === Identifier && before?.tokenType === NumberToken;
  const expected = isAfterNumber ? units : expectedTokens(error, tokens);
  if (isRounding(error.context.ruleStack) && expected.includes("To")) return roundingUnits;
  return [...new Map(expected.map(spelling).map((each) => [each.en, each])).values()];
}

/** What a number may be of. */
const units: readonly KeywordId[] = ["Yuan", "Jiao", "Fen", "Years", "Months", "Days"];

function shortened({ image }: IToken): string {
  return image.length > 40 ? `${image.slice(0, 40)}…` : image;
}

const byId = new Map<string, Keyword>(keywords.map((keyword) => [keyword.id, keyword]));

function spelling(tokenName: string): TypeWords {
  const keyword = byId.get(tokenName);
  if (keyword === undefined) return tokenWords[tokenName] ?? { en: `\`${tokenName}\``, zh: `“${tokenName}”` };
  return { en: `\`${keyword.en || keyword.zh}\``, zh: `“${keyword.zh || keyword.en}”` };
}

const sign = (text: string): TypeWords => ({ en: `\`${text}\``, zh: `“${text}”` });
const aName: TypeWords = { en: "a name", zh: "名称" };
const roundingUnits = (["Fen", "Jiao", "Yuan"] as const).map((unit) => ({
  en: `\`${spell("To", "en")} ${spell(unit, "en")}\``,
  zh: `“${spell("To", "zh")} ${spell(unit, "zh")}”`,
}));
const tokenWords: Readonly<Record<string, TypeWords>> = {
  Declaration: { en: "a declaration such as `rule`", zh: "条目，如“规则”" },
  Identifier: aName,
  QuotedName: aName,
  TextToken: { en: "a text in quotes", zh: "引号内的文字" },
  NumberToken: { en: "a number", zh: "数字" },
  DateToken: { en: "a date", zh: "日期" },
  ClauseToken: aClause,
  ValueIs: sign("is"),
  Colon: sign(":"),
  Comma: sign(","),
  LeftParen: sign("("),
  RightParen: sign(")"),
  LeftBrace: sign("{"),
  RightBrace: sign("}"),
  LeftBracket: sign("["),
  RightBracket: sign("]"),
  Bar: sign("|"),
  RowEnd: sign("|"),
  Arrow: sign("=>"),
  Dot: sign("."),
  Percent: sign("%"),
  Minus: sign("-"),
};
