import type { SourceTree } from "../../grammar/ast.ts";
import type { Place } from "../../grammar/diagnostics/diagnostic.ts";
import type { Surface } from "../../grammar/keywords.ts";
import { parse } from "../../grammar/parse.ts";
import { surfaceOf } from "../../grammar/print/format.ts";
import { type SourceFile, type Span, written } from "../../grammar/source.ts";
import type { Program } from "../../ir/ir.ts";
import type { Host } from "../host.ts";
import { type Compilation, compilationOf } from "../kept.ts";

/** A file as an editor sees it: text, tree, and what it comes to with the files that it names. */
export interface FileView {
  readonly file: SourceFile;
  /** What could be read of it; null where not even its first line could. */
  readonly tree: SourceTree | null;
  readonly surface: Surface;
  readonly program: Program | null;
  readonly compilation: Compilation;
}

/** Views a file of a host. Throws `NoText` where there is none. */
export function viewOf(path: string, host: Host): FileView {
  const compilation = compilationOf(path, host);
  const { source: file, program } = compilation;
  const { tree } = parse(file);
  return { file, tree, surface: tree === null ? "en" : surfaceOf(tree, file), program, compilation };
}

/** Where something that was compiled was written: of a notice that amends another it may be either. */
export function writtenAt({ compilation }: FileView, span: Span): Place {
  return written({ file: compilation.file, span });
}
