import type { Folder, Stored } from "./folder.ts";

/**
 * A folder whose texts have line feeds alone, as editors count them. Written again, a file has the line ends that it
 * had: version control and other programs choose them.
 */
export function withUnixLines(folder: Folder): Folder {
  const windows = new Set<string>();
  const plain = (path: string, { text, version }: Stored): Stored => {
    if (/^[^\n]*\r\n/u.test(text)) windows.add(path);
    return { text: unixLines(text), version };
  };
  return {
    ...folder,
    read: async (path) => {
      const stored = await folder.read(path);
      return stored === null ? null : plain(path, stored);
    },
    write: async (path, text, version) => {
      const ends = windows.has(path) ? text.replaceAll("\n", "\r\n") : text;
      return plain(path, await folder.write(path, ends, version));
    },
  };
}

/** A text with line feeds alone. */
export function unixLines(text: string): string {
  return text.replaceAll(/\r\n?/gu, "\n");
}
