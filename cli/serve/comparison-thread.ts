/** The thread that compares notices for the service: a comparison takes a second or two, in which requests go on being answered. */
import { parentPort } from "node:worker_threads";
import { compile, diff, type Difference, type Host, memoryHost, type Notice, type Readings } from "../../api/index.ts";
import { placesOf } from "../source-files.ts";

/** A notice as it can be sent to a thread: what it was compiled from. */
export interface NoticeTexts {
  readonly path: string;
  readonly texts: Readonly<Record<string, string>>;
  readonly readings: Readings;
}

/** What is asked of the thread. */
export interface ComparisonQuestion {
  readonly id: number;
  readonly old: NoticeTexts;
  readonly next: NoticeTexts;
}

/** Its answer, or in words the defect that was met. */
export type ComparisonAnswer = { readonly id: number } & (
  { readonly difference: Difference } | { readonly error: string }
);

/** Answers questions until the thread is ended. */
export function answerComparisons(): void {
  parentPort!.on("message", (question: ComparisonQuestion) => parentPort!.postMessage(answerTo(question)));
}

function answerTo({ id, old, next }: ComparisonQuestion): ComparisonAnswer {
  try {
    return { id, difference: diff(compiled(old), compiled(next)) };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function compiled({ path, texts, readings }: NoticeTexts): Notice {
  const host: Host = { ...memoryHost(texts), pathsOf: placesOf };
  const { notice } = compile(path, host, { readings });
  // It is served, so that it compiles.
  if (notice === null) throw new Error(`${path} does not compile any more`);
  return notice;
}
