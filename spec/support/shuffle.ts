/** A notice with its clauses and what stands in them in another order, and the same meaning. */
import type * as ast from "../../grammar/ast.ts";
import { parse } from "../../grammar/parse.ts";
import type { SourceFile } from "../../grammar/source.ts";
import type { Choose } from "./random-program.ts";

/**
 * Shuffles the clauses, and the items of each. The rows of a table keep their order, which decides
 * between rows that are equally high.
 */
export function shuffledNotice(file: SourceFile, choose: Choose): string {
  const { tree } = parse(file);
  if (tree?.kind !== "NoticeFile") throw new Error(`${file.path} is no notice`);
  const clauses = inAnyOrder(tree.clauses, hasRows, choose).map((clause) => clauseText(file, clause, choose));
  return [file.text.slice(0, tree.clauses[0]!.span.start), ...clauses].join("\n\n");
}

function clauseText(file: SourceFile, clause: ast.Clause, choose: Choose): string {
  const heading = file.text.slice(clause.span.start, clause.items[0]?.span.start ?? clause.span.end);
  const items = inAnyOrder(clause.items, isRows, choose).map(({ span }) => file.text.slice(span.start, span.end));
  return [heading, ...items].join("\n");
}

const isRows = ({ kind }: ast.ClauseItem): boolean => kind === "Rows";
const hasRows = ({ items }: ast.Clause): boolean => items.some(({ kind }) => kind === "Rows" || kind === "Table");

/** The items in a random order, but those that are fixed in their order among themselves. */
function inAnyOrder<T>(items: readonly T[], isFixed: (item: T) => boolean, choose: Choose): T[] {
  const shuffled = items
    .map((item) => ({ item, key: choose(1_000_000) }))
    .sort((left, right) => left.key - right.key)
    .map(({ item }) => item);
  const fixed = items.filter(isFixed);
  return shuffled.map((item) => (isFixed(item) ? fixed.shift()! : item));
}
