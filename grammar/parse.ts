/** Text to tree: the lexer, the parser and the builder in one call. */
import { type CstNode, EOF, type IRecognitionException, type IToken } from "chevrotain";
import type { SourceTree } from "./ast.ts";
import { buildAst } from "./build-ast.ts";
import { spanOfToken } from "./build-ast/cst.ts";
import { findConfusables } from "./confusables.ts";
import { tooDeepAt } from "./depth.ts";
import type { Parameters, TypeWords } from "./diagnostics/catalogue.ts";
import { diagnostic, type Diagnostic } from "./diagnostics/diagnostic.ts";
import { foreignOperatorAt } from "./foreign-operators.ts";
import { asName, keywordMembersAsNames } from "./keyword-members.ts";
import { type Keyword, type KeywordId, keywords, spell } from "./keywords.ts";
import { aClause, mendClauses } from "./misread-clauses.ts";
import { PolParser } from "./parser.ts";
import { findReservedNames } from "./reserved-names.ts";
import type { SourceFile } from "./source.ts";
import { foreignOperator, tokenize } from "./tokenize.ts";
import { Identifier, keyword, NumberToken, QuotedName } from "./tokens.ts";

/** A file with its tree and every problem of its text. */
export interface ParsedFile {
  readonly file: SourceFile;
  /** Null where not even the first line could be read. */
  readonly tree: SourceTree | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Names in declarations that could not be read; their uses are not reported as well. */
  readonly lostNames: ReadonlySet<string>;
}

/** A file is parsed once, however often it is compiled: with other readings, or as a vocabulary of several notices. */
const known = new WeakMap<SourceFile, ParsedFile>();

/** Parses a file. Every problem of the text is in `diagnostics`; nothing is thrown. */
export function parse(file: SourceFile): ParsedFile {
  let parsed = known.get(file);
  if (parsed === undefined) known.set(file, (parsed = parseAnew(file)));
  return parsed;
}

function parseAnew(file: SourceFile): ParsedFile {
  const { text, tokens, comments, diagnostics } = tokenize(file);
  const first = tokens[0];
  if (first === undefined || !firstTokens.includes(first.tokenType)) {
    const span = first === undefined ? { start: 0, end: 0 } : spanOfToken(first);
    return withoutTree(file, diagnostic("not-a-policy", { file, span }, {}));
  }
  const deep = tooDeepAt(tokens);
  if (deep !== null)
    return withoutTree(file, diagnostic("too-deep", { file, span: spanOfToken(deep) }, { chain: null }));
  const { cst, tokens: read, syntaxErrors, diagnostics: misnamed } = readTokens(file, tokens);
  const problems = firstOnEachToken(syntaxErrors).map((error) => syntaxDiagnostic(file, error, read));
  if (cst === null) return withoutTree(file, problems[0]!);
  const built = buildAst(file, text, cst, comments);
  return {
    file,
    tree: built.tree,
    lostNames: new Set([...built.lostNames, ...misnamed.flatMap(misnamedWord)]),
    diagnostics: [
      ...diagnostics,
      ...misnamed,
      ...problems,
      ...built.diagnostics,
      ...(built.tree === null ? [] : problemsOfNames(file, built.tree)),
    ],
  };
}

function problemsOfNames(file: SourceFile, tree: SourceTree): Diagnostic[] {
  return [...findConfusables(file, tree), ...findReservedNames(file, tree)];
}

const firstTokens = [keyword("Notice"), keyword("Vocabulary")];

let strict: PolParser | null = null;
let recovering: PolParser | null = null;

/** What recovery needs takes half of the time that a parser takes to be made, and most files are without errors. */
function readTokens(file: SourceFile, tokens: readonly IToken[]): ReadTokens {
  strict ??= new PolParser();
  strict.input = [...tokens];
  const cst = strict.file();
  if (strict.errors.length === 0) return { cst, tokens, syntaxErrors: [], diagnostics: [] };
  const firstErrors = { cst: null, tokens, syntaxErrors: strict.errors, diagnostics: [] };
  const mended = mendClauses(file, tokens);
  const named = keywordMembersAsNames(file, mended.tokens);
  try {
    return recovered(file, named.tokens, [...mended.diagnostics, ...named.diagnostics], mostReadings);
  } catch (error) {
    // Each recovery nests in the one before it: of a file with more than a thousand errors the first is told.
    if (error instanceof RangeError) return firstErrors;
    throw error;
  }
}

/** A keyword that is read as a name may uncover another; a file with more layers of them than this has other troubles. */
const mostReadings = 10;

/** Reads on behind errors; keywords that stand for names are read as those, so that nothing follows from them. */
function recovered(
  file: SourceFile,
  tokens: readonly IToken[],
  diagnostics: readonly Diagnostic[],
  readings: number,
): ReadTokens {
  recovering ??= new PolParser({ recovers: true });
  recovering.input = [...tokens];
  const cst = recovering.file();
  const syntaxErrors = recovering.errors;
  const declared = declaredWords(tokens, diagnostics);
  const misnamed = firstOnEachToken(syntaxErrors.filter((error) => isKeywordAsName(error, tokens, declared)));
  if (misnamed.length === 0 || readings === 0) return { cst, tokens, syntaxErrors, diagnostics };
  const words = new Set(misnamed.map(({ token }) => token));
  const found = [...words].map((token) =>
    diagnostic("keyword-as-name", { file, span: spanOfToken(token) }, { word: token.image }),
  );
  const renamed = tokens.map((token) => (words.has(token) ? asName(token) : token));
  return recovered(file, renamed, [...diagnostics, ...found], readings - 1);
}

