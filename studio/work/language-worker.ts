import { serveWorker, type WorkerPort } from "../../language-server/worker.ts";

serveWorker(globalThis as unknown as WorkerPort);
