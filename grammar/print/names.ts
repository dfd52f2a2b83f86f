/**
 * When a name must stand in 「」: where the lexer would read something else than one identifier, and
 * where it could run together with a neighbour to a keyword of several words (`set` before `of`).
 */
import type * as ast from "../ast.ts";
import { keywords } from "../keywords.ts";
import { Identifier, lexer } from "../tokens.ts";

const plain = new Map<string, boolean>();

/** The name as it is written: in 「」 only where it must be. */
export function writtenName(name: string): string {
  let isPlain = plain.get(name);
  if (isPlain === undefined) {
    isPlain = isOneIdentifier(name) && !joinsNeighbours.has(name);
    if (plain.size > 10_000) plain.clear();
    plain.set(name, isPlain);
  }
  return isPlain ? name : `「${name}」`;
}

/** A name behind its entity's. */
export function printQualifiedName(entity: ast.Name | null, name: ast.Name): string {
  return entity === null ? writtenName(name.text) : `${writtenName(entity.text)}.${writtenName(name.text)}`;
}

/** Whether the name can be written at all; what stands in 「」 ends at the first 」. */
export function isWritable(name: string): boolean {
  return /^[^」\n]+$/u.test(name);
}

function isOneIdentifier(name: string): boolean {
  const { tokens, errors } = lexer.tokenize(name);
  const [first] = tokens;
  return errors.length === 0 && first?.tokenType === Identifier && first.image === name;
}

const spellings = keywords.flatMap(({ en, zh }) => [en, zh]).filter((text) => text !== "");
const whole = new Set(spellings);

/** Whether words after a name could be the start of a keyword's own words. */
function canFollow(words: readonly string[]): boolean {
  const text = words.join(" ");
  return spellings.some((spelling) => spelling === text || spelling.startsWith(`${text} `));
}

/** First words that a following keyword completes, last words that a preceding keyword takes in. */
const joinsNeighbours: ReadonlySet<string> = new Set(
  spellings
    .map((spelling) => spelling.split(" "))
    .filter((words) => words.length > 1)
    .flatMap((words) => [
      ...(canFollow(words.slice(1)) ? [words[0]!] : []),
      ...(whole.has(words.slice(0, -1).join(" ")) ? [words.at(-1)!] : []),
    ]),
);
