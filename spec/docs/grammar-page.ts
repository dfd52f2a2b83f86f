/** The generated parts of docs/grammar.md: the rules as the parser has them, and the keyword table. */
import type { IProduction, Rule, TokenType } from "chevrotain";
import { format } from "prettier";
import { alternativeSpellings, keywords } from "../../grammar/keywords.ts";
import { PolParser } from "../../grammar/parser.ts";

/** The text between two markers of a page, or null. */
export function generatedPart(text: string, name: string): string | null {
  return markers(name).exec(text)?.[2] ?? null;
}

/** A page with what stands between two markers replaced. */
export function withGeneratedPart(text: string, name: string, part: string): string {
  return text.replace(markers(name), (_, start: string, __, end: string) => start + part + end);
}

function markers(name: string): RegExp {
  return new RegExp(`(<!-- generated: ${name} -->\n)([^]*?)(<!-- end: ${name} -->)`, "u");
}

/** Lines as the formatter of the pages leaves them. */
async function laidOut(lines: readonly string[]): Promise<string> {
  return `\n${await format(lines.join("\n"), { parser: "markdown", printWidth: 120 })}\n`;
}

// ---------------------------------------------------------------- keywords

/** A row for each keyword. */
export function keywordTable(): Promise<string> {
  const rows = keywords.map(({ id, en, zh, role }) => {
    const also = alternativeSpellings[id] ?? [];
    return `| ${code(en)} | ${code(zh)} | ${also.map(code).join(", ")} | ${roles[role]} |`;
  });
  return laidOut(["| English | 中文 | also read | role |", "|---|---|---|---|", ...rows]);
}

const roles = {
  declaration: "declaration",
  clausePart: "part of a declaration",
  operator: "operator",
  type: "type",
  unit: "unit",
  constant: "constant",
  function: "function",
} as const;

function code(text: string): string {
  return text === "" ? "" : `\`${text}\``;
}

// ---------------------------------------------------------------- rules

/** Every rule of the parser, in its order, in EBNF. */
export function grammarRules(): Promise<string> {
  const rules = Object.values(new PolParser().getGAstProductions());
  return laidOut(["```ebnf", ...rules.map(ruleText), "```"]);
}

function ruleText({ name, definition }: Rule): string {
  const alternatives = alternativesOf(definition)?.map(termOf) ?? null;
  if (alternatives === null) return `${name} = ${sequence(definition)} ;`;
  const short = `${name} = ${alternatives.join(" | ")} ;`;
  return short.length <= 110 ? short : `${name} =\n    ${alternatives.join("\n  | ")} ;`;
}

/** The alternatives of a rule that is nothing but a choice. */
function alternativesOf([only, ...others]: readonly IProduction[]): readonly IProduction[] | null {
  return only !== undefined && others.length === 0 && kindOf(only) === "Alternation"
    ? (only as Composite).definition
    : null;
}

type Composite = IProduction & {
  readonly definition: Composite[];
  readonly separator: TokenType;
  readonly terminalType: TokenType;
  readonly nonTerminalName: string;
};

function kindOf(production: IProduction): string {
  return production.constructor.name;
}

function sequence(parts: readonly IProduction[]): string {
  return parts.map(termOf).join(" ");
}

function termOf(production: IProduction): string {
  const { definition, separator, terminalType, nonTerminalName } = production as Composite;
  switch (kindOf(production)) {
    case "NonTerminal":
      return nonTerminalName;
    case "Terminal":
      return terminal(terminalType);
    case "Alternation":
      return `( ${definition.map(termOf).join(" | ")} )`;
    case "Option":
      return `[ ${bare(definition)} ]`;
    case "Repetition":
      return `{ ${bare(definition)} }`;
    case "RepetitionMandatory":
      return `${sequence(definition)} { ${sequence(definition)} }`;
    case "RepetitionWithSeparator":
      return `[ ${separated(definition, separator)} ]`;
    case "RepetitionMandatoryWithSeparator":
      return separated(definition, separator);
    default:
      return sequence(definition);
  }
}

/** Inside brackets alternatives need no parentheses of their own. */
function bare(definition: readonly IProduction[]): string {
  return sequence(definition).replace(/^\( ([^()]*) \)$/u, "$1");
}

function separated(definition: readonly IProduction[], separator: TokenType): string {
  return `${sequence(definition)} { ${terminal(separator)} ${sequence(definition)} }`;
}

const byId = new Map<string, { readonly en: string; readonly zh: string }>(keywords.map((each) => [each.id, each]));

const signs: Readonly<Record<string, string>> = {
  Colon: '":"',
  Comma: '","',
  LeftParen: '"("',
  RightParen: '")"',
  LeftBrace: '"{"',
  RightBrace: '"}"',
  Question: '"?"',
  Dot: '"."',
  Percent: '"%"',
  Plus: '"+"',
  Minus: '"-"',
  Times: '"*"',
  Divide: '"/"',
  Differs: '"!="',
  AtMost: '"<="',
  AtLeast: '">="',
  Less: '"<"',
  Greater: '">"',
  Equals: '"="',
  RowEnd: "ROW-END",
  Bar: '"|"',
  Arrow: '"=>"',
  ValueIs: "VALUE-IS",
  DateToken: "DATE",
  NumberToken: "NUMBER",
  TextToken: "TEXT",
  QuotedName: "QUOTED-NAME",
  ClauseToken: "CLAUSE",
  Identifier: "IDENTIFIER",
};

function terminal({ name }: TokenType): string {
  const found = byId.get(name);
  return found === undefined ? (signs[name] ?? name) : `"${found.en === "" ? found.zh : found.en}"`;
}
