/**
 * Signs in names that only look like the ones meant. An input method types １ and Ａ, a text copied
 * from elsewhere brings а of another script; a name with such a sign is a different name.
 */
import type { AstNode, SourceTree } from "./ast.ts";
import { childrenOf } from "./children.ts";
import { diagnostic, type Diagnostic } from "./diagnostics/diagnostic.ts";
import type { SourceFile, Span } from "./source.ts";

/** Letters of other scripts, each above the Latin letter that it is taken for. */
const lookAlikes = new Map(
  [
    ["АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝ", "ABESIJKMHOPCTYXaesijopcyxhdqw"],
    ["ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονια", "ABEZHIKMNOPTYXovia"],
  ].flatMap(([from = "", to = ""]) => [...from].map((sign, index): [string, string] => [sign, to[index]!])),
);

const none: ReadonlyMap<string, string> = new Map();

/** Every sign that may be confusable, and few others: Greek, Cyrillic, full-width letters, digits and spaces. */
const suspicious = /[\u0370-\u052F\u3000\uFF10-\uFF19\uFF21-\uFF3A\uFF3F\uFF41-\uFF5A]/u;

/** Reports every confusable sign in the names of a tree and in the other names in quotes behind them. */
export function findConfusables(file: SourceFile, tree: SourceTree): Diagnostic[] {
  if (!suspicious.test(file.text)) return [];
  return writtenNames(tree).flatMap((span) => findInName(file, span));
}

/** Where the names stand in the source, quotes left out. */
function writtenNames(node: AstNode, found: Span[] = []): Span[] {
  if (node.kind === "Name") found.push(node.span);
  else if ("label" in node && node.label !== null && node.kind !== "VocabularyFile") found.push(node.label.span);
  for (const child of childrenOf(node)) writtenNames(child, found);
  return found;
}

function findInName(file: SourceFile, { start, end }: Span): Diagnostic[] {
  const written = file.text.slice(start, end);
  if (/^[\x20-\x7e]*$/u.test(written)) return [];
  const foreign = isLatinMeant(written) ? lookAlikes : none;
  const found: Diagnostic[] = [];
  let at = start;
  for (const character of written) {
    const span = { start: at, end: at + character.length };
    const meant = fullWidth(character) ?? foreign.get(character);
    at = span.end;
    if (meant === undefined) continue;
    const fix = { span, text: meant };
    found.push(diagnostic("confusable-character", { file, span }, { character, meant }, { fix }));
  }
  return found;
}

/** Beside Latin letters, or with nothing but look-alikes, a letter of another script is not meant. */
function isLatinMeant(name: string): boolean {
  const letters = [...name].filter((sign) => /\p{L}/u.test(sign));
  return letters.some((sign) => /[A-Za-z]/u.test(sign)) || letters.every((sign) => lookAlikes.has(sign));
}

/** The ASCII letter, digit or space that a full-width sign stands for. */
function fullWidth(character: string): string | undefined {
  if (character === "\u3000") return " ";
  const meant = character.normalize("NFKC");
  return /^[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\uFF3F]$/u.test(character) ? meant : undefined;
}
