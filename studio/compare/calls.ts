/** What the page of comparisons asks of the compiler. */
import {
  compile,
  diffHtml,
  diffWords,
  memoryHost,
  type Host,
  type Incomparable,
  type Language,
  type Notice,
  type ToldDiff,
} from "../../api/index.ts";

/** A notice of the folder that can be compared. */
export interface Comparable {
  readonly path: string;
  readonly title: string;
  readonly year: number;
  readonly vocabulary: string;
}

/** One side of a comparison: a file as it is being edited, or as the texts are that are saved. */
export interface Side {
  readonly path: string;
  /** The texts that the folder has in place of those that are being edited; empty for the file as it is. */
  readonly saved: Readonly<Record<string, string>>;
}

/** What came of a comparison; or which file has errors, or why the two are not alike. */
export type Compared =
  | { readonly kind: "told"; readonly told: ToldDiff }
  | { readonly kind: "errors"; readonly path: string }
  | { readonly kind: "vocabularies"; readonly differing: Incomparable["differing"] };

export const compareCalls = (host: Host) => {
  const notice = ({ path, saved }: Side): Notice | null => compile(path, hostOf(host, saved)).notice;
  const sides = (old: Side, next: Side): readonly [Notice, Notice] | { readonly kind: "errors"; path: string } => {
    const [was, is] = [notice(old), notice(next)];
    if (was === null) return { kind: "errors", path: old.path };
    return is === null ? { kind: "errors", path: next.path } : [was, is];
  };
  return {
    /** The notices of some files, vocabularies and files with errors left out. */
    comparable: (paths: readonly string[]): readonly Comparable[] =>
      paths.flatMap((path) => {
        const program = compile(path, host).notice?.program;
        if (program === undefined) return [];
        const { title, year } = program.notice;
        return [{ path, title, year, vocabulary: program.vocabulary.name }];
      }),
    compare: (old: Side, next: Side, language: Language): Compared => {
      const found = sides(old, next);
      if ("kind" in found) return found;
      const compared = diffWords(...found, language);
      return compared.ok
        ? { kind: "told", told: compared.told }
        : { kind: "vocabularies", differing: compared.differing };
    },
    /** The comparison as one file to send on; null where there is none. */
    comparedPage: (old: Side, next: Side, language: Language): string | null => {
      const found = sides(old, next);
      if ("kind" in found) return null;
      const page = diffHtml(...found, language);
      return page.ok ? page.html : null;
    },
  };
};

/** Hosts of saved texts, the last of each host: what was worked out of them is kept with the host. */
const savedHosts = new WeakMap<Host, { readonly key: string; readonly host: Host }>();

function hostOf(host: Host, saved: Side["saved"]): Host {
  if (Object.keys(saved).length === 0) return host;
  const key = JSON.stringify(saved);
  let known = savedHosts.get(host);
  if (known?.key !== key) savedHosts.set(host, (known = { key, host: memoryHost(saved, host) }));
  return known!.host;
}
