/** The TextMate grammar of `.pol` files, made from the keyword table: both surfaces are coloured alike. */
import { alternativeSpellings, type KeywordRole, keywords } from "../../grammar/keywords.ts";

const scopes: { readonly [R in KeywordRole]: string } = {
  declaration: "keyword.declaration.pol",
  clausePart: "keyword.control.pol",
  operator: "keyword.operator.word.pol",
  type: "storage.type.pol",
  unit: "keyword.other.unit.pol",
  constant: "constant.language.pol",
  function: "support.function.pol",
};

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");

/** Longer spellings first; the words of a keyword may stand apart, a name may not go on behind it. */
function pattern(role: KeywordRole): { readonly name: string; readonly match: string } {
  const spellings = keywords
    .filter((keyword) => keyword.role === role)
    .flatMap(({ id, en, zh }) => [en, zh, ...(alternativeSpellings[id] ?? [])])
    .filter((text) => text !== "")
    .sort((left, right) => right.length - left.length || (left < right ? -1 : 1))
    .map((text) => text.split(" ").map(escape).join("[ \\t]+"));
  const before = role === "unit" ? "(?<![\\p{L}_])" : "(?<![\\p{L}\\p{N}_])";
  const after = role === "unit" ? "(?![a-zA-Z_])" : "(?![\\p{L}\\p{N}_])";
  return { name: scopes[role], match: `${before}(?:${spellings.join("|")})${after}` };
}

const numeral = "[一二三四五六七八九十百]+";

const literals = [
  { name: "comment.line.number-sign.pol", match: "[#＃].*$" },
  { name: "string.quoted.double.pol", match: '"[^"\\n]*"|“(?:[^“”\\n]|“[^“”\\n]*”)*”' },
  { name: "variable.other.quoted.pol", match: "「[^」\\n]+」" },
  {
    name: "constant.numeric.date.pol",
    match: "\\d{4}-\\d{1,2}-\\d{1,2}(?!\\d)|\\d{4}\\s?年\\s?\\d{1,2}\\s?月\\s?\\d{1,2}\\s?日",
  },
  {
    name: "entity.name.section.pol",
    match: `(?<![\\p{L}\\p{N}_])(?:序言|附件\\d*(?:·${numeral})?|${numeral})(?:[（(]${numeral}[）)])?\\d*(?![\\p{L}\\p{N}_])`,
  },
];

const numbers = [
  { name: "constant.numeric.pol", match: "(?<![\\p{L}\\p{N}_])\\d+(?:\\.\\d+)?[%％]?" },
  { name: "punctuation.separator.table.pol", match: "[|｜]" },
  { name: "keyword.operator.pol", match: "=>|⇒|[<>＜＞]=?|[!=＝≠≤≥+＋*×＊/÷／]|(?<=\\s)[-－−](?=\\s)" },
];

/** Operators of several words go before the words that they begin with. */
const roleOrder: readonly KeywordRole[] = [
  "function",
  "clausePart",
  "declaration",
  "type",
  "operator",
  "constant",
  "unit",
];

/** The text of `pol.tmLanguage.json`. */
export function textMateGrammar(): string {
  const grammar = {
    information_for_contributors: ["Made from grammar/keywords.ts by editors/textmate/generate.ts; change it there."],
    $schema: "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
    name: "Pol",
    scopeName: "source.pol",
    fileTypes: ["pol"],
    patterns: [...literals, ...roleOrder.map(pattern), ...numbers],
  };
  return `${JSON.stringify(grammar, null, 2)}\n`;
}
