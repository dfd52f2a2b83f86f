import type { AstNode } from "../../grammar/ast.ts";
import { childrenOf } from "../../grammar/children.ts";
import { type SymbolNames, symbolNames } from "../../grammar/symbol-names.ts";

/** The symbols that a file declares with both their names. */
export function declaredSymbols(node: AstNode): SymbolNames[] {
  const own =
    "label" in node && node.name !== null && node.label !== null && node.kind !== "VocabularyFile"
      ? [symbolNames(node.name.text, node.label.value)]
      : [];
  return [...own, ...childrenOf(node).flatMap(declaredSymbols)];
}
