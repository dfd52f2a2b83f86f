import { EditorView } from "@codemirror/view";
import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { files } from "../state/files.ts";
import { language } from "../state/language.ts";
import { wantedPlace } from "../state/place.ts";
import type { Problem } from "../work/notices.ts";
import { changing, changingOf, closeEditor, onDarkness, openEditor, putText } from "./editor/create.ts";
import { showProblems } from "./editor/problems.ts";
import { currentEditor } from "./editor/current.ts";

interface EditorProps {
  readonly path: string;
  readonly problems: readonly Problem[] | null;
  /** Called when a place is about to be shown: the editor may be out of sight. */
  readonly onShow: () => void;
}

/** The editor of one file. */
export function Editor({ path, problems, onShow }: EditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useSignal<EditorView | null>(null);
  const text = useComputed(() => files.value.get(path)?.text);
  useEffect(() => {
    const opened = openEditor(place.current!, path);
    view.value = currentEditor.value = opened;
    const renew = (): void => opened.dispatch({ effects: changing.reconfigure(changingOf()) });
    const stop = onDarkness(renew);
    return () => {
      stop();
      view.value = null;
      // The editor of another file may be there already.
      if (currentEditor.peek() === opened) currentEditor.value = null;
      closeEditor(opened, path);
    };
  }, [path]);
  useSignalEffect(() => {
    // A page, another program or a restored draft may have changed the text.
    if (view.value !== null && text.value !== undefined) putText(view.value, text.value);
  });
  useSignalEffect(() => {
    void language.value;
    view.value?.dispatch({ effects: changing.reconfigure(changingOf()) });
  });
  useSignalEffect(() => {
    const wanted = wantedPlace.value;
    if (view.value === null || wanted?.path !== path) return;
    const shown = view.value;
    wantedPlace.value = null;
    onShow();
    requestAnimationFrame(() => showStretch(shown, wanted.start, wanted.end));
  });
  useEffect(() => {
    if (view.value !== null && problems !== null) showProblems(view.value, path, problems);
  }, [view.value, problems]);
  return <div class="editor" ref={place} />;
}

/** Puts the cursor at the beginning of a stretch, a third of the way down, and gives it the keyboard. */
function showStretch(view: EditorView, start: number, end: number): void {
  const [from, to] = [start, end].map((offset) => Math.min(offset, view.state.doc.length)) as [number, number];
  view.dispatch({ selection: { anchor: from, head: Math.min(to, view.state.doc.lineAt(from).to) } });
  const top = view.scrollDOM.clientHeight / 3;
  view.dispatch({ effects: EditorView.scrollIntoView(from, { y: "start", yMargin: top }) });
  view.focus();
}
