import type { Language } from "../runtime/messages.ts";
import { explanationTrees, wordsIn } from "./explanation-tree.ts";
import type { Explanation } from "./explanation.ts";
import { drawTree, type TreeNode } from "./tree.ts";

/** The trees of the decisions asked for, each with those that it rests on below it; those of the record's items follow. */
export function explanationText(explanation: Explanation, names: readonly string[], language: Language): string {
  const heading = wordsIn[language].heading(explanation.notice);
  const parts = [[heading], ...explanationTrees(explanation, names, language).flatMap(drawn)];
  return parts.map((lines) => `${lines.join("\n")}\n`).join("\n");
}

/** What is decided of an item stands beside it, not under it: lists in lists go no further in. */
function drawn(node: TreeNode): readonly (readonly string[])[] {
  return node.kind === "item" ? [[node.text], ...node.children.flatMap(drawn)] : [drawTree(node)];
}
