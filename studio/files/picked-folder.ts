/** A folder of this machine that a person gave the page, in browsers that can open one. */
import { ChangedElsewhere, type Folder, isReadable, type Stored, Unreachable } from "./folder.ts";

/** Whether this browser opens folders. */
export function canPickFolders(): boolean {
  return "showDirectoryPicker" in globalThis;
}

/** Lets a person pick a folder; null where they pick none. */
export async function pickFolder(): Promise<Folder | null> {
  try {
    const picker = globalThis as unknown as { showDirectoryPicker: typeof showDirectoryPicker };
    return pickedFolder(await picker.showDirectoryPicker({ mode: "readwrite" }));
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return null;
    throw error;
  }
}

declare function showDirectoryPicker(options: { readonly mode: "readwrite" }): Promise<FileSystemDirectoryHandle>;

/** Folders below this depth are none of an office's. */
const deepest = 4;

function pickedFolder(root: FileSystemDirectoryHandle): Folder {
  /** Writes wait for one another, so that of two that rest on the same version the second is told. */
  let writing: Promise<unknown> = Promise.resolve();
  const read = async (path: string): Promise<Stored | null> => {
    const file = await fileAt(root, path);
    return file === null ? null : storedOf(await file.getFile());
  };
  const put = async (path: string, text: string, version: string | null): Promise<Stored> => {
    const last = await read(path);
    if ((last?.version ?? null) !== version) throw new ChangedElsewhere(path);
    const handle = await fileAt(root, path, true);
    if (handle === null) throw new Unreachable(path);
    const stream = await handle.createWritable();
    await stream.write(text);
    await stream.close();
    return storedOf(await handle.getFile());
  };
  return {
    name: root.name,
    id: `picked:${root.name}`,
    saving: "in-place",
    list: async () => reachable(pathsIn(root, "", 0)),
    read: (path) => reachable(read(path)),
    bytes: async (path) => {
      const file = await reachable(fileAt(root, path));
      return file === null ? null : new Uint8Array(await (await file.getFile()).arrayBuffer());
    },
    write: (path, text, version) => {
      const turn = writing.then(() => reachable(put(path, text, version)));
      writing = turn.catch(() => {});
      return turn;
    },
  };
}

/** The text is the version: two that are the same need not be told apart. */
async function storedOf(file: File): Promise<Stored> {
  const text = await file.text();
  return { text, version: text };
}

async function fileAt(
  root: FileSystemDirectoryHandle,
  path: string,
  create = false,
): Promise<FileSystemFileHandle | null> {
  const names = path.split("/");
  try {
    let folder = root;
    for (const name of names.slice(0, -1)) folder = await folder.getDirectoryHandle(name);
    return await folder.getFileHandle(names.at(-1)!, { create });
  } catch (error) {
    if (error instanceof DOMException && error.name === "NotFoundError" && !create) return null;
    throw error;
  }
}

async function pathsIn(folder: FileSystemDirectoryHandle, at: string, depth: number): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const entry of (folder as unknown as WithValues).values()) {
    const path = at + entry.name;
    if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
    if (entry.kind === "file" && isReadable(path)) found.push(path);
    if (entry.kind === "directory" && depth < deepest)
      found.push(...(await pathsIn(entry as FileSystemDirectoryHandle, `${path}/`, depth + 1)));
  }
  return found;
}

/** TypeScript's library does not know yet that a folder can be gone through. */
interface WithValues {
  values(): AsyncIterable<FileSystemHandle>;
}

/** The browser's own refusals as ours. */
async function reachable<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof DOMException) throw new Unreachable(error.message);
    throw error;
  }
}
