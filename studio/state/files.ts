/** The files of the folder that is open, as they are being edited: what all pages speak of. */
import { batch, computed, signal } from "@preact/signals";
import type { Folder, Stored } from "../files/folder.ts";

/** A file of the folder. */
export interface OpenFile {
  readonly path: string;
  /** As it is being edited. */
  readonly text: string;
  /** As the folder has it, when last read or written; null for a file that was never saved. */
  readonly stored: Stored | null;
}

export const folder = signal<Folder | null>(null);

/** The policy files of the folder by their paths. */
export const files = signal<ReadonlyMap<string, OpenFile>>(new Map());

/** The paths of the files that have changes which are not saved. */
export const unsaved = computed(() =>
  [...files.value.values()].filter(({ text, stored }) => text !== stored?.text).map(({ path }) => path),
);

/** Opens a folder in place of the one that is open: all of its policy files, since each may rest on others. */
export async function openFolder(opened: Folder): Promise<void> {
  const paths = (await opened.list()).filter((path) => path.endsWith(".pol"));
  const read = await Promise.all(paths.map(async (path) => [path, await opened.read(path)] as const));
  const texts = read.flatMap(([path, stored]) =>
    stored === null ? [] : [[path, { path, text: stored.text, stored }] as const],
  );
  batch(() => {
    folder.value = opened;
    files.value = new Map(texts);
  });
}

/** Puts a text in place of a file's, or makes the file; it is not saved by that. */
export function edit(path: string, text: string): void {
  const last = files.peek().get(path);
  if (last?.text === text) return;
  put({ path, text, stored: last?.stored ?? null });
}

/** Saves a file in its folder. Throws `ChangedElsewhere` where another has written it since it was read. */
export async function save(path: string): Promise<void> {
  const file = files.peek().get(path);
  const opened = folder.peek();
  if (file === undefined || opened === null || file.text === file.stored?.text) return;
  const stored = await opened.write(path, file.text, file.stored?.version ?? null);
  // What was typed while it was being written is not saved yet.
  put({ path, text: files.peek().get(path)?.text ?? stored.text, stored });
}

function put(file: OpenFile): void {
  files.value = new Map([...files.peek(), [file.path, file]]);
}
