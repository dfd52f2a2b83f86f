import { clauseText } from "../../explain/clause-text.ts";
import type { Surface } from "../../grammar/keywords.ts";
import type { DeclarationChange, DeclarationKind, Declared } from "../declarations.ts";
import { reportWords } from "../report-words.ts";
import type { ToldClause, ToldDeclarations } from "./told-diff.ts";
import { toldName } from "./told-name.ts";

type Told = Exclude<DeclarationKind, "clause">;

/** What changed of each kind of declaration. */
export function tellDeclarations(changes: readonly DeclarationChange[], surface: Surface): readonly ToldDeclarations[] {
  const { kinds } = reportWords[surface];
  const told = (Object.keys(kinds) as DeclarationKind[]).filter((kind): kind is Told => kind !== "clause");
  return told.flatMap((kind) => {
    const rows = changes
      .filter((change) => change.kind === kind)
      .map((change) => ({
        ...toldName(change, surface),
        old: textOf(change.old, surface),
        new: textOf(change.new, surface),
        clauses: clausePair(change.old, change.new, surface),
      }));
    return rows.length === 0 ? [] : [{ kind, caption: kinds[kind], rows }];
  });
}

/** The clauses that are not in both word for word under one number. */
export function tellClauses(changes: readonly DeclarationChange[], surface: Surface): readonly ToldClause[] {
  const words = reportWords[surface];
  return changes
    .filter(({ kind }) => kind === "clause")
    .map(({ old, new: next, isReworded }) => {
      const [was, is] = [old?.text[surface] ?? "", next?.text[surface] ?? ""];
      const change = isReworded === true ? words.otherWording : words.otherNumber;
      return {
        old: clauseOf(old, surface),
        new: clauseOf(next, surface),
        title: [...new Set([was, is])].filter((each) => each !== "").join(" → "),
        change: old === null ? words.added : next === null ? words.removed : change,
      };
    });
}

/** The clauses of both sides: `三 → 三(三)`; one where it is the same. */
export function clausePair(old: Declared | null, next: Declared | null, surface: Surface): string {
  const names = [clauseOf(old, surface), clauseOf(next, surface)].filter((each) => each !== null);
  return [...new Set(names)].join(" → ");
}

function clauseOf(declared: Declared | null, surface: Surface): string | null {
  const clause = declared?.clause ?? null;
  return clause === null ? null : clauseText(clause, surface);
}

function textOf(declared: Declared | null, surface: Surface): string | null {
  return declared?.text[surface] || null;
}
