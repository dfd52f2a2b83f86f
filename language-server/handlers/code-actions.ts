/** Quick fixes: the text that a diagnostic brings in place of what stands there, and an example of the record that it names. */
import { type CodeAction, CodeActionKind, type CodeActionParams } from "vscode-languageserver";
import { check, type Diagnostic, type Fix } from "../../api/index.ts";
import { type FileView, spell, visibleText, writtenText } from "../../api/editing/index.ts";
import { rangeIn, type Session } from "../session.ts";

export function codeActions(session: Session, { textDocument, range, context }: CodeActionParams): CodeAction[] {
  const path = session.pathOf(textDocument.uri);
  const document = session.document(path);
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  const problems = check(path, session.host).filter(
    (each) => each.file === path && each.start <= end && start <= each.end,
  );
  const view = session.view(textDocument.uri);
  return problems.flatMap((problem) => {
    const found = [fixEdit(problem, session), exampleEdit(problem, view, session)].filter((each) => each !== null);
    return found.map(({ title, start: from, end: to, text, isPreferred }) => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: context.diagnostics.filter(({ code }) => code === problem.code),
      isPreferred,
      edit: { changes: { [document.uri]: [{ range: rangeIn(document, { start: from, end: to }), newText: text }] } },
    }));
  });
}

/** A text in place of a stretch, with what is said of it. */
interface TitledEdit {
  readonly title: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Whether it mends the problem. */
  readonly isPreferred: boolean;
}

function fixEdit(problem: Diagnostic, session: Session): TitledEdit | null {
  const { fix } = problem;
  return fix === null ? null : { ...fix, title: titleOf(problem, fix, session), isPreferred: true };
}

/** An example of the record that a problem names, at the end of its clause; what is expected of it is for a person to say. */
function exampleEdit({ start, parameters }: Diagnostic, view: FileView, { language }: Session): TitledEdit | null {
  const example = "example" in parameters ? parameters.example : null;
  if (typeof example !== "object" || example === null || view.tree?.kind !== "NoticeFile") return null;
  const clause = view.tree.clauses.find(({ span }) => span.start <= start && start < span.end);
  if (clause === undefined) return null;
  const { surface } = view;
  const head = `${spell("Example", surface)} ${writtenText(titleWords[surface], surface)}`;
  const text = `\n\n  ${head}\n    ${spell("Given", surface)} ${example[surface]}`;
  return { title: exampleWords[language], start: clause.span.end, end: clause.span.end, text, isPreferred: false };
}

const exampleWords = { en: "add this record as an example", zh: "将此情形添加为示例" } as const;
const titleWords = { en: "to be decided", zh: "待定情形" } as const;

function titleOf(problem: Diagnostic, fix: Fix, session: Session): string {
  const old = session.document(problem.file).getText().slice(fix.start, fix.end);
  const words = fix.text === "" ? removeWords : replaceWords;
  return words[session.language](visibleText(old), visibleText(fix.text));
}

const removeWords = {
  en: (old: string) => `remove \`${old}\``,
  zh: (old: string) => `删除“${old}”`,
} as const;

const replaceWords = {
  en: (old: string, text: string) => (old === "" ? `add \`${text}\`` : `replace \`${old}\` by \`${text}\``),
  zh: (old: string, text: string) => (old === "" ? `补上“${text}”` : `将“${old}”改为“${text}”`),
} as const;
