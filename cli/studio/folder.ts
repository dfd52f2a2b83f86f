/** The one folder that the studio may read and write: nothing outside of it, by whatever path or link. */
import { createHash } from "node:crypto";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { dirname, extname, isAbsolute, join, relative, sep } from "node:path";
import type { RosterProblem } from "../../roster/problem.ts";
import { writeText } from "../write-text.ts";

/** What the studio opens. */
const readable: ReadonlySet<string> = new Set([".pol", ".txt", ".docx"]);

/** What it writes: policy files, and the texts of notices beside them. */
const writable: ReadonlySet<string> = new Set([".pol", ".txt"]);

/** Folders below this depth, and more files than these, are none of an office's. */
const [deepest, most] = [4, 2000];

/** A file's bytes, and the version that they are. */
export interface StoredFile {
  readonly bytes: Buffer;
  /** An entity tag: the SHA-256 of the bytes, in quotation marks. */
  readonly version: string;
}

/** What became of writing a file. */
export type Written =
  | { readonly outcome: "written"; readonly version: string }
  /** There is another version of it, or none, or one where there was to be none. */
  | { readonly outcome: "changed" }
  | { readonly outcome: "failed"; readonly problem: RosterProblem };

export class StudioFolder {
  /** Its path without links. */
  readonly #root: string;
  /** Writes wait for one another, so that of two that rest on the same version the second is told. */
  #writing: Promise<unknown> = Promise.resolve();

  private constructor(root: string) {
    this.#root = root;
  }

  /** The folder at a path. Throws the system's error where there is none. */
  static async at(path: string): Promise<StudioFolder> {
    const root = await realpath(path);
    await readdir(root);
    return new StudioFolder(root);
  }

  /** The paths of the files that the studio opens, from the folder, with `/` between names. */
  async list(): Promise<readonly string[]> {
    const found: string[] = [];
    await collect(this.#root, 0, found);
    return found.map((path) => relative(this.#root, path).split(sep).join("/")).sort();
  }

  /** A file of the folder; null where there is none that the studio opens. */
  async read(path: string): Promise<StoredFile | null> {
    const target = await this.#inside(path);
    if (target === null) return null;
    try {
      const bytes = await readFile(target);
      return { bytes, version: versionOf(bytes) };
    } catch {
      return null;
    }
  }

  /** Puts a text in place of a version of a file, or makes the file where `version` is null. */
  async write(path: string, text: string, version: string | null): Promise<Written> {
    const turn = this.#writing.then(() => this.#write(path, text, version));
    this.#writing = turn.catch(() => {});
    return turn;
  }

  async #write(path: string, text: string, version: string | null): Promise<Written> {
    const target = writable.has(extname(path)) ? await this.#inside(path) : null;
    if (target === null) return { outcome: "failed", problem: { problem: "missing-folder" } };
    const present = await this.read(path);
    if ((present?.version ?? null) !== version) return { outcome: "changed" };
    const problem = await writeText(target, text);
    return problem === null
      ? { outcome: "written", version: versionOf(Buffer.from(text)) }
      : { outcome: "failed", problem };
  }

  /** Where a path leads, links followed; null where that is outside, hidden, or no file that the studio opens. */
  async #inside(path: string): Promise<string | null> {
    const names = path.split("/");
    if (names.some((name) => name === "" || name.startsWith(".") || /[\\\0]/u.test(name))) return null;
    if (isAbsolute(path) || !readable.has(extname(path))) return null;
    try {
      const plain = join(this.#root, ...names);
      const target = await realpath(plain).catch(async () => join(await realpath(dirname(plain)), names.at(-1)!));
      const from = relative(this.#root, target);
      if (from.startsWith("..") || isAbsolute(from)) return null;
      const found = await stat(target).catch(() => null);
      return found === null || found.isFile() ? target : null;
    } catch {
      return null;
    }
  }
}

async function collect(folder: string, depth: number, found: string[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries.filter(({ name }) => !name.startsWith(".") && name !== "node_modules")) {
    if (found.length >= most) return;
    const path = join(folder, entry.name);
    if (entry.isDirectory() && depth < deepest) await collect(path, depth + 1, found);
    if (entry.isFile() && readable.has(extname(entry.name))) found.push(path);
  }
}

function versionOf(bytes: Buffer): string {
  return `"${createHash("sha256").update(bytes).digest("hex")}"`;
}
