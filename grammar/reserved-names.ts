/** Names that answers have for something else: what is decided under such a name would be lost. */
import type { AstNode, SourceTree } from "./ast.ts";
import { childrenOf } from "./children.ts";
import { diagnostic, type Diagnostic } from "./diagnostics/diagnostic.ts";
import type { SourceFile } from "./source.ts";

/** No field of an object in JavaScript. */
const noField = "__proto__";

/** What stands beside the decisions of a record, in either language. */
const besideDecisions: ReadonlySet<string> = new Set(["error", "错误", "explanation", "说明"]);

/** Reports the first place where a tree has such a name or label; wherever it is used it is the same mistake. */
export function findReservedNames(file: SourceFile, tree: SourceTree): Diagnostic[] {
  const found = (file.text.includes(noField) ? firstIn(tree) : null) ?? decisionIn(tree);
  return found === null ? [] : [diagnostic("reserved-name", { file, span: found.node.span }, { name: found.name })];
}

interface Found {
  readonly node: AstNode;
  readonly name: string;
}

function firstIn(node: AstNode): Found | null {
  if (node.kind === "Name" && node.text === noField) return { node, name: noField };
  if ("label" in node && node.label?.value === noField) return { node: node.label, name: noField };
  for (const child of childrenOf(node)) {
    const found = firstIn(child);
    if (found !== null) return found;
  }
  return null;
}

/** A decision that is given out: one of a vocabulary. */
function decisionIn(tree: SourceTree): Found | null {
  if (tree.kind !== "VocabularyFile") return null;
  const decisions = childrenOf(tree)
    .flatMap(childrenOf)
    .filter((node) => node.kind === "Decision");
  for (const { name, label } of decisions) {
    if (besideDecisions.has(name.text)) return { node: name, name: name.text };
    if (label !== null && besideDecisions.has(label.value)) return { node: label, name: label.value };
  }
  return null;
}
