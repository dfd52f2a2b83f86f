import { reportWords, type DeclarationChange, type DeclarationKind, type Declared } from "../../diff/index.ts";
import { officeClause } from "../../explain/index.ts";
import type { Language } from "../language.ts";
import { tableText } from "../render/table.ts";

/** The declarations that changed, a line each; clauses, of which there may be many, on one line a kind of change. */
export function declarationsText(changes: readonly DeclarationChange[], language: Language): string {
  const words = reportWords[language];
  if (changes.length === 0) return `${words.sameDeclarations}\n`;
  const rows = changes.filter(({ kind }) => kind !== "clause").map((change) => row(change, language));
  const clauses = changes.filter(({ kind }) => kind === "clause");
  return tableText(rows) + clauseLines(clauses, language);
}

function row({ kind, name, label, old, new: next }: DeclarationChange, language: Language): readonly string[] {
  const text = (declared: Declared | null): string => declared?.text[language] || reportWords[language].absent;
  return [
    reportWords[language].kinds[kind],
    clauses(old, next, language),
    language === "en" ? name : label,
    `${text(old)} → ${text(next)}`,
  ];
}

function clauses(old: Declared | null, next: Declared | null, language: Language): string {
  const name = (declared: Declared | null): string | null =>
    declared === null || declared.clause === null
      ? null
      : language === "en"
        ? declared.clause
        : officeClause(declared.clause);
  return [...new Set([name(old), name(next)])].filter((each) => each !== null).join(" → ");
}

function clauseLines(changes: readonly DeclarationChange[], language: Language): string {
  const words = reportWords[language];
  const kinds: readonly (readonly [string, (change: DeclarationChange) => boolean])[] = [
    [words.old, ({ new: next }) => next === null],
    [words.new, ({ old }) => old === null],
    [words.otherWording, ({ isReworded }) => isReworded === true],
    [words.otherNumber, ({ old, new: next, isReworded }) => old !== null && next !== null && isReworded !== true],
  ];
  const kind: DeclarationKind = "clause";
  return kinds
    .map(
      ([title, belongs]) =>
        [title, changes.filter(belongs).map(({ old, new: next }) => clauses(old, next, language))] as const,
    )
    .filter(([, names]) => names.length > 0)
    .map(
      ([title, names]) =>
        `${words.kinds[kind]}${language === "en" ? ` (${title}): ` : `（${title}）：`}${names.join(language === "en" ? ", " : "、")}\n`,
    )
    .join("");
}
