import type { SourceFile, Span } from "../grammar/source.ts";

/** What the compiler asks of the world: the texts that a notice names. */
export interface CompilerHost {
  /** The file of the vocabulary that a notice uses. */
  readonly vocabulary: FindFile;
  /** The file of the notice that a notice amends; a host without it has none that could be amended. */
  readonly notice?: FindFile;
}

/** The file of a name, or null with the path where it was looked for; and where the notice names it. */
export type FindFile = (
  name: string,
  notice: SourceFile,
  named: Span,
) => { readonly file: SourceFile | null; readonly path: string };
