/** Quick fixes: what may be done about the problems of a stretch. */
import { type CodeAction, CodeActionKind, type CodeActionParams } from "vscode-languageserver";
import { remediesOf } from "../../api/editing/index.ts";
import { check } from "../../api/index.ts";
import { rangeIn, type Session } from "../session.ts";

export function codeActions(session: Session, { textDocument, range, context }: CodeActionParams): CodeAction[] {
  const path = session.pathOf(textDocument.uri);
  const document = session.document(path);
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  const problems = check(path, session.host).filter(
    (each) => each.file === path && each.start <= end && start <= each.end,
  );
  const view = session.view(textDocument.uri);
  return problems.flatMap((problem) =>
    remediesOf(problem, view, session.language).map(({ title, start: from, end: to, text, isPreferred }) => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: context.diagnostics.filter(({ code }) => code === problem.code),
      isPreferred,
      edit: { changes: { [document.uri]: [{ range: rangeIn(document, { start: from, end: to }), newText: text }] } },
    })),
  );
}
