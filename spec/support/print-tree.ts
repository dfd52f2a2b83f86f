import { type AstNode, childKeys } from "../../grammar/ast.ts";

/** A tree as text, without its spans: a line a node, with the key that it stands under and its own values. */
export function printNode(node: AstNode, key = "", depth = 0): string {
  const fields = node as unknown as Record<string, unknown>;
  const keys = childKeys[node.kind] as readonly string[];
  const own = Object.entries(fields)
    .filter(
      ([name, value]) => !["kind", "span", "comments", ...keys].includes(name) && value !== null && value !== false,
    )
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  const head = [key, node.kind, ...own].filter((word) => word !== "").join(" ");
  const children = keys.flatMap((name) => childrenOf(fields[name]).map((child) => printChild(name, child, depth + 1)));
  return [`${"  ".repeat(depth)}${head}`, ...children].join("\n");
}

function printChild(key: string, child: unknown, depth: number): string {
  return typeof child === "string" ? `${"  ".repeat(depth)}${key} ${child}` : printNode(child as AstNode, key, depth);
}

function childrenOf(value: unknown): readonly unknown[] {
  return (Array.isArray(value) ? value : [value]).filter((each) => each !== null && each !== undefined);
}

/** Every kind of node in a tree. */
export function kindsIn(node: AstNode): ReadonlySet<string> {
  const fields = node as unknown as Record<string, unknown>;
  const children = (childKeys[node.kind] as readonly string[]).flatMap((key) => childrenOf(fields[key]));
  return new Set([
    node.kind,
    ...children.flatMap((child) => (typeof child === "string" ? [] : [...kindsIn(child as AstNode)])),
  ]);
}
