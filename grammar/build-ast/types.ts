/** Types. */
import type { CstNode } from "chevrotain";
import type * as ast from "../ast.ts";
import * as t from "../tokens.ts";
import type { Build } from "./build.ts";
import type { Span } from "../source.ts";
import { chosen, hasToken, need, node, nodes, spanOfNode, tokensOf } from "./cst.ts";
import { buildArithmetic } from "./expressions.ts";
import { buildWholeNumber } from "./literals.ts";
import { nameNode } from "./names.ts";

const simpleTypes = {
  Bool: "bool",
  Int: "int",
  Money: "money",
  Rate: "rate",
  Date: "date",
  Duration: "duration",
  TextType: "text",
} as const satisfies Record<string, ast.SimpleTypeName>;

/** A type. */
export function typeNode(b: Build, cst: CstNode): ast.TypeNode {
  const of = buildPlainType(b, cst);
  return hasToken(cst, t.Question) ? { kind: "OptionalType", of, span: spanOfNode(cst) } : of;
}

function buildPlainType(b: Build, cst: CstNode): ast.TypeNode {
  const span = spanOfNode(cst);
  if (hasToken(cst, "ByDate")) return { kind: "SeriesType", by: "date", span };
  if (hasToken(cst, "ByMonth")) return { kind: "SeriesType", by: "month", span };
  const years = nodes(cst, "yearRange")[0];
  if (years !== undefined) return buildYearSet(b, years, span);
  if (hasToken(cst, "SetOf")) return { kind: "SetType", member: nameNode(node(cst, "name")), span };
  const simple = nodes(cst, "simpleType")[0];
  const item = simple === undefined ? buildNamedType(node(cst, "name")) : buildSimpleType(b, simple);
  return hasToken(cst, "ListOf") ? { kind: "ListType", item, span } : item;
}

function buildYearSet(b: Build, cst: CstNode, span: Span): ast.YearSetType {
  const [from, to] = tokensOf(cst, t.NumberToken);
  return {
    kind: "YearSetType",
    from: buildWholeNumber(b, need(from ?? null)),
    to: buildWholeNumber(b, need(to ?? null)),
    span,
  };
}

function buildNamedType(cst: CstNode): ast.NamedType {
  return { kind: "NamedType", name: nameNode(cst), span: spanOfNode(cst) };
}

function buildSimpleType(b: Build, cst: CstNode): ast.SimpleType {
  return {
    kind: "SimpleType",
    name: chosen(cst, simpleTypes),
    from: buildBound(b, cst, "leastValue"),
    to: buildBound(b, cst, "greatestValue"),
    span: spanOfNode(cst),
  };
}

function buildBound(b: Build, cst: CstNode, rule: "leastValue" | "greatestValue"): ast.Expression | null {
  const bound = nodes(cst, rule)[0];
  return bound === undefined ? null : buildArithmetic(b, node(bound, "arithmetic"));
}
