/** The declarations of a vocabulary. */
import type { CstNode } from "chevrotain";
import type * as ast from "../ast.ts";
import * as t from "../tokens.ts";
import type { Build } from "./build.ts";
import { spanOfNode, nodes, node, tokenOf, hasToken, which, keysOf } from "./cst.ts";
import { buildDefine } from "./clauses.ts";
import { buildExpression, buildOptionalExpression } from "./expressions.ts";
import { buildWholeNumber } from "./literals.ts";
import { buildDeclared, nameNode, textNode } from "./names.ts";

const simpleTypes = {
  Bool: "bool",
  Int: "int",
  Money: "money",
  Rate: "rate",
  Date: "date",
  Duration: "duration",
  TextType: "text",
} as const satisfies Record<string, ast.SimpleTypeName>;

/** An enumeration. */
export function buildEnumeration(b: Build, cst: CstNode): ast.Enumeration {
  return {
    kind: "Enumeration",
    ...buildDeclared(cst),
    members: b.all(cst, "enumerationMember", (child) => ({
      kind: "EnumerationMember",
      ...buildDeclared(child),
      span: spanOfNode(child),
    })),
    span: spanOfNode(cst),
  };
}

/** An entity. */
export function buildEntity(b: Build, cst: CstNode): ast.Entity {
  const items = [
    ...b.all(cst, "fact", (child): ast.EntityItem => buildFact(b, child)),
    ...b.all(cst, "decision", (child): ast.EntityItem => buildDecision(b, child)),
    ...b.all(cst, "define", (child): ast.EntityItem => buildDefine(b, child)),
    ...b.all(cst, "requirement", (child): ast.EntityItem => buildRequirement(b, child)),
  ].sort((left, right) => left.span.start - right.span.start);
  return { kind: "Entity", ...buildDeclared(cst), items, span: spanOfNode(cst) };
}

function buildFact(b: Build, cst: CstNode): ast.Fact {
  return {
    kind: "Fact",
    ...buildDeclared(cst),
    type: typeNode(b, node(cst, "type")),
    default: buildOptionalExpression(b, cst),
    span: spanOfNode(cst),
  };
}

/** A decision of the vocabulary or of a clause. */
export function buildDecision(b: Build, cst: CstNode): ast.Decision {
  const gate = nodes(cst, "gate")[0];
  const periods = nodes(cst, "byPeriods")[0];
  return {
    kind: "Decision",
    ...buildDeclared(cst),
    type: typeNode(b, node(cst, "type")),
    gate: gate === undefined ? null : buildExpression(b, node(gate, "expression")),
    otherwise: gate === undefined ? null : buildOptionalExpression(b, gate, 1),
    periodsOf: periods === undefined ? null : nameNode(node(periods, "name")),
    outside: periods === undefined ? null : buildExpression(b, node(periods, "expression")),
    unconfirmed: false,
    span: spanOfNode(cst),
  };
}

function buildRequirement(b: Build, cst: CstNode): ast.Requirement {
  return {
    kind: "Requirement",
    message: textNode(node(cst, "text")),
    condition: buildExpression(b, node(cst, "expression")),
    span: spanOfNode(cst),
  };
}

/** A type. */
export function typeNode(b: Build, cst: CstNode): ast.TypeNode {
  const of = buildPlainType(b, cst);
  return hasToken(cst, t.Question) ? { kind: "OptionalType", of, span: spanOfNode(cst) } : of;
}

function buildPlainType(b: Build, cst: CstNode): ast.TypeNode {
  const span = spanOfNode(cst);
  if (hasToken(cst, "ByDate")) return { kind: "SeriesType", by: "date", span };
  if (hasToken(cst, "ByMonth")) return { kind: "SeriesType", by: "month", span };
  if (hasToken(cst, "SetOf")) return { kind: "SetType", member: nameNode(node(cst, "name")), span };
  const simple = nodes(cst, "simpleType")[0];
  const item = simple === undefined ? buildNamedType(node(cst, "name")) : buildSimpleType(b, simple);
  return hasToken(cst, "ListOf") ? { kind: "ListType", item, span } : item;
}

function buildNamedType(cst: CstNode): ast.NamedType {
  return { kind: "NamedType", name: nameNode(cst), span: spanOfNode(cst) };
}

function buildSimpleType(b: Build, cst: CstNode): ast.SimpleType {
  const from = tokenOf(cst, t.NumberToken);
  return {
    kind: "SimpleType",
    name: simpleTypes[which(cst, keysOf(simpleTypes))],
    from: from === null ? null : buildWholeNumber(b, from),
    span: spanOfNode(cst),
  };
}
