/** The files of the folder as the language server has them open: all of them, since names are declared in one and used in others. */
import { type LSPClient, LSPPlugin, Workspace, type WorkspaceFile } from "@codemirror/lsp-client";
import { ChangeSet, Text, type TransactionSpec } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { effect } from "@preact/signals";
import { edit, files } from "../state/files.ts";
import { go } from "../state/route.ts";

class FolderFile implements WorkspaceFile {
  readonly languageId = "pol";
  readonly uri: string;
  version = 0;
  doc: Text;
  view: EditorView | null = null;

  constructor(uri: string, text: string) {
    this.uri = uri;
    this.doc = textOf(text);
  }

  getView(): EditorView | null {
    return this.view;
  }
}

/** The address of a file, as the language server is told it. */
export function uriOf(path: string): string {
  return encodeURI(path);
}

/** How long an editor is waited for, in milliseconds. */
const patience = 3000;

export class FolderWorkspace extends Workspace {
  files: FolderFile[] = [];
  readonly #waiting = new Map<string, (view: EditorView) => void>();

  constructor(client: LSPClient) {
    super(client);
    void client.initializing.then(() => effect(() => this.#follow()));
  }

  /** Opens and closes what the folder has come to have. Its texts are told when the server is next asked. */
  #follow(): void {
    const now = new Map([...files.value.values()].map(({ path, text }) => [uriOf(path), text]));
    for (const { uri, view } of this.files) if (!now.has(uri) && view === null) this.client.didClose(uri);
    this.files = this.files.filter(({ uri, view }) => now.has(uri) || view !== null);
    for (const [uri, text] of now) if (this.#file(uri) === null) this.#open(uri, text);
  }

  #open(uri: string, text: string): FolderFile {
    const file = new FolderFile(uri, text);
    this.files.push(file);
    this.client.didOpen(file);
    return file;
  }

  #file(uri: string): FolderFile | null {
    return this.files.find((file) => file.uri === uri) ?? null;
  }

  /** Nothing is sent before the server has answered once: then all is opened as it is. */
  override connected(): void {}

  syncFiles(): { file: FolderFile; prevDoc: Text; changes: ChangeSet }[] {
    return this.files.flatMap((file) => {
      const prevDoc = file.doc;
      const changes = this.#changesOf(file);
      if (changes.empty) return [];
      file.doc = changes.apply(prevDoc);
      file.version++;
      return [{ file, prevDoc, changes }];
    });
  }

  #changesOf({ uri, view, doc }: FolderFile): ChangeSet {
    const plugin = view === null ? null : LSPPlugin.get(view);
    if (plugin === null) {
      const text = files.peek().get(decodeURI(uri))?.text ?? "";
      return replaced(doc, textOf(text));
    }
    const { unsyncedChanges } = plugin;
    plugin.clear();
    return unsyncedChanges;
  }

  openFile(uri: string, _: string, view: EditorView): void {
    const file = this.#file(uri) ?? this.#open(uri, view.state.doc.toString());
    const changes = replaced(file.doc, view.state.doc);
    if (!changes.empty) {
      file.doc = view.state.doc;
      file.version++;
      const contentChanges = [{ text: view.state.doc.toString() }];
      this.client.notification("textDocument/didChange", {
        textDocument: { uri, version: file.version },
        contentChanges,
      });
    }
    file.view = view;
    this.#waiting.get(uri)?.(view);
    this.#waiting.delete(uri);
  }

  closeFile(uri: string): void {
    const file = this.#file(uri);
    if (file !== null) file.view = null;
  }

  /** A change that the server makes, in a file that is on the screen or another. */
  override updateFile(uri: string, update: TransactionSpec): void {
    const file = this.#file(uri);
    if (file?.view != null) return file.view.dispatch(update);
    if (file === null || update.changes === undefined) return;
    edit(decodeURI(uri), ChangeSet.of(update.changes, file.doc.length).apply(file.doc).toString());
  }

  /** Shows a file of the folder; what comes with the program is not in it. */
  override async displayFile(uri: string): Promise<EditorView | null> {
    const path = decodeURI(uri);
    const open = this.#file(uri)?.view ?? null;
    if (open !== null || !files.peek().has(path)) return open;
    return new Promise((resolve) => {
      this.#waiting.set(uri, resolve);
      setTimeout(() => resolve(null), patience);
      go({ page: "write", file: path });
    });
  }
}

function textOf(text: string): Text {
  return Text.of(text.split("\n"));
}

/** The change from one text to another; none where they are the same. */
function replaced(old: Text, text: Text): ChangeSet {
  return old.eq(text)
    ? ChangeSet.empty(old.length)
    : ChangeSet.of({ from: 0, to: old.length, insert: text }, old.length);
}