/** Words that a file uses as names, in 「」 or in error. */
function declaredWords(tokens: readonly IToken[], diagnostics: readonly Diagnostic[]): ReadonlySet<string> {
  const quoted = tokens.filter(({ tokenType }) => tokenType === QuotedName).map(({ image }) => image.slice(1, -1));
  return new Set([...quoted, ...diagnostics.flatMap(misnamedWord)]);
}

function misnamedWord({ code, parameters }: Diagnostic): readonly string[] {
  return code === "keyword-as-name" ? [(parameters as Parameters["keyword-as-name"]).word] : [];
}

/**
 * Whether a keyword was meant as a name: where nothing but a name may stand, and where one may stand if the word is a type's,
 * or the file has such a name. A word that begins a line begins what comes next, and something is missing before it.
 */
function isKeywordAsName(
  error: IRecognitionException,
  tokens: readonly IToken[],
  declared: ReadonlySet<string>,
): boolean {
  const { token } = error;
  const role = byId.get(token.tokenType.name)?.role;
  const expected = expectedTokens(error, tokens);
  if (role === undefined || !expected.some((name) => nameTokens.includes(name))) return false;
  if (expected.every((name) => nameTokens.includes(name)) || role === "type") return true;
  const isFirst = tokenBefore(token, tokens)?.startLine !== token.startLine;
  return !isFirst && (role === "declaration" || declared.has(token.image));
}

interface ReadTokens {
  /** Null where there are more errors than can be recovered from. */
  readonly cst: CstNode | null;
  /** The tokens as they were read. */
  readonly tokens: readonly IToken[];
  readonly syntaxErrors: readonly IRecognitionException[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A file of which nothing else is worth saying. */
function withoutTree(file: SourceFile, problem: Diagnostic): ParsedFile {
  return { file, tree: null, lostNames: new Set(), diagnostics: [problem] };
}

/** Recovery may stumble twice over one token; the first report says what is wrong. */
function firstOnEachToken(errors: readonly IRecognitionException[]): IRecognitionException[] {
  const seen = new Set<number>();
  return errors.filter(({ token }) => {
    const isNew = !seen.has(token.startOffset);
    seen.add(token.startOffset);
    return isNew;
  });
}

function syntaxDiagnostic(file: SourceFile, error: IRecognitionException, tokens: readonly IToken[]): Diagnostic {
  const { token } = error;
  if (isKeywordAsName(error, tokens, new Set()))
    return diagnostic("keyword-as-name", { file, span: spanOfToken(token) }, { word: token.image });
  const foreign = foreignOperatorAt(file.text, token.startOffset);
  if (foreign !== null) return foreignOperator(file, foreign);
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

/** The last token that stands before another, found by halves: a file may have as many errors as tokens. */
function tokenBefore(token: IToken, tokens: readonly IToken[]): IToken | undefined {
  if (token.tokenType === EOF) return tokens.at(-1);
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.startOffset < token.startOffset) low = middle + 1;
    else high = middle;
  }
  return tokens[low - 1];
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

const nameTokens = ["Identifier", "QuotedName"];

function shortened({ image }: IToken): string {
  return image.length > 40 ? `${image.slice(0, 40)}…` : image;
}

const byId = new Map<string, Keyword>(keywords.map((keyword) => [keyword.id, keyword]));

/** What may stand where a declaration ends and only the end of the file could still follow. */
const betweenDeclarations: Readonly<Record<string, readonly (KeywordId | "Declaration")[]>> = {
  head: ["Issuer", "Number", "Issued", "Year", "Uses", "Clause"],
  clause: ["Declaration", "Clause"],
  vocabulary: ["Enumeration", "Entity", "MainEntity"],
};

function placeBetween({ context, token }: IRecognitionException, tokens: readonly IToken[]): string {
  if (context.ruleStack.at(-1) !== "notice") return "vocabulary";
  const clause = tokens.find(({ tokenType }) => tokenType === keyword("Clause"));
  return clause !== undefined && clause.startOffset < token.startOffset ? "clause" : "head";
}

/** The tokens that could have stood there; a long list says nothing and is left out above. */
function expectedTokens(error: IRecognitionException, tokens: readonly IToken[]): readonly string[] {
  const { message } = error;
  const single = /--> (\w+) <--/u.exec(message);
  const names = single === null ? [...message.matchAll(/\[(\w+)/gu)].map(([, name]) => name!) : [single[1]!];
  const isEnd = names.length === 1 && names[0] === EOF.name;
  return isEnd ? betweenDeclarations[placeBetween(error, tokens)]! : [...new Set(names)];
}

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
