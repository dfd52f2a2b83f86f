/** The files of the folder that is open, as they are being edited: what all pages speak of. */
import { batch, computed, signal } from "@preact/signals";
import type { Folder, Stored } from "../files/folder.ts";
import { withUnixLines } from "../files/line-ends.ts";
import { type Draft, draftsOf } from "./drafts.ts";

/** A file of the folder. */
export interface OpenFile {
  readonly path: string;
  /** As it is being edited. */
  readonly text: string;
  /** As the folder has it, when last read or written; null for a file that was never saved. */
  readonly stored: Stored | null;
}

export const folder = signal<Folder | null>(null);

/** Why no folder could be opened at the start; null where one could. */
export const openTrouble = signal<string | null>(null);

/** The policy files of the folder by their paths. */
export const files = signal<ReadonlyMap<string, OpenFile>>(new Map());

/** The other files of the folder that can be opened: the texts of notices. */
export const otherPaths = signal<readonly string[]>([]);

/** When what was not saved the last time was kept, by the files that were opened with it. */
export const restored = signal<ReadonlyMap<string, number>>(new Map());

/** The paths of the files that have changes which are not saved. */
export const unsaved = computed(() =>
  [...files.value.values()].filter(({ text, stored }) => text !== stored?.text).map(({ path }) => path),
);

/** Opens a folder in place of the one that is open: all of its policy files, since each may rest on others, with what was not saved the last time. */
export async function openFolder(given: Folder): Promise<void> {
  const opened = withUnixLines(given);
  const [paths, drafts] = await Promise.all([opened.list(), draftsOf(opened.id)]);
  const policies = paths.filter(isPolicy);
  const read = await Promise.all(policies.map(async (path) => [path, await opened.read(path)] as const));
  const stored = new Map(read.flatMap(([path, found]) => (found === null ? [] : [[path, found] as const])));
  const wanted = [...drafts].filter(([path, draft]) => isPolicy(path) && draft.text !== stored.get(path)?.text);
  const texts = new Map([...stored].map(([path, found]) => [path, { path, text: found.text, stored: found }] as const));
  batch(() => {
    folder.value = opened;
    otherPaths.value = paths.filter((path) => !isPolicy(path));
    restored.value = new Map(wanted.map(([path, { at }]) => [path, at]));
    files.value = new Map([...texts, ...wanted.map(([path, draft]) => [path, fileOf(path, draft)] as const)]);
  });
}

function isPolicy(path: string): boolean {
  return path.endsWith(".pol");
}

/** A draft rests on the version that it was made of, whatever the folder has now: so it overwrites no other. */
function fileOf(path: string, { text, base }: Draft): OpenFile {
  return { path, text, stored: base };
}

/** Puts a text in place of a file's, or makes the file; it is not saved by that. */
export function edit(path: string, text: string): void {
  const last = files.peek().get(path);
  if (last?.text === text) return;
  put({ path, text, stored: last?.stored ?? null });
}

/** Puts a file in place of the one at its path. */
export function put(file: OpenFile): void {
  files.value = new Map([...files.peek(), [file.path, file]]);
}

/** Takes a file away; its folder keeps what it has. */
export function close(path: string): void {
  files.value = new Map([...files.peek()].filter(([each]) => each !== path));
}
