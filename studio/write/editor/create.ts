/** The editor of a file: what CodeMirror brings, the language's help and the studio's look. */
import { closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, redoDepth, undoDepth } from "@codemirror/commands";
import { foldGutter, foldKeymap, foldService, indentService } from "@codemirror/language";
import { lintGutter, lintKeymap } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import {
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { edit, files } from "../../state/files.ts";
import { language } from "../../state/language.ts";
import { cursor } from "../../state/place.ts";
import { uriOf } from "../../work/folder-workspace.ts";
import { languageClient } from "../../work/language-client.ts";
import { colouring } from "./colours.ts";
import { steps } from "./current.ts";
import { help } from "./help.ts";
import { look } from "./look.ts";
import { phrases } from "./phrases.ts";
import { placeKeys } from "./snippets.ts";

/** What depends on more than the file: it is put in again when that changes. */
export const changing = new Compartment();

/** The states of files whose editor is not on the screen: their undo and their cursor stay. */
const left = new Map<string, EditorState>();

const dark = matchMedia("(prefers-color-scheme: dark)");

/** Opens the editor of a file in a shadow root, where styles need no tag that a content security policy would have to allow. */
export function openEditor(place: HTMLElement, path: string): EditorView {
  const root = place.shadowRoot ?? place.attachShadow({ mode: "open" });
  const text = files.peek().get(path)?.text ?? "";
  const state = left.get(path) ?? EditorState.create({ doc: text, extensions: extensionsOf(path) });
  const view = new EditorView({ state, parent: root, root });
  view.dispatch({ effects: changing.reconfigure(changingOf()) });
  putText(view, text);
  countSteps(view.state);
  return view;
}

/** Closes it; opened again, the file is as it was left. */
export function closeEditor(view: EditorView, path: string): void {
  left.set(path, view.state);
  view.destroy();
}

/** What is put in again when the language or the darkness changes. */
export function changingOf(): Extension {
  return [phrases(language.peek()), look(dark.matches)];
}

/** Calls back when the darkness changes, until it is told to stop. */
export function onDarkness(changed: () => void): () => void {
  dark.addEventListener("change", changed);
  return () => dark.removeEventListener("change", changed);
}

/** Puts a text in place of the whole, as one change of what differs: the cursor stays, and it can be undone. */
export function putText(view: EditorView, text: string): void {
  const old = view.state.doc.toString();
  if (old === text) return;
  let start = 0;
  while (start < Math.min(old.length, text.length) && old[start] === text[start]) start++;
  let rest = 0;
  const most = Math.min(old.length, text.length) - start;
  while (rest < most && old[old.length - 1 - rest] === text[text.length - 1 - rest]) rest++;
  view.dispatch({ changes: { from: start, to: old.length - rest, insert: text.slice(start, text.length - rest) } });
}

/** Puts it so that the cursor keeps its line where all of it has changed, as in another surface. */
export function putLaid(view: EditorView, text: string): void {
  const line = view.state.doc.lineAt(view.state.selection.main.head).number;
  putText(view, text);
  const { doc } = view.state;
  view.dispatch({ selection: { anchor: doc.line(Math.min(line, doc.lines)).from }, scrollIntoView: true });
}

function extensionsOf(path: string): Extension {
  return [
    lineNumbers(),
    highlightActiveLineGutter(),
    highlightSpecialChars(),
    history(),
    foldGutter(),
    foldService.of(foldedByIndent),
    indentService.of(({ state }, at) => indentBehind(state, at)),
    drawSelection(),
    dropCursor(),
    highlightActiveLine(),
    highlightSelectionMatches(),
    closeBrackets(),
    lintGutter(),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ "aria-label": path, tabindex: "0" }),
    help,
    placeKeys,
    colouring(path),
    told(path),
    changing.of([]),
    languageClient.plugin(uriOf(path), "pol"),
    keymap.of([
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...foldKeymap,
      ...completionKeymap,
      ...lintKeymap,
    ]),
  ];
}

function countSteps(state: EditorState): void {
  steps.value = { back: undoDepth(state), forth: redoDepth(state) };
}

function told(path: string): Extension {
  return EditorView.updateListener.of(({ docChanged, selectionSet, focusChanged, state }) => {
    if (docChanged) edit(path, state.doc.toString());
    if (docChanged) countSteps(state);
    if (docChanged || selectionSet || focusChanged) cursor.value = { path, offset: state.selection.main.head };
  });
}

/** A line with what is indented more below it, as a clause with its rules. */
function foldedByIndent(state: EditorState, start: number): { readonly from: number; readonly to: number } | null {
  const line = state.doc.lineAt(start);
  const indent = indentOf(line.text);
  if (indent === null) return null;
  let end = line.to;
  for (let number = line.number + 1; number <= state.doc.lines; number++) {
    const next = state.doc.line(number);
    const depth = indentOf(next.text);
    if (depth === null) continue;
    if (depth <= indent) break;
    end = next.to;
  }
  return end === line.to ? null : { from: line.to, to: end };
}

/** Items of a clause that go on in lines below. */
const goesOn = /^\s*(?:rule|规则|examples?|示例表?|reading|口径|invariant|始终成立|table|表|define|定义)(?=\s).*[^|]$/u;

/** How far a new line is indented behind what stands before it: items under their clause, what they say under them. */
function indentBehind(state: EditorState, at: number): number {
  const line = state.doc.lineAt(at);
  const before = line.from === at ? state.sliceDoc(0, at).trimEnd() : line.text.slice(0, at - line.from);
  const text = before.slice(before.lastIndexOf("\n") + 1);
  const indent = indentOf(text) ?? 0;
  return text.trim() !== "" && (indent === 0 || goesOn.test(text)) ? indent + 2 : indent;
}

/** How far a line is indented; null of a blank one. */
function indentOf(text: string): number | null {
  const indent = text.search(/\S/u);
  return indent < 0 ? null : indent;
}
