/** Colours by meaning: the semantic tokens of the language server as classes `pol-keyword`, `pol-property` and so on. */
import { RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import { uriOf } from "../../work/folder-workspace.ts";
import { languageClient } from "../../work/language-client.ts";

/** How long typing rests before colours are asked for again, in milliseconds; meanwhile they move with the text. */
const restTime = 40;

const setColours = StateEffect.define<DecorationSet>();

const colours = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (last, transaction) =>
    transaction.effects.reduce(
      (found, effect) => (effect.is(setColours) ? effect.value : found),
      last.map(transaction.changes),
    ),
  provide: (field) => EditorView.decorations.from(field),
});

/** Colours the file at a path. */
export function colouring(path: string) {
  return [colours, ViewPlugin.define((view) => new Colouring(view, path))];
}

class Colouring {
  readonly #view: EditorView;
  readonly #path: string;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(view: EditorView, path: string) {
    this.#view = view;
    this.#path = path;
    this.#schedule(0);
  }

  update({ docChanged }: ViewUpdate): void {
    if (docChanged) this.#schedule(restTime);
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #schedule(time: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask().catch(() => {}), time);
  }

  async #ask(): Promise<void> {
    await languageClient.initializing;
    if (this.#timer === undefined) return;
    languageClient.sync();
    const { doc } = this.#view.state;
    const textDocument = { uri: uriOf(this.#path) };
    const answer = await languageClient.request<object, { readonly data: readonly number[] } | null>(
      "textDocument/semanticTokens/full",
      { textDocument },
    );
    if (this.#timer === undefined || this.#view.state.doc !== doc || answer === null) return;
    this.#view.dispatch({ effects: setColours.of(decorations(answer.data, doc)) });
  }
}

const marks = new Map<string, Decoration>();

function markOf(type: string): Decoration {
  const mark = marks.get(type) ?? Decoration.mark({ class: `pol-${type}` });
  marks.set(type, mark);
  return mark;
}

/** Tokens are five numbers each: lines and characters from the one before, length, type, modifiers. */
function decorations(data: readonly number[], doc: EditorView["state"]["doc"]): DecorationSet {
  const types = languageClient.serverCapabilities?.semanticTokensProvider?.legend.tokenTypes ?? [];
  const builder = new RangeSetBuilder<Decoration>();
  let [line, character] = [0, 0];
  for (let at = 0; at + 4 < data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0] = data.slice(at, at + 4);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    const from = doc.line(line + 1).from + character;
    builder.add(from, from + length, markOf(types[type] ?? "text"));
  }
  return builder.finish();
}
