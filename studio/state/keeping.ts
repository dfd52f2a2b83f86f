/** Keeps drafts as one types, and takes in what other programs write into the folder. */
import { effect } from "@preact/signals";
import { type Draft, forgetDrafts, keepDrafts } from "./drafts.ts";
import { files, folder, type OpenFile, restored } from "./files.ts";
import { route } from "./route.ts";
import { lookAgain } from "./saving.ts";

/** How long typing rests before a draft is kept, and how often the file on the screen is looked at, in milliseconds. */
const [restTime, lookTime] = [300, 3000];

/** Begins to keep and to look. */
export function keepFiles(): void {
  effect(() => {
    if (folder.value !== null) kept.set(folder.value.id, new Map(restored.peek()));
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const now = files.value;
    clearTimeout(timer);
    timer = setTimeout(() => void keep(now), restTime);
  });
  addEventListener("focus", () => void lookAgain([...files.peek().keys()]));
  setInterval(() => {
    if (document.visibilityState === "visible") void lookAgain([route.peek().file]);
  }, lookTime);
}

/** When each draft of this tab was kept, by the folder and the path; those that it was opened with are its own too. */
const kept = new Map<string, Map<string, number>>();

/** Keeps what is not saved. Where the browser keeps nothing, as in a private window, it can only be saved. */
async function keep(now: ReadonlyMap<string, OpenFile>): Promise<void> {
  const opened = folder.peek();
  const known = opened === null ? undefined : kept.get(opened.id);
  if (opened === null || known === undefined) return;
  const at = Date.now();
  const open = [...now.values()].filter(({ text, stored }) => text !== stored?.text);
  const drafts = new Map(open.map(({ path, text, stored }): [string, Draft] => [path, { text, base: stored, at }]));
  const done = new Map([...known].filter(([path]) => !drafts.has(path)));
  for (const path of drafts.keys()) known.set(path, at);
  for (const path of done.keys()) known.delete(path);
  await Promise.all([keepDrafts(opened.id, drafts), forgetDrafts(opened.id, done)]).catch(() => {});
}
