/** The language server's help: what may be written, also behind Chinese words; where a name is declared. */
import { autocompletion, CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { jumpToDefinition, serverCompletionSource } from "@codemirror/lsp-client";
import type { Extension } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";

/** The client completes behind Latin letters by itself; behind others it is asked, as by a key. */
async function completions({ state, pos, explicit, view }: CompletionContext): Promise<CompletionResult | null> {
  const before = state.sliceDoc(Math.max(0, pos - 1), pos);
  const isAsked =
    explicit || /[\p{L}\p{N}_「{]/u.test(before) || (before === " " && isBehindWord(state.sliceDoc(0, pos)));
  return isAsked ? serverCompletionSource(new CompletionContext(state, pos, true, view)) : null;
}

/** A space at the beginning of a line only indents it. */
function isBehindWord(text: string): boolean {
  return /\S[^\S\n]*$/u.test(text);
}

/** A name is followed to its declaration by a click with Ctrl, as elsewhere. */
const followed = EditorView.domEventHandlers({
  mousedown: (event, view) => {
    if (!(event.ctrlKey || event.metaKey) || event.button !== 0) return false;
    const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
    if (at === null) return false;
    view.dispatch({ selection: { anchor: at } });
    return jumpToDefinition(view);
  },
});

export const help: Extension = [
  autocompletion({ override: [completions], icons: false, maxRenderedOptions: 60 }),
  keymap.of([{ key: "F12", run: jumpToDefinition }]),
  followed,
];
