import { serveWorker, type WorkerPort } from "../../language-server/worker.ts";
import { vocabularies } from "./vocabularies.ts";

serveWorker(globalThis as unknown as WorkerPort, {}, vocabularies);
