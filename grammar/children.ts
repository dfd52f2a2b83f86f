import { type AstNode, childKeys } from "./ast.ts";

/** A node with each of its children replaced; `key` says what the child is to its parent. */
export function mapChildren<T extends AstNode>(node: T, map: (child: AstNode, key: string) => AstNode): T {
  const copy: Record<string, unknown> = { ...node };
  for (const key of childKeys[node.kind] as readonly string[]) {
    const child = copy[key];
    copy[key] = Array.isArray(child) ? child.map((each) => mapChild(each, key, map)) : mapChild(child, key, map);
  }
  return copy as unknown as T;
}

/** A cell may hold a word instead of a node, and a part may be missing. */
function mapChild(child: unknown, key: string, map: (child: AstNode, key: string) => AstNode): unknown {
  return typeof child === "object" && child !== null ? map(child as AstNode, key) : child;
}

/** The children of a node, in the order of the source; there may be more than a call takes arguments. */
export function childrenOf(node: AstNode): AstNode[] {
  return (childKeys[node.kind] as readonly string[])
    .flatMap((key) => (node as unknown as Record<string, unknown>)[key])
    .filter((child): child is AstNode => typeof child === "object" && child !== null);
}
