/** The language server in its worker, as editors speak to it. */
import { languageServerExtensions, LSPClient, type Transport } from "@codemirror/lsp-client";
import { language } from "../state/language.ts";

export const languageClient = new LSPClient({
  initializationOptions: { language: language.peek() },
  extensions: languageServerExtensions(),
}).connect(transportOf(new Worker(new URL("language-worker.js", document.baseURI), { type: "module" })));

/** The line to a worker: it takes and gives messages as objects, the client as texts. */
function transportOf(worker: Worker): Transport {
  const listeners = new Map<(text: string) => void, (event: MessageEvent) => void>();
  return {
    send: (text) => worker.postMessage(JSON.parse(text)),
    subscribe: (handler) => {
      const listener = ({ data }: MessageEvent): void => handler(JSON.stringify(data));
      listeners.set(handler, listener);
      worker.addEventListener("message", listener);
    },
    unsubscribe: (handler) => {
      const listener = listeners.get(handler);
      if (listener !== undefined) worker.removeEventListener("message", listener);
      listeners.delete(handler);
    },
  };
}
