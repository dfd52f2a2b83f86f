/** The language server in its worker, as editors speak to it. */
import {
  findReferencesKeymap,
  hoverTooltips,
  LSPClient,
  renameKeymap,
  signatureHelp,
  type Transport,
} from "@codemirror/lsp-client";
import { keymap } from "@codemirror/view";
import { effect } from "@preact/signals";
import { language } from "../state/language.ts";
import { FolderWorkspace } from "./folder-workspace.ts";
import { plainHtml } from "./plain-html.ts";

/** The first completion loads a dictionary of pinyin. */
const timeout = 15_000;

export const languageClient = new LSPClient({
  // Problems come from the compiler's worker, where the list of them comes from too.
  initializationOptions: { language: language.peek(), diagnostics: false },
  workspace: (client) => new FolderWorkspace(client),
  sanitizeHTML: plainHtml,
  timeout,
  extensions: [hoverTooltips(), signatureHelp(), keymap.of([...renameKeymap, ...findReferencesKeymap])],
}).connect(transportOf(new Worker(new URL("language-worker.js", document.baseURI), { type: "module" })));

effect(() => {
  const settings = { language: language.value };
  void languageClient.initializing.then(() =>
    languageClient.notification("workspace/didChangeConfiguration", { settings }),
  );
});

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
