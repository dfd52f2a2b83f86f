import { type AstNode, childKeys } from "../../grammar/ast.ts";
import type { SymbolNames } from "../../grammar/print/rename.ts";

/** The symbols that a file written in English declares with both their names. */
export function declaredSymbols(node: AstNode): SymbolNames[] {
  const own =
    "label" in node && node.name !== null && node.label !== null && node.kind !== "VocabularyFile"
      ? [{ name: node.name.text, label: node.label.value }]
      : [];
  const children = (childKeys[node.kind] as readonly string[])
    .flatMap((key) => (node as unknown as Record<string, unknown>)[key])
    .filter((child): child is AstNode => typeof child === "object" && child !== null);
  return [...own, ...children.flatMap(declaredSymbols)];
}
