/** Names that are no names in JavaScript: an answer with a field of that name would lose it. */
import type { AstNode, SourceTree } from "./ast.ts";
import { childrenOf } from "./children.ts";
import { diagnostic, type Diagnostic } from "./diagnostics/diagnostic.ts";
import type { SourceFile } from "./source.ts";

const reserved = "__proto__";

/** Reports the first place where a tree has such a name or label; wherever it is used it is the same mistake. */
export function findReservedNames(file: SourceFile, tree: SourceTree): Diagnostic[] {
  const found = file.text.includes(reserved) ? firstIn(tree) : null;
  return found === null ? [] : [diagnostic("reserved-name", { file, span: found.span }, { name: reserved })];
}

function firstIn(node: AstNode): AstNode | null {
  if (node.kind === "Name" && node.text === reserved) return node;
  if ("label" in node && node.label?.value === reserved) return node.label;
  for (const child of childrenOf(node)) {
    const found = firstIn(child);
    if (found !== null) return found;
  }
  return null;
}
