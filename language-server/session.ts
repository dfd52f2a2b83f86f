import type { Connection, Location, Range } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type FileView, type Place, viewOf } from "../api/editing/index.ts";
import { type Language, memoryHost, type MemoryHost } from "../api/index.ts";
import type { Files } from "./files.ts";

/** The documents that an editor has open, over the files beneath them. */
export class Session {
  readonly connection: Connection;
  readonly host: MemoryHost;
  /** The language to speak, as the editor wishes. */
  language: Language = "en";
  /** The commands that the editor has of its own and that lenses may call. */
  editorCommands: ReadonlySet<string> = new Set();
  readonly #files: Files;
  readonly #open = new Map<string, TextDocument>();

  constructor(connection: Connection, files: Files) {
    this.connection = connection;
    this.#files = files;
    this.host = memoryHost({}, files.host);
  }

  /** Takes in a document that was opened or changed. */
  update(document: TextDocument): void {
    const path = this.pathOf(document.uri);
    this.#open.set(path, document);
    this.host.update(path, document.getText());
  }

  close(uri: string): void {
    const path = this.pathOf(uri);
    this.#open.delete(path);
    this.host.remove(path);
  }

  /** The paths of the open documents. */
  get open(): readonly string[] {
    return [...this.#open.keys()];
  }

  /** The open documents and the files beside them. */
  get paths(): readonly string[] {
    return [...new Set([...this.open, ...this.open.flatMap((path) => this.#files.beside(path))])];
  }

  pathOf(uri: string): string {
    return this.#files.pathOf(uri);
  }

  /** The address of a path, as the editor gave it where it is open. */
  uriOf(path: string): string {
    return this.#open.get(path)?.uri ?? this.#files.uriOf(path);
  }

  view(uri: string): FileView {
    return viewOf(this.pathOf(uri), this.host);
  }

  /** The offset of a position in a file. */
  offsetAt({ textDocument, position }: AtPosition): number {
    return this.document(this.pathOf(textDocument.uri)).offsetAt(position);
  }

  /** The range of a stretch of a file. */
  rangeOf({ file, span }: Place): Range {
    return rangeIn(this.document(file.path, file.text), span);
  }

  locationOf(place: Place): Location {
    return { uri: this.uriOf(place.file.path), range: this.rangeOf(place) };
  }

  /** A document by its path: the open one, else one of the file's text. */
  document(path: string, text: string | null = null): TextDocument {
    return this.#open.get(path) ?? TextDocument.create(this.uriOf(path), "pol", 0, text ?? this.host.text(path) ?? "");
  }
}

/** A position in a document, as requests give it. */
export interface AtPosition {
  readonly textDocument: { readonly uri: string };
  readonly position: { readonly line: number; readonly character: number };
}

/** The range of a stretch of a document. */
export function rangeIn(
  document: TextDocument,
  { start, end }: { readonly start: number; readonly end: number },
): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

/** A document's whole range. */
export function wholeRange(document: TextDocument): Range {
  return rangeIn(document, { start: 0, end: document.getText().length });
}
