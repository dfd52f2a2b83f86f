/** What a line of an explanation tells. */
export type ReasonKind =
  | "decision"
  /** A decision that is explained further up. */
  | "seen"
  | "gate"
  | "fact"
  | "parameter"
  | "reading"
  /** A row or an item that counted, and how many more there are. */
  | "counted"
  | "allotted"
  /** That it rests on days of which no official list is known. */
  | "provisional"
  | "defeated"
  | "idle"
  | "until"
  | "nearest"
  | "given-up"
  /** An item of a list, above its decisions. */
  | "item";

/** A line of an explanation with what belongs under it. */
export interface TreeNode {
  readonly kind: ReasonKind;
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
export function leaf(kind: ReasonKind, text: string): TreeNode {
  return { kind, text, children: [] };
}
