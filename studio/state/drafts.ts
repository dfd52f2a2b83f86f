/** What is not saved yet, kept in the browser: a crash or a closed tab loses nothing. */
import { createStore, delMany, entries, getMany, setMany, type UseStore } from "idb-keyval";
import type { Stored } from "../files/folder.ts";

/** A text that was not saved. */
export interface Draft {
  readonly text: string;
  /** What it was made of. */
  readonly base: Stored | null;
  /** When it was kept, in milliseconds. */
  readonly at: number;
}

/** A folder and a path in it: neither has a line feed. */
const keyOf = (folder: string, path: string): string => `${folder}\n${path}`;

let opened: UseStore | null = null;
const store = (): UseStore => (opened ??= createStore("pol-studio", "drafts"));

/** The drafts of a folder by their paths; none where the browser keeps nothing. */
export async function draftsOf(folder: string): Promise<ReadonlyMap<string, Draft>> {
  const prefix = keyOf(folder, "");
  try {
    const all = await entries<string, Draft>(store());
    return new Map(all.flatMap(([key, draft]) => (key.startsWith(prefix) ? [[key.slice(prefix.length), draft]] : [])));
  } catch {
    return new Map();
  }
}

/** Keeps drafts of a folder. Rejects where the browser keeps nothing. */
export async function keepDrafts(folder: string, drafts: ReadonlyMap<string, Draft>): Promise<void> {
  await setMany(
    [...drafts].map(([path, draft]): [string, Draft] => [keyOf(folder, path), draft]),
    store(),
  );
}

/** Forgets drafts of a folder by when they were kept: a later one is another tab's. */
export async function forgetDrafts(folder: string, keptAt: ReadonlyMap<string, number>): Promise<void> {
  const keys = [...keptAt].map(([path, at]) => [keyOf(folder, path), at] as const);
  const kept = await getMany<Draft | undefined>(
    keys.map(([key]) => key),
    store(),
  );
  const own = keys.filter(([, at], index) => kept[index]?.at === at);
  await delMany(
    own.map(([key]) => key),
    store(),
  );
}
