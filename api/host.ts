/** Where the compiler's texts come from: files, memory, an editor. */
export interface Host {
  /** The text at a path; null where there is none. */
  readonly text: (path: string) => string | null;
  /**
   * The paths at which the file of a name is looked for that the file at `from` names, the first that has a text
   * counts. Without it that is `name.pol` in the folder of `from`.
   */
  readonly pathsOf?: (name: string, from: string) => readonly string[];
}

/** Texts in memory, by their paths. */
export interface MemoryHost extends Host {
  /** Puts a text at a path in place of the one that is there. */
  readonly update: (path: string, text: string) => void;
  /** Takes the text at a path away; where another host lies beneath, that one's is seen again. */
  readonly remove: (path: string) => void;
}

/** A host of texts in memory, which cover those of the host beneath it where one is given. */
export function memoryHost(texts: Readonly<Record<string, string>> = {}, beneath: Host | null = null): MemoryHost {
  const own = new Map(Object.entries(texts));
  return {
    text: (path) => own.get(path) ?? beneath?.text(path) ?? null,
    pathsOf: (name, from) => pathsOf(beneath ?? {}, name, from),
    update: (path, text) => void own.set(path, text),
    remove: (path) => void own.delete(path),
  };
}

/** The paths at which a host has the file of a name. */
export function pathsOf(host: Pick<Host, "pathsOf">, name: string, from: string): readonly string[] {
  return host.pathsOf?.(name, from) ?? [`${from.slice(0, from.lastIndexOf("/") + 1)}${name}.pol`];
}
