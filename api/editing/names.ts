/** The names in a file and what each of them means. */
import type * as ast from "../../grammar/ast.ts";
import { childrenOf } from "../../grammar/children.ts";
import type { Place } from "../../grammar/diagnostics/diagnostic.ts";
import { type Span, written } from "../../grammar/source.ts";
import type { Named } from "../../ir/ir.ts";
import type { Compilation } from "../kept.ts";
import type { FileView } from "./view.ts";

/** A name where it stands, with the thing that it means. */
export interface NameUse {
  readonly span: Span;
  readonly text: string;
  /** Both names of the thing. */
  readonly names: Named;
  /** The name in its declaration; null for what is declared nowhere, like `yearStart` and the parameters of defines. */
  readonly declaration: Place | null;
}

const known = new WeakMap<Compilation, readonly NameUse[]>();

/** The names of a file that mean something, in their order. */
export function namesIn(view: FileView): readonly NameUse[] {
  const { compilation } = view;
  const names = known.get(compilation) ?? collect(view);
  known.set(compilation, names);
  return names;
}

function collect({ file, tree, compilation }: FileView): readonly NameUse[] {
  if (tree === null) return [];
  const { symbols, declarations } = compilation;
  const here = new Map<number, Named>();
  for (const [offset, symbol] of symbols) {
    const at = compilation.file.locate(offset);
    if (at.file === file) here.set(at.offset, symbol);
  }
  return nameNodes(tree).flatMap(({ span, text }) => {
    const symbol = here.get(span.start);
    if (symbol === undefined) return [];
    const declared = declarations.get(symbol);
    return [{ span, text, names: symbol, declaration: declared === undefined ? null : written(declared) }];
  });
}

function nameNodes(node: ast.AstNode): ast.Name[] {
  return node.kind === "Name" ? [node] : childrenOf(node).flatMap(nameNodes);
}

/** The name at an offset, or right before it; null where none stands. */
export function nameAt(view: FileView, offset: number): NameUse | null {
  return namesIn(view).find(({ span }) => span.start <= offset && offset <= span.end) ?? null;
}

/** Whether two places are one. */
export function isSamePlace(one: Place | null, other: Place | null): boolean {
  return one !== null && other !== null && one.file.path === other.file.path && one.span.start === other.span.start;
}
