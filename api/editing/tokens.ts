import type { IToken } from "chevrotain";
import { spanOfToken } from "../../grammar/build-ast/cst.ts";
import { type KeywordId, type KeywordRole, keywords } from "../../grammar/keywords.ts";
import type { SourceFile, Span } from "../../grammar/source.ts";
import { tokenize } from "../../grammar/tokenize.ts";
import {
  ClauseToken,
  Colon,
  Comma,
  DateToken,
  Identifier,
  LeftBrace,
  LeftParen,
  NumberToken,
  QuotedName,
  RightParen,
  TextToken,
  ValueIs,
} from "../../grammar/tokens.ts";

/** What a token is to somebody who reads. */
export type TokenKind =
  | "keyword"
  | "name"
  | "text"
  | "number"
  | "clause"
  | "comment"
  | "colon"
  | "comma"
  | "openBrace"
  | "openParen"
  | "closeParen"
  | "sign";

/** A token of a file; of a keyword with what it is for. */
export interface EditorToken {
  readonly kind: TokenKind;
  readonly span: Span;
  /** As it is written; a name without its 「」. */
  readonly text: string;
  readonly keyword: { readonly id: KeywordId; readonly role: KeywordRole } | null;
}

const roles = new Map(keywords.map(({ id, role }) => [id as string, { id, role }]));
roles.set(ValueIs.name, roles.get("Is")!);

const kinds = new Map([
  [Identifier.name, "name"],
  [QuotedName.name, "name"],
  [TextToken.name, "text"],
  [NumberToken.name, "number"],
  [DateToken.name, "number"],
  [ClauseToken.name, "clause"],
  [Colon.name, "colon"],
  [Comma.name, "comma"],
  [LeftBrace.name, "openBrace"],
  [LeftParen.name, "openParen"],
  [RightParen.name, "closeParen"],
] as const);

const known = new WeakMap<SourceFile, readonly EditorToken[]>();

/** The tokens of a file with its comments, in their order. */
export function tokensIn(file: SourceFile): readonly EditorToken[] {
  const found = known.get(file) ?? collect(file);
  known.set(file, found);
  return found;
}

function collect(file: SourceFile): readonly EditorToken[] {
  const { tokens, comments } = tokenize(file);
  return [...tokens.map(read), ...comments.map((token) => ({ ...read(token), kind: "comment" as const }))].sort(
    (one, other) => one.span.start - other.span.start,
  );
}

function read(token: IToken): EditorToken {
  const keyword = roles.get(token.tokenType.name) ?? null;
  const kind = keyword === null ? (kinds.get(token.tokenType.name) ?? "sign") : "keyword";
  const text = token.tokenType === QuotedName ? token.image.slice(1, -1) : token.image;
  return { kind, span: spanOfToken(token), text, keyword };
}
