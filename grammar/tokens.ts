/**
 * Every token once, with its full-width forms. Keywords come from the keyword table; a keyword of
 * several words is one token. Names are runs of letters of any script, so that Chinese labels need
 * no quotes; a label with other signs in it stands in 「」.
 */
import { createToken, type CustomPatternMatcherFunc, Lexer, type TokenType } from "chevrotain";
import { alternativeSpellings, type Keyword, type KeywordId, keywords } from "./keywords.ts";

const wordEnd = String.raw`(?![\p{L}\p{N}_]|-[\p{L}\p{N}_])`;
const numeral = "[一二三四五六七八九十百]+";

/** Every code to 255, and one in every lexer bucket beyond, for tokens that start with any letter. */
const beyondAscii = [
  ...Array.from({ length: 128 }, (_, index) => 128 + index),
  ...Array.from({ length: 1020 }, (_, index) => 256 + index * 64),
];
const ascii = (from: string, to: string): number[] =>
  Array.from({ length: to.charCodeAt(0) - from.charCodeAt(0) + 1 }, (_, index) => from.charCodeAt(0) + index);
const digits = ascii("0", "9");

/** Chevrotain drops the flag `u` from a pattern, so patterns with classes of letters run here. */
function matcher(pattern: RegExp): CustomPatternMatcherFunc {
  let sticky: RegExp | null = null;
  return (text, offset) => {
    sticky ??= new RegExp(pattern.source, "uy");
    sticky.lastIndex = offset;
    return sticky.exec(text) as RegExpExecArray | null;
  };
}

const wordCharacter = /[\p{L}\p{N}_]/u;

/** Whether a word ends before an offset: no letter or digit follows, nor a hyphen that joins one. */
function endsWord(text: string, offset: number): boolean {
  const isInWord = (at: number): boolean =>
    at < text.length && wordCharacter.test(String.fromCodePoint(text.codePointAt(at)!));
  return !isInWord(offset) && !(text[offset] === "-" && isInWord(offset + 1));
}

/**
 * `「…」` on one line. Where no 」 follows before the end of a line, none follows any later 「 of it: to look for one
 * again from each would take the square of the line's length.
 */
function quotedNameMatcher(): CustomPatternMatcherFunc {
  const closing = /[」\n]/g;
  let unclosed = { text: "", start: 0, end: 0 };
  return (text, offset) => {
    if (text[offset] !== "「" || (unclosed.start <= offset && offset < unclosed.end && unclosed.text === text))
      return null;
    closing.lastIndex = offset;
    const found = closing.exec(text);
    if (found?.[0] === "」") return found.index > offset + 1 ? [text.slice(offset, found.index + 1)] : null;
    unclosed = { text, start: offset, end: found?.index ?? text.length };
    return null;
  };
}

function token(
  name: string,
  pattern: RegExp | CustomPatternMatcherFunc,
  hints: (string | number)[],
  group?: string,
): TokenType {
  return createToken({
    name,
    pattern: typeof pattern === "function" ? pattern : matcher(pattern),
    start_chars_hint: hints,
    line_breaks: false,
    ...(group === undefined ? {} : { group }),
  });
}

// ---------------------------------------------------------------- what is skipped or set aside

const WhiteSpace = createToken({
  name: "WhiteSpace",
  pattern: /[\s\u3000\uFEFF]+/,
  start_chars_hint: [...ascii("\t", "\r"), " ", 0xa0, 0x1680, 0x2000, 0x2028, 0x202f, 0x205f, 0x3000, 0xfeff],
  group: Lexer.SKIPPED,
  line_breaks: true,
});
const CommentToken = token("Comment", /[#＃][^\n\r]*/u, ["#", "＃"], "comments");

// ---------------------------------------------------------------- literals and names

/** Whatever numbers stand so: a date with a digit too many is no subtraction. */
export const DateToken = token("DateToken", /\d+-\d+-\d+|\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日/u, digits);
export const NumberToken = token("NumberToken", /\d+(?:\.\d+)?/u, digits);
/** A text whose closing mark is missing ends with its line, so that the lines after it are read all the same. */
export const TextToken = token("TextToken", /"[^"\n]*"|“(?:[^“”\n]|“[^“”\n]*”)*”|["“][^\n\r]*/u, ['"', "“"]);
export const QuotedName = token("QuotedName", quotedNameMatcher(), ["「"]);
export const ClauseToken = token(
  "ClauseToken",
  new RegExp(String.raw`(?:序言|附件\d*(?:·${numeral})?|${numeral})(?:[（(]${numeral}[）)])?(?:\d+)?${wordEnd}`, "u"),
  [..."序附一二三四五六七八九十百"],
);
export const Identifier = token("Identifier", /[\p{L}_][\p{L}\p{N}_]*(?:-[\p{L}\p{N}_]+)*/u, [
  ...ascii("A", "Z"),
  ...ascii("a", "z"),
  "_",
  ...beyondAscii,
]);

// ---------------------------------------------------------------- signs

