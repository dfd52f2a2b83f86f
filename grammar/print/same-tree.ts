import type { SourceTree } from "../ast.ts";

/** What a tree says is the same wherever it stands and whatever is noted beside it. */
const notCompared: ReadonlySet<string> = new Set(["span", "comments"]);

/** Whether two trees say the same, and no comment of either is missing in the other. */
export function isSameTree(left: SourceTree, right: SourceTree): boolean {
  return isSame(left, right) && isSame(sortedComments(left), sortedComments(right));
}

function sortedComments(tree: SourceTree): string[] {
  return tree.comments.map(({ text }) => text).sort();
}

function isSame(left: unknown, right: unknown): boolean {
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return left === right;
  const leftKeys = comparedKeys(left);
  return (
    leftKeys.length === comparedKeys(right).length &&
    leftKeys.every((key) => isSame((left as Record<string, unknown>)[key], (right as Record<string, unknown>)[key]))
  );
}

function comparedKeys(value: object): string[] {
  return Object.keys(value).filter((key) => !notCompared.has(key));
}
