/** What may be meant by the beginning of a word, by identifier, label or the initials of the label's pinyin. */
import { type CompletionItem, CompletionItemKind, type CompletionList } from "vscode-languageserver";
import { type Declaration, type DeclarationKind, keywords, spell, writtenName } from "../../api/editing/index.ts";
import { pinyinInitials } from "../pinyin.ts";
import { rangeIn, type AtPosition, type Session } from "../session.ts";
import { kindWords } from "../words.ts";
import { fittingOptions } from "../fitting-options.ts";
import { visibleDeclarations } from "../visible.ts";

/** Something that may be written, by all that it may be found by. */
interface Candidate {
  readonly written: string;
  readonly names: readonly string[];
  readonly kind: CompletionItemKind;
  readonly detail: string;
  /** What comes first: options that fit, then names, then keywords. */
  readonly rank: 0 | 1 | 2;
}

/** How many are offered; the rest comes with another letter. */
const most = 200;

export async function completion(session: Session, at: AtPosition): Promise<CompletionList> {
  const view = session.view(at.textDocument.uri);
  const document = session.document(view.file.path);
  const offset = session.offsetAt(at);
  const typed = /「?[\p{L}\p{N}_-]*$/u.exec(document.getText().slice(0, offset))![0];
  const range = rangeIn(document, { start: offset - typed.length, end: offset });
  const word = typed.replace(/^「/u, "");
  const initialsOf = await pinyinInitials();
  const found = candidates(session, at).filter(({ names }) => isFoundBy(word, names, initialsOf));
  const items = found.slice(0, most).map(({ written, kind, detail, rank }, index): CompletionItem => ({
    label: written,
    kind,
    detail,
    // What fits was chosen here: an editor compares letters, and knows nothing of pinyin.
    filterText: typed === "" ? written : typed,
    sortText: `${rank}${String(index).padStart(4, "0")}`,
    textEdit: { range, newText: written },
  }));
  return { isIncomplete: true, items };
}

function isFoundBy(word: string, names: readonly string[], initialsOf: (text: string) => string): boolean {
  const wanted = word.toLowerCase();
  return names.some((name) => name.toLowerCase().includes(wanted) || initialsOf(name).startsWith(wanted));
}

function candidates(session: Session, at: AtPosition): readonly Candidate[] {
  const view = session.view(at.textDocument.uri);
  const fitting = fittingOptions(view, session.offsetAt(at));
  const named = visibleDeclarations(view).map((declared) =>
    candidateOf(declared, view.surface, session, fitting.includes(declared)),
  );
  const words = keywords
    .filter((keyword) => spell(keyword.id, view.surface) !== "")
    .map((keyword): Candidate => {
      const written = spell(keyword.id, view.surface);
      return { written, names: [keyword.en, keyword.zh], kind: CompletionItemKind.Keyword, detail: "", rank: 2 };
    });
  return [...named, ...words].sort((one, other) => one.rank - other.rank);
}

function candidateOf(
  { kind, names, owner }: Declaration,
  surface: "en" | "zh",
  { language }: Session,
  isFitting: boolean,
): Candidate {
  const [shown, other] = surface === "en" ? [names.name, names.label] : [names.label, names.name];
  const of = owner === null ? "" : ` · ${surface === "en" ? owner.names.name : owner.names.label}`;
  return {
    written: writtenName(shown),
    names: [...new Set([names.name, names.label])],
    kind: itemKinds[kind],
    detail: `${shown === other ? "" : `${other} · `}${kindWords[kind][language]}${of}`,
    rank: isFitting ? 0 : 1,
  };
}

const itemKinds: { readonly [K in DeclarationKind]: CompletionItemKind } = {
  Enumeration: CompletionItemKind.Enum,
  EnumerationMember: CompletionItemKind.EnumMember,
  Entity: CompletionItemKind.Class,
  Fact: CompletionItemKind.Property,
  Decision: CompletionItemKind.Field,
  Define: CompletionItemKind.Function,
  Parameter: CompletionItemKind.Constant,
  Reading: CompletionItemKind.Enum,
  ReadingOption: CompletionItemKind.EnumMember,
  Table: CompletionItemKind.Struct,
  Column: CompletionItemKind.Property,
  Rule: CompletionItemKind.Method,
};
