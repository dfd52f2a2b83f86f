/** An editor without a window: it speaks the protocol with the built server over standard input and output. */
import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import type {
  Diagnostic,
  InitializeResult,
  Position,
  ProtocolConnection,
  PublishDiagnosticsParams,
  WorkspaceEdit,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";

/** The built program, in the folder that tests and measurements are started in. */
const program = resolve("dist/pol.cjs");

/** How long a diagnosis is waited for before the client gives up, in milliseconds. */
const patience = 20_000;

export class Client {
  readonly #process: ChildProcess;
  readonly #connection: ProtocolConnection;
  /** Of the last change: no two states of a document share one, not even before and after it was closed. */
  #version = 0;
  readonly #documents = new Map<string, TextDocument>();
  readonly #diagnostics = new Map<string, PublishDiagnosticsParams>();
  #heard: { readonly uri: string | null; readonly resolve: () => void }[] = [];
  /** What the server has asked to be applied. */
  readonly applied: WorkspaceEdit[] = [];
  /** What it has said to the person. */
  readonly shown: string[] = [];
  capabilities: InitializeResult["capabilities"] = {};

  private constructor(child: ChildProcess) {
    this.#process = child;
    this.#connection = createProtocolConnection(
      new StreamMessageReader(child.stdout!),
      new StreamMessageWriter(child.stdin!),
    );
    this.#connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
      this.#diagnostics.set(params.uri, params);
      const meant = this.#heard.filter(({ uri }) => uri === null || uri === params.uri);
      this.#heard = this.#heard.filter((each) => !meant.includes(each));
      for (const { resolve } of meant) resolve();
    });
    this.#connection.onNotification("window/showMessage", ({ message }: { readonly message: string }) => {
      this.shown.push(message);
    });
    this.#connection.onRequest("workspace/applyEdit", ({ edit }: { readonly edit: WorkspaceEdit }) => {
      this.applied.push(edit);
      return { applied: true };
    });
    this.#connection.listen();
  }

  /** Starts the server of the built program, or another. */
  static async start(
    locale = "en",
    server: readonly string[] = [program, "language-server", "--stdio"],
  ): Promise<Client> {
    const client = new Client(spawn(process.execPath, [...server], { stdio: ["pipe", "pipe", "inherit"] }));
    const { capabilities } = await client.request<InitializeResult>("initialize", {
      processId: process.pid,
      rootUri: null,
      locale,
      capabilities: {},
    });
    client.capabilities = capabilities;
    await client.#connection.sendNotification("initialized", {});
    return client;
  }

  /** Says that it goes, and gives the code that the server ends with. */
  async stop(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.#process.once("exit", resolve));
    await this.request("shutdown", null);
    await this.#connection.sendNotification("exit");
    return ended;
  }

  request<R = unknown>(method: string, params: unknown): Promise<R> {
    return params === null ? this.#connection.sendRequest(method) : this.#connection.sendRequest(method, params);
  }

  async open(uri: string, text: string): Promise<void> {
    const version = ++this.#version;
    this.#documents.set(uri, TextDocument.create(uri, "pol", version, text));
    await this.#connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "pol", version, text },
    });
  }

  async close(uri: string): Promise<void> {
    this.#documents.delete(uri);
    await this.#connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  }

  /** Replaces a stretch of a document, by offsets. */
  async edit(uri: string, start: number, end: number, text: string): Promise<void> {
    const document = this.#documents.get(uri)!;
    const change = { range: { start: document.positionAt(start), end: document.positionAt(end) }, text };
    const version = ++this.#version;
    this.#documents.set(uri, TextDocument.update(document, [change], version));
    await this.#connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: [change],
    });
  }

  text(uri: string): string {
    return this.#documents.get(uri)!.getText();
  }

  /** A position in a document, before or behind words in it. */
  at(
    uri: string,
    words: string,
    side: "before" | "behind" = "before",
  ): { textDocument: { uri: string }; position: Position } {
    const document = this.#documents.get(uri)!;
    const offset = document.getText().indexOf(words);
    if (offset < 0) throw new Error(`${uri} has no ${words}`);
    return { textDocument: { uri }, position: document.positionAt(side === "before" ? offset : offset + words.length) };
  }

  /** The stretch of a document at a range. */
  textAt(uri: string, range: { readonly start: Position; readonly end: Position }): string {
    return this.#documents.get(uri)!.getText(range);
  }

  /** The next time that problems are told, of any document or of one. */
  heard(uri: string | null = null): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error("no problems were told")), patience);
      const told = (): void => {
        clearTimeout(timer);
        resolve();
      };
      this.#heard.push({ uri, resolve: told });
    });
  }

  /** The problems that were told last. */
  diagnostics(uri: string): readonly Diagnostic[] {
    return this.#diagnostics.get(uri)?.diagnostics ?? [];
  }

  /** Waits until the problems of a document as it now is have been told. */
  async rest(uri: string): Promise<readonly Diagnostic[]> {
    while (this.#diagnostics.get(uri)?.version !== this.#documents.get(uri)!.version) await this.heard(uri);
    return this.diagnostics(uri);
  }
}
