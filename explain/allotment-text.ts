/** An allotment in words, as it would be written in Pol. */
import type { KeyDirection } from "../grammar/ast.ts";
import { type KeywordId, spell, type Surface } from "../grammar/keywords.ts";
import { directionWords, tiesWords } from "../grammar/print/allotments.ts";
import { writtenRoundingUnit } from "../grammar/print/literals.ts";
import type * as ir from "../ir/ir.ts";
import type { Type } from "../ir/types.ts";

/** How the expressions are worded that an allotment is made of. */
export interface Wordings {
  readonly surface: Surface;
  readonly text: (expression: ir.Expression) => string;
  /** The same in brackets where it is joined. */
  readonly inside: (expression: ir.Expression) => string;
  /** Words in a row. */
  readonly words: (...words: readonly string[]) => string;
}

/** An allotment in words. */
export function allotmentText({ limit, over, where, manner, wish }: ir.Allotment, wordings: Wordings): string {
  const { surface, text, inside, words } = wordings;
  const word = (id: KeywordId): string => spell(id, surface);
  const filter = where === null ? [] : [word("Where"), text(where)];
  const head = words(word("Allot"), inside(limit), word("Among"), text(over.list), ...filter);
  const parts =
    manner.kind === "inOrder" ? inOrder(manner, wordings, word) : inProportion(manner, limit.type, wordings, word);
  const [comma, colon] = surface === "en" ? [", ", ": "] : ["、", "："];
  return `${words(head, parts.join(comma))}${colon}${text(wish)}`;
}

type Word = (id: KeywordId) => string;

function inOrder({ order, whole }: ir.InOrder, wordings: Wordings, word: Word): string[] {
  const [first = "", ...others] = orderTexts(order, wordings, word);
  return [wordings.words(word("InOrderOf"), first), ...others, ...(whole ? [word("WholeOrNothing")] : [])];
}

function inProportion({ unit, rest }: ir.InProportion, { kind }: Type, wordings: Wordings, word: Word): string[] {
  const to = kind === "money" ? [word("To"), writtenRoundingUnit({ kind, fen: unit }, wordings.surface)] : [];
  const head = wordings.words(word("InProportion"), word("RoundedDown"), ...to);
  if (rest === null) return [head, word("RestUnspent")];
  const [first = "", ...others] = orderTexts(rest, wordings, word);
  return [head, wordings.words(word("RestInOrderOf"), first), ...others];
}

function orderTexts({ keys, ties }: ir.ServingOrder, { text, words }: Wordings, word: Word): string[] {
  const each = keys.map(({ value, first }) => {
    const direction = directionOf(value.type, first);
    return direction === null ? text(value) : words(text(value), word(directionWords[direction]));
  });
  return ties === "failure" ? each : [...each, word(tiesWords[ties])];
}

/** What is said of the values of a key that come first; null where it goes without saying. */
function directionOf({ kind }: Type, first: ir.OrderKey["first"]): KeyDirection | null {
  if (kind === "bool") return "yes";
  if (kind === "text") return null;
  if (kind === "date") return first === "least" ? "earliest" : "latest";
  return first === "least" ? "lowest" : "highest";
}