export const Colon = token("Colon", /[:：]/u, [":", "："]);
export const Comma = token("Comma", /[,，、]/u, [",", "，", "、"]);
export const LeftParen = token("LeftParen", /[(（]/u, ["(", "（"]);
export const RightParen = token("RightParen", /[)）]/u, [")", "）"]);
export const LeftBrace = token("LeftBrace", /[{｛]/u, ["{", "｛"]);
export const RightBrace = token("RightBrace", /[}｝]/u, ["}", "｝"]);
export const LeftBracket = token("LeftBracket", /[[［【]/u, ["[", "［", "【"]);
export const RightBracket = token("RightBracket", /[\]］】]/u, ["]", "］", "】"]);
export const Question = token("Question", /[?？]/u, ["?", "？"]);
export const Dot = token("Dot", /\./u, ["."]);
export const Percent = token("Percent", /[%％]/u, ["%", "％"]);
export const Plus = token("Plus", /[+＋]/u, ["+", "＋"]);
export const Minus = token("Minus", /[-－−]/u, ["-", "－", "−"]);
export const Times = token("Times", /[*×＊]/u, ["*", "×", "＊"]);
export const Divide = token("Divide", /[/÷／]/u, ["/", "÷", "／"]);
export const Differs = token("Differs", /!=|≠/u, ["!", "≠"]);
export const AtMost = token("AtMost", /[<＜][=＝]|≤/u, ["<", "＜", "≤"]);
export const AtLeast = token("AtLeast", /[>＞][=＝]|≥/u, [">", "＞", "≥"]);
export const Less = token("Less", /[<＜]/u, ["<", "＜"]);
export const Greater = token("Greater", /[>＞]/u, [">", "＞"]);
export const Equals = token("Equals", /[=＝]/u, ["=", "＝"]);
/** The bar that closes a row: the last on its line. */
export const RowEnd = token("RowEnd", /[|｜](?=[ \t\u3000]*(?:[#＃][^\n\r]*)?(?:[\r\n]|$))/u, ["|", "｜"]);
export const Bar = token("Bar", /[|｜]/u, ["|", "｜"]);
/** `=>` between the given facts and the expected decisions of a table of examples. */
export const Arrow = token("Arrow", /=>|⇒/u, ["=", "⇒"]);

// ---------------------------------------------------------------- keywords

const isChinese = (text: string): boolean => /^\p{Script=Han}/u.test(text);
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

function spellings(id: KeywordId, en: string, zh: string): string[] {
  return [en, zh, ...(alternativeSpellings[id] ?? [])].filter((text) => text !== "");
}

/** The end of a keyword's words from an offset, with blanks between them; −1 where they do not stand there. */
function endOfWords(words: readonly string[], text: string, offset: number): number {
  let at = offset;
  for (let index = 0; index < words.length; index++) {
    const start = at;
    while (index > 0 && (text[at] === " " || text[at] === "\t")) at++;
    if (index > 0 && at === start) return -1;
    if (!text.startsWith(words[index]!, at)) return -1;
    at += words[index]!.length;
  }
  return at;
}

const functionWords = new Set(keywords.flatMap(({ en, role }) => (role === "function" ? [en] : [])));

/** Whether the last of several words is a function that is called there: `from latest(a, b)` is no order. */
function callsLast(words: readonly string[], text: string, end: number): boolean {
  return words.length > 1 && functionWords.has(words.at(-1)!) && /^[ \t]*[(（]/u.test(text.slice(end, end + 20));
}

/** Units stand close to their number (90日内), so after a digit they end wherever they end. */
function keywordMatcher(all: readonly string[], isUnit: boolean): CustomPatternMatcherFunc {
  const spelled = all.map((spelling) => ({
    first: spelling.charCodeAt(0),
    words: spelling.split(" "),
    mayTouch: isUnit && isChinese(spelling),
  }));
  return (text, offset) => {
    const start = text.charCodeAt(offset);
    for (const { first, words, mayTouch } of spelled) {
      // The lexer asks for every keyword that begins with a letter near this one.
      if (first !== start) continue;
      const end = endOfWords(words, text, offset);
      if (end < 0 || callsLast(words, text, end)) continue;
      const touches = mayTouch && isDigit(text.charCodeAt(offset - 1));
      if (touches || endsWord(text, end)) return [text.slice(offset, end)];
    }
    return null;
  };
}

function keywordToken(id: KeywordId, en: string, zh: string, isUnit: boolean): TokenType {
  const all = spellings(id, en, zh).sort((left, right) => right.length - left.length);
  return token(
    id,
    keywordMatcher(all, isUnit),
    all.map((text) => text[0]!),
  );
}

const keywordTokens = new Map<KeywordId, TokenType>(
  keywords.map(({ id, en, zh, role }) => [id, keywordToken(id, en, zh, role === "unit")]),
);

/** The token of a keyword. */
export function keyword(id: KeywordId): TokenType {
  return keywordTokens.get(id)!;
}

/** `is` at the start of a line gives a rule its value; elsewhere it compares. */
export const ValueIs = token(
  "ValueIs",
  new RegExp(String.raw`(?<=(?:^|[\n\r\uFEFF])[ \t\u3000]*)(?:is|为)` + wordEnd, "u"),
  ["i", "为"],
);

/**
 * Longer keywords first, so that `is not empty` is not read as `is not`, nor the 日 of 15日前 as days:
 * a word that only Chinese writes has no English length to go by and stands before all others.
 */
const orderedKeywords = [...keywords].sort((left, right) => rank(right) - rank(left)).map(({ id }) => keyword(id));

function rank({ en }: Keyword): number {
  return en === "" ? Number.MAX_SAFE_INTEGER : en.length;
}

export const tokens: readonly TokenType[] = [
  WhiteSpace,
  CommentToken,
  DateToken,
  NumberToken,
  TextToken,
  QuotedName,
  ClauseToken,
  ValueIs,
  ...orderedKeywords,
  Identifier,
  Colon,
  Comma,
  LeftParen,
  RightParen,
  LeftBrace,
  RightBrace,
  LeftBracket,
  RightBracket,
  Question,
  Dot,
  Percent,
  Plus,
  Minus,
  Times,
  Divide,
  Arrow,
  Differs,
  AtMost,
  AtLeast,
  Less,
  Greater,
  Equals,
  RowEnd,
  Bar,
];

export const lexer = new Lexer([...tokens], { positionTracking: "full", skipValidations: true });
