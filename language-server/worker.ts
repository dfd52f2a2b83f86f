/** The language server in a browser's worker: it knows the documents that are open, and the vocabularies that it is given. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { type Host, memoryHost } from "../api/index.ts";
import { serve } from "./server.ts";

/** A worker's end of the line: `self` in a worker, or one of two ports. */
export interface WorkerPort {
  postMessage(message: unknown): void;
  addEventListener(kind: string, listener: (event: never) => void): void;
}

/** Serves on a port, with texts by their addresses beneath what is opened, and where it is given a host beneath those. */
export function serveWorker(
  port: WorkerPort,
  texts: Readonly<Record<string, string>> = {},
  beneath: Host | null = null,
): void {
  const end = port as ConstructorParameters<typeof BrowserMessageReader>[0];
  const connection = createConnection(new BrowserMessageReader(end), new BrowserMessageWriter(end));
  const own = (path: string): readonly string[] =>
    Object.keys(texts).filter((each) => folderOf(each) === folderOf(path));
  serve(connection, { host: memoryHost(texts, beneath), pathOf: decodeURI, uriOf: encodeURI, beside: own }, "en");
  connection.listen();
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}
