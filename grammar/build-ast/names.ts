/** Names, quoted texts and references to clauses. */
import type { CstNode, IToken } from "chevrotain";
import type * as ast from "../ast.ts";
import * as t from "../tokens.ts";
import { Incomplete, spanOfToken, spanOfNode, nodes, node, tokenOf, need } from "./cst.ts";

/** A name as written. */
export function nameNode(cst: CstNode): ast.Name {
  const token = need(tokenOf(cst, t.Identifier) ?? tokenOf(cst, t.QuotedName));
  const text = token.tokenType === t.QuotedName ? token.image.slice(1, -1) : token.image;
  return { kind: "Name", text, span: spanOfToken(token) };
}

/** A name where there is one. */
export function optionalName(cst: CstNode): ast.Name | null {
  const name = nodes(cst, "name")[0];
  return name === undefined ? null : nameNode(name);
}

/** A quoted text. */
export function textNode(cst: CstNode): ast.Text {
  const token = need(tokenOf(cst, t.TextToken));
  const value = token.image.slice(1).replace(/["”]$/u, "");
  return { kind: "Text", value, span: spanOfToken(token) };
}

/** A declared name with the quoted name of the other surface. */
export function buildDeclared(cst: CstNode): { readonly name: ast.Name; readonly label: ast.Text | null } {
  const declared = node(cst, "declaredName");
  return { name: nameNode(node(declared, "name")), label: buildOptionalText(declared) };
}

/** A quoted text where there is one. */
export function buildOptionalText(cst: CstNode, index = 0): ast.Text | null {
  const text = nodes(cst, "text")[index];
  return text === undefined ? null : textNode(text);
}

/** A name after its entity's, where that is given. */
export function buildQualified(cst: CstNode): ast.QualifiedName {
  const names = nodes(cst, "name").map((each) => nameNode(each));
  const [first, second] = names;
  if (first === undefined) throw new Incomplete();
  const span = spanOfNode(cst);
  return second === undefined
    ? { kind: "QualifiedName", entity: null, name: first, span }
    : { kind: "QualifiedName", entity: first, name: second, span };
}

/** A clause in its normal form. */
export function buildClauseRef(token: IToken): ast.ClauseRef {
  const id = token.image.replaceAll("（", "(").replaceAll("）", ")");
  return { kind: "ClauseRef", id, span: spanOfToken(token) };
}

/** What a rule or a period prevails over. */
export function buildOverrides(cst: CstNode): ast.OverrideTarget[] {
  return nodes(cst, "overrides").flatMap((list) =>
    nodes(list, "overrideTarget").map((target): ast.OverrideTarget => {
      const clause = tokenOf(target, t.ClauseToken);
      return clause === null ? nameNode(node(target, "name")) : buildClauseRef(clause);
    }),
  );
}
