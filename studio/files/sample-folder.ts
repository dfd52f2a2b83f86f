/** The four notices and their vocabulary, to try the studio on where no folder is open. What is written stays in this tab. */
import { ChangedElsewhere, type Folder, type Stored } from "./folder.ts";

export function sampleFolder(): Folder {
  const written = new Map<string, Stored>();
  const read = async (path: string): Promise<Stored | null> => {
    const known = written.get(path);
    if (known !== undefined) return known;
    const answer = await fetch(`samples/${encodeURIComponent(path)}`);
    return answer.ok ? { text: await answer.text(), version: "0" } : null;
  };
  const list = async (): Promise<readonly string[]> => {
    const samples = (await (await fetch("samples/index.json")).json()) as readonly string[];
    return [...new Set([...samples, ...written.keys()])];
  };
  const write = async (path: string, text: string, version: string | null): Promise<Stored> => {
    const last = await read(path);
    if ((last?.version ?? null) !== version) throw new ChangedElsewhere(path);
    const stored = { text, version: String(Number(version ?? -1) + 1) };
    written.set(path, stored);
    return stored;
  };
  return { name: "", list, read, write };
}
