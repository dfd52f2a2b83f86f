/** Files that came into this tab, and leave it as downloads: uploaded ones, and the notices to try the studio on. */
import { ChangedElsewhere, type Folder, isReadable, type Stored } from "./folder.ts";

/** The four notices and their vocabulary, where no folder is open. */
export function sampleFolder(): Folder {
  const list = async (): Promise<readonly string[]> =>
    (await (await fetch("samples/index.json")).json()) as readonly string[];
  const bytes = async (path: string): Promise<Uint8Array | null> => {
    const answer = await fetch(`samples/${encodeURIComponent(path)}`);
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
  };
  return keptFolder("", "samples", { list, bytes });
}

/** Files that a person picked where the browser opens no folders. */
export function uploadedFolder(picked: readonly File[]): Folder {
  const byName = new Map(picked.filter(({ name }) => isReadable(name)).map((file) => [file.name, file]));
  const name = [...byName.keys()].join("、");
  return keptFolder(name, "uploaded", {
    list: async () => [...byName.keys()],
    bytes: async (path) => {
      const file = byName.get(path);
      return file === undefined ? null : new Uint8Array(await file.arrayBuffer());
    },
  });
}

/** Saved files over those that came. */
function keptFolder(name: string, id: string, from: Pick<Folder, "list" | "bytes">): Folder {
  const written = new Map<string, Stored>();
  const bytes = async (path: string): Promise<Uint8Array | null> => {
    const known = written.get(path);
    return known === undefined ? from.bytes(path) : new TextEncoder().encode(known.text);
  };
  const read = async (path: string): Promise<Stored | null> => {
    const known = written.get(path);
    if (known !== undefined) return known;
    const found = await from.bytes(path);
    return found === null ? null : { text: new TextDecoder().decode(found), version: "0" };
  };
  const write = async (path: string, text: string, version: string | null): Promise<Stored> => {
    const last = await read(path);
    if ((last?.version ?? null) !== version) throw new ChangedElsewhere(path);
    const stored = { text, version: String(Number(version ?? -1) + 1) };
    written.set(path, stored);
    download(path, text);
    return stored;
  };
  const list = async (): Promise<readonly string[]> => [...new Set([...(await from.list()), ...written.keys()])];
  return { name, id, saving: "download", list, read, bytes, write };
}

/** Gives a text to be kept as a file. */
export function download(path: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  link.download = path.slice(path.lastIndexOf("/") + 1);
  link.click();
  URL.revokeObjectURL(link.href);
}
