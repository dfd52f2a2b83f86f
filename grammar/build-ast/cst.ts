/** Reading the concrete syntax tree: nodes by rule, tokens by type. */
import type { CstElement, CstNode, IToken, TokenType } from "chevrotain";
import type { Span } from "../source.ts";

/** Thrown by the builders where a recovered node lacks a part, and caught at its declaration. */
export class Incomplete extends Error {}

/** Whether a child is a token and not a node. */
export const isToken = (element: CstElement): element is IToken => "image" in element;

/** Where a token stands. */
export function spanOfToken(token: IToken): Span {
  return { start: token.startOffset, end: token.startOffset + token.image.length };
}

/** Where a node stands. */
export function spanOfNode(node: CstNode): Span {
  const location = node.location;
  if (location === undefined || Number.isNaN(location.startOffset)) return { start: 0, end: 0 };
  return { start: location.startOffset, end: (location.endOffset ?? location.startOffset) + 1 };
}

/** The children of a node under a key. */
export const children = (node: CstNode, key: string): readonly CstElement[] => node.children[key] ?? [];

/** The nodes that a rule left in a node. */
export function nodes(node: CstNode, rule: string): CstNode[] {
  return children(node, rule).filter((child): child is CstNode => !isToken(child));
}

/** One node of a rule, which must be there. */
export function node(parent: CstNode, rule: string, index = 0): CstNode {
  const found = nodes(parent, rule)[index];
  if (found === undefined) throw new Incomplete();
  return found;
}

/** The tokens of a type. */
export function tokensOf(parent: CstNode, type: TokenType): IToken[] {
  return children(parent, type.name).filter(isToken);
}

/** The first token of a type, or null. */
export function tokenOf(parent: CstNode, type: TokenType | string): IToken | null {
  const found = children(parent, typeof type === "string" ? type : type.name)[0];
  return found !== undefined && isToken(found) ? found : null;
}

/** Whether a token of a type stands in a node. */
export const hasToken = (parent: CstNode, type: TokenType | string): boolean => tokenOf(parent, type) !== null;

/** A token that must be there and must have been written. */
export function need(token: IToken | null): IToken {
  if (token === null || token.isInsertedInRecovery === true) throw new Incomplete();
  return token;
}

/** The key of a table under which something stands in a node. */
export function which<K extends string>(parent: CstNode, table: Readonly<Record<K, unknown>>): K {
  for (const key in parent.children) if (Object.hasOwn(table, key)) return key as K;
  throw new Incomplete();
}

/** What a table has for that which stands in a node. */
export function chosen<T>(parent: CstNode, table: Readonly<Record<string, T>>): T {
  return table[which(parent, table)]!;
}
