/** A line with what belongs under it. */
export interface TreeNode {
  readonly text: string;
  readonly children: readonly TreeNode[];
}

/** A tree as lines, drawn with branches. */
export function drawTree({ text, children }: TreeNode): readonly string[] {
  return [text, ...children.flatMap((child, index) => drawBranch(child, index === children.length - 1))];
}

function drawBranch(node: TreeNode, isLast: boolean): readonly string[] {
  const [first, ...rest] = drawTree(node);
  return [`${isLast ? "└─ " : "├─ "}${first}`, ...rest.map((line) => `${isLast ? "   " : "│  "}${line}`)];
}

/** A line with nothing under it. */
export function leaf(text: string): TreeNode {
  return { text, children: [] };
}
