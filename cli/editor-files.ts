import { readdirSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Files } from "../language-server/files.ts";
import { fileHost } from "./file-host.ts";

const files = fileHost();

/** The files of this machine for the language server, by their addresses. */
export const editorFiles: Files = {
  host: { ...files, text: readableText },
  pathOf: (uri) => (uri.startsWith("file:") ? fileURLToPath(uri) : uri),
  uriOf: (path) => (/^[a-z][a-z\d+.-]+:/iu.test(path) ? path : pathToFileURL(path).href),
  beside: policiesBeside,
};

/** The text of a file; what cannot be read is not there for an editor, which shows that where it is named. */
function readableText(path: string): string | null {
  try {
    return files.text(path);
  } catch {
    return null;
  }
}

/** The `.pol` files in the folder of a file; none where it is in none. */
function policiesBeside(path: string): readonly string[] {
  if (!isAbsolute(path)) return [];
  const folder = dirname(path);
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(".pol"))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}
