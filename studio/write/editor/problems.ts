/** Problems where they stand in the text, with what may be done about them. */
import { type Diagnostic, setDiagnostics } from "@codemirror/lint";
import type { EditorView } from "@codemirror/view";
import type { Severity } from "../../../api/index.ts";
import type { Remedy } from "../../../api/editing/index.ts";
import type { Problem } from "../../work/notices.ts";

const severities: { readonly [S in Severity]: Diagnostic["severity"] } = {
  error: "error",
  warning: "warning",
  note: "info",
};

/** Shows the problems of the file in its editor, in place of those that were shown. */
export function showProblems(view: EditorView, path: string, problems: readonly Problem[]): void {
  const { length } = view.state.doc;
  const own = problems.filter(({ file, end }) => file === path && end <= length);
  view.dispatch(setDiagnostics(view.state, own.map(shown)));
}

function shown({ start, end, severity, words, remedies }: Problem): Diagnostic {
  const message = [words.message, words.example, words.help].filter((each) => each !== null).join("\n");
  const actions = remedies.map((remedy) => ({
    name: remedy.title,
    apply: (view: EditorView) => putRemedies(view, [remedy]),
  }));
  return { from: start, to: end, severity: severities[severity], message, actions };
}

/** Puts remedies into the text as one change, and shows the last. */
export function putRemedies(view: EditorView, remedies: readonly Remedy[]): void {
  const changes = remedies.map(({ start, end, text }) => ({ from: start, to: end, insert: text }));
  if (changes.some(({ to }) => to > view.state.doc.length)) return;
  const change = view.state.changes(changes);
  const last = Math.max(...changes.map(({ to }) => change.mapPos(to, 1)));
  view.dispatch({ changes: change, selection: { anchor: last }, scrollIntoView: true });
  view.focus();
}
