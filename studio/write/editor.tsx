import { EditorState } from "@codemirror/state";
import { basicSetup, EditorView } from "codemirror";
import { useEffect, useRef } from "preact/hooks";
import { edit, files } from "../state/files.ts";
import { languageClient } from "../work/language-client.ts";

/** The editor of one file. It stands in a shadow root, where styles need no tag that a content security policy would have to allow. */
export function Editor({ path }: { readonly path: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const view = createView(place.current!, path);
    return () => view.destroy();
  }, [path]);
  return <div class="editor" ref={place} />;
}

function createView(place: HTMLElement, path: string): EditorView {
  const root = place.shadowRoot ?? place.attachShadow({ mode: "open" });
  const told = EditorView.updateListener.of(({ docChanged, state }) => {
    if (docChanged) edit(path, state.doc.toString());
  });
  const state = EditorState.create({
    doc: files.peek().get(path)?.text ?? "",
    extensions: [
      basicSetup,
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": path }),
      told,
      languageClient.plugin(path, "pol"),
    ],
  });
  return new EditorView({ state, parent: root, root });
}
