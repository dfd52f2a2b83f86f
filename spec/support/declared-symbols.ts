import type { AstNode } from "../../grammar/ast.ts";
import { childrenOf } from "../../grammar/children.ts";
import type { SymbolNames } from "../../grammar/print/rename.ts";

/** The symbols that a file written in English declares with both their names. */
export function declaredSymbols(node: AstNode): SymbolNames[] {
  const own =
    "label" in node && node.name !== null && node.label !== null && node.kind !== "VocabularyFile"
      ? [{ name: node.name.text, label: node.label.value }]
      : [];
  return [...own, ...childrenOf(node).flatMap(declaredSymbols)];
}
