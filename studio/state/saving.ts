/** Saving, and what may come between: another has written the file, or it cannot be written. */
import { signal } from "@preact/signals";
import { ChangedElsewhere, type Stored, Unreachable } from "../files/folder.ts";
import { close, files, folder, put, restored } from "./files.ts";

/** What keeps a file from being saved. */
export type Trouble =
  /** Another program or tab has written it, or taken it away: `theirs` is what the folder has now. */
  | { readonly kind: "changed-elsewhere"; readonly theirs: Stored | null }
  /** The folder cannot be asked. */
  | { readonly kind: "unreachable" }
  /** It was not written, in the words of who refused. */
  | { readonly kind: "refused"; readonly words: string };

/** The troubles of files by their paths. */
export const troubles = signal<ReadonlyMap<string, Trouble>>(new Map());

/** The files that are being written. */
export const saving = signal<ReadonlySet<string>>(new Set());

/** Saves a file in its folder, unless there is nothing to save. What goes wrong is in `troubles`. */
export async function save(path: string): Promise<void> {
  const file = files.peek().get(path);
  const opened = folder.peek();
  if (file === undefined || opened === null || file.text === file.stored?.text || saving.peek().has(path)) return;
  saving.value = new Set([...saving.peek(), path]);
  try {
    const stored = await opened.write(path, file.text, file.stored?.version ?? null);
    // What was typed while it was being written is not saved yet.
    put({ path, text: files.peek().get(path)?.text ?? stored.text, stored });
    settle(path, null);
    forgetRestored(path);
  } catch (error) {
    await note(path, error);
  } finally {
    saving.value = new Set([...saving.peek()].filter((each) => each !== path));
  }
}

/** Overwrites what another has written by the text of this tab. */
export async function keepMine(path: string): Promise<void> {
  const file = files.peek().get(path);
  const trouble = troubles.peek().get(path);
  if (file === undefined || trouble?.kind !== "changed-elsewhere") return;
  put({ ...file, stored: trouble.theirs });
  settle(path, null);
  await save(path);
}

/** Takes what the folder has in place of the text of this tab. */
export function takeTheirs(path: string): void {
  const trouble = troubles.peek().get(path);
  if (trouble?.kind !== "changed-elsewhere") return;
  if (trouble.theirs === null) close(path);
  else put({ path, text: trouble.theirs.text, stored: trouble.theirs });
  settle(path, null);
  forgetRestored(path);
}

/** Goes back to the text that was saved last. */
export function discard(path: string): void {
  const stored = files.peek().get(path)?.stored ?? null;
  if (stored === null) close(path);
  else put({ path, text: stored.text, stored });
  forgetRestored(path);
}

/** It is known now that a file was opened with what was not saved. */
export function forgetRestored(path: string): void {
  restored.value = new Map([...restored.peek()].filter(([each]) => each !== path));
}

/** Looks what the folder has at some paths: what is not being edited is taken in, the rest is told. */
export async function lookAgain(paths: readonly string[]): Promise<void> {
  await Promise.all(paths.map(look));
}

async function look(path: string): Promise<void> {
  const opened = folder.peek();
  const before = files.peek().get(path);
  // What was never saved is in no folder, and what is being written is another version in a moment.
  if (opened === null || before?.stored == null || saving.peek().has(path)) return;
  try {
    const theirs = await opened.read(path);
    const file = files.peek().get(path);
    if (file?.stored == null || file.stored !== before.stored || saving.peek().has(path)) return;
    takeIn(path, file.text, file.stored, theirs);
  } catch (error) {
    await note(path, error);
  }
}

function takeIn(path: string, text: string, stored: Stored, theirs: Stored | null): void {
  const last = troubles.peek().get(path);
  if (theirs?.version === stored.version) return last?.kind === "refused" ? undefined : settle(path, null);
  if (theirs !== null && (text === stored.text || text === theirs.text)) {
    put({ path, text: theirs.text, stored: theirs });
    return settle(path, null);
  }
  const known = last?.kind === "changed-elsewhere" && last.theirs?.version === theirs?.version;
  if (!known) settle(path, { kind: "changed-elsewhere", theirs });
}

async function note(path: string, error: unknown): Promise<void> {
  if (error instanceof ChangedElsewhere) {
    const theirs = await folder
      .peek()
      ?.read(path)
      .catch(() => null);
    return settle(path, { kind: "changed-elsewhere", theirs: theirs ?? null });
  }
  const words = error instanceof Error ? error.message : String(error);
  settle(path, error instanceof Unreachable ? { kind: "unreachable" } : { kind: "refused", words });
}

function settle(path: string, trouble: Trouble | null): void {
  const last = troubles.peek().get(path) ?? null;
  if (last === trouble || (last?.kind === "unreachable" && trouble?.kind === "unreachable")) return;
  const others = [...troubles.peek()].filter(([each]) => each !== path);
  troubles.value = new Map(trouble === null ? others : [...others, [path, trouble]]);
}
