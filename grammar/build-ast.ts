/**
 * The concrete syntax tree made into the tree of `ast.ts`. The last place that knows about tokens.
 * A declaration that the parser could not complete is left out; its problem is already reported.
 */
import type { CstNode, IToken } from "chevrotain";
import type * as ast from "./ast.ts";
import { Build } from "./build-ast/build.ts";
import { buildFile } from "./build-ast/files.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import type { SourceFile } from "./source.ts";

/** The tree of a file, and the problems found while it was built. */
export interface BuiltTree {
  readonly tree: ast.SourceTree | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Every name in a declaration that was left out, so that its uses are not reported as well. */
  readonly lostNames: ReadonlySet<string>;
}

/** Builds the tree of a file from its text as it was read; `tree` is null where not even the first line could be read. */
export function buildAst(file: SourceFile, text: string, cst: CstNode, comments: readonly IToken[]): BuiltTree {
  const build = new Build(file, text, comments);
  const tree = buildFile(build, cst);
  return { tree, diagnostics: build.diagnostics, lostNames: build.lostNames };
}
