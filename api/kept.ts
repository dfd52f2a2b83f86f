/**
 * What was worked out of a host's texts, kept for as long as it rests on the same: a text's file with its tree, and
 * what a file was compiled to, for as long as every text that was read for it is the same.
 */
import { compile, type Compiled } from "../compiler/compile.ts";
import type { CompilerHost, FindFile } from "../compiler/host.ts";
import { SourceFile } from "../grammar/source.ts";
import { type Host, pathsOf } from "./host.ts";

/** The options taken of readings, by the readings' names. */
export type Readings = Readonly<Record<string, string>>;

/** What a file was compiled to, and from which files: the file itself first. */
export interface Compilation extends Compiled {
  readonly source: SourceFile;
  readonly sources: readonly SourceFile[];
}

/** There is no text at a path that was to be compiled. */
export class NoText extends Error {
  override readonly name = "NoText";
  readonly path: string;

  constructor(path: string) {
    super(`the host has no text at ${path}`);
    this.path = path;
  }
}

/** A compilation with every path that was looked at for it and the file that was found there. */
interface Entry {
  readonly compilation: Compilation;
  readonly looked: ReadonlyMap<string, SourceFile | null>;
}

class Kept {
  readonly #host: Host;
  readonly #files = new Map<string, SourceFile>();
  readonly #entries = new Map<string, Entry>();

  constructor(host: Host) {
    this.#host = host;
  }

  /** The file at a path, the same one for as long as its text is the same; null where there is none. */
  file(path: string): SourceFile | null {
    const text = this.#host.text(path);
    const last = this.#files.get(path);
    if (text === null) this.#files.delete(path);
    if (text === null || last?.text === text) return text === null ? null : last!;
    const file = new SourceFile(path, text);
    this.#files.set(path, file);
    return file;
  }

  /** The same. Throws `NoText` where there is none. */
  textAt(path: string): SourceFile {
    const file = this.file(path);
    if (file === null) throw new NoText(path);
    return file;
  }

  compilation(path: string, readings: Readings): Compilation {
    const key = JSON.stringify([path, Object.entries(readings).sort()]);
    const last = this.#entries.get(key);
    if (last !== undefined && [...last.looked].every(([at, found]) => this.file(at) === found)) return last.compilation;
    const entry = this.#compile(path, readings);
    this.#entries.set(key, entry);
    return entry.compilation;
  }

  #compile(path: string, readings: Readings): Entry {
    const source = this.textAt(path);
    const looked = new Map<string, SourceFile | null>([[path, source]]);
    const compiled = compile(source, this.#compilerHost(looked), { readings });
    const sources = [...looked.values()].filter((file) => file !== null);
    return { compilation: { ...compiled, source, sources }, looked };
  }

  #compilerHost(looked: Map<string, SourceFile | null>): CompilerHost {
    const find: FindFile = (name, { path: from }) => {
      const paths = pathsOf(this.#host, name, from);
      for (const path of paths) {
        const file = this.file(path);
        looked.set(path, file);
        if (file !== null) return { file, path };
      }
      return { file: null, path: paths[0] ?? `${name}.pol` };
    };
    return { vocabulary: find, notice: find };
  }
}

const hosts = new WeakMap<Host, Kept>();

function keptOf(host: Host): Kept {
  const kept = hosts.get(host) ?? new Kept(host);
  hosts.set(host, kept);
  return kept;
}

/** What the file at a path of a host comes to. Throws `NoText` where there is none. */
export function compilationOf(path: string, host: Host, readings: Readings = {}): Compilation {
  return keptOf(host).compilation(path, readings);
}

/** The text at a path of a host. Throws `NoText` where there is none. */
export function fileOf(path: string, host: Host): SourceFile {
  return keptOf(host).textAt(path);
}
