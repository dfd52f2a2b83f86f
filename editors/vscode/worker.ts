/** The language server in the worker of a browser: the first message brings the texts, all others are the protocol's. */
import { serveWorker, type WorkerPort } from "../../language-server/worker.ts";

/** What the worker is sent before anything else. */
export interface WorkerTexts {
  readonly texts: Readonly<Record<string, string>>;
}

const self = globalThis as unknown as WorkerPort & {
  onmessage: ((event: { readonly data: WorkerTexts }) => void) | null;
};

self.onmessage = ({ data }) => serveWorker(self, data.texts);
