/** The compiler's worker as the pages see it: its texts are those of the folder, its answers come when they come. */
import { type Signal, effect, useSignal } from "@preact/signals";
import { type Remote, wrap } from "comlink";
import { useEffect } from "preact/hooks";
import { files } from "../state/files.ts";
import type { Calls } from "./calls.ts";

/** The calls of `calls.ts`, each with its answer to come. */
export const compiler: Remote<Calls> = wrap<Calls>(
  new Worker(new URL("compiler-worker.js", document.baseURI), { type: "module" }),
);

let sent: ReadonlyMap<string, string> = new Map();

// Messages arrive in order: what is asked after an edit is answered of the edited text.
effect(() => {
  const now = new Map([...files.value].map(([path, { text }]) => [path, text]));
  const changed = [...now].filter(([path, text]) => sent.get(path) !== text);
  const gone = [...sent.keys()].filter((path) => !now.has(path)).map((path) => [path, null] as const);
  sent = now;
  if (changed.length + gone.length > 0) void compiler.update(Object.fromEntries([...changed, ...gone]));
});

/** An answer of the compiler, as far as there is one. */
export interface Answer<T> {
  /** The last answer, which stays until there is a newer one; null before the first. */
  readonly value: T | null;
  /** Whether it is being worked out anew. */
  readonly pending: boolean;
  /** Why there is none; null where there is one. */
  readonly error: Error | null;
}

/** Asks the compiler while a component is drawn, and again whenever a text or one of `inputs` changes. */
export function useAnswer<T>(ask: () => Promise<T>, inputs: readonly unknown[]): Answer<T> {
  const answer = useSignal<Answer<T>>({ value: null, pending: true, error: null });
  useEffect(() => watch(ask, answer), [files.value, ...inputs]);
  return answer.value;
}

/** Puts the answer into a signal when it comes, unless another question has taken its place. */
function watch<T>(ask: () => Promise<T>, answer: Signal<Answer<T>>): () => void {
  let wanted = true;
  answer.value = { ...answer.peek(), pending: true };
  const put = (value: T | null, error: Error | null): void => {
    if (wanted) answer.value = { value, error, pending: false };
  };
  ask().then(
    (value) => put(value, null),
    (error: unknown) => put(null, error instanceof Error ? error : new Error(String(error))),
  );
  return () => (wanted = false);
}
