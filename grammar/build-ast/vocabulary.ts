/** The declarations of a vocabulary. */
import type { CstNode } from "chevrotain";
import type * as ast from "../ast.ts";
import type { Build } from "./build.ts";
import { node, nodes, spanOfNode, tokenOf } from "./cst.ts";
import { buildDecision, buildDefine } from "./declarations.ts";
import { buildExpression, buildOptionalExpression } from "./expressions.ts";
import * as t from "../tokens.ts";
import { buildDeclared, nameNode, textNode } from "./names.ts";
import { typeNode } from "./types.ts";

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
  const main = tokenOf(cst, t.keyword("MainEntity")) !== null;
  const nestings = nodes(cst, "nestings").flatMap((list) => b.all(list, "nesting", buildNesting));
  const grouping = nodes(cst, "grouping")[0];
  const groups = grouping === undefined ? null : buildGrouping(grouping);
  return { kind: "Entity", main, ...buildDeclared(cst), nestings, groups, items, span: spanOfNode(cst) };
}

function buildGrouping(cst: CstNode): ast.Grouping {
  const by = nodes(cst, "name")[1];
  return {
    kind: "Grouping",
    entity: nameNode(node(cst, "name")),
    by: by === undefined ? null : nameNode(by),
    span: spanOfNode(cst),
  };
}

function buildNesting(cst: CstNode): ast.Nesting {
  const perhaps = tokenOf(cst, t.Question) !== null;
  return { kind: "Nesting", entity: nameNode(node(cst, "name")), perhaps, span: spanOfNode(cst) };
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

function buildRequirement(b: Build, cst: CstNode): ast.Requirement {
  return {
    kind: "Requirement",
    message: textNode(node(cst, "text")),
    condition: buildExpression(b, node(cst, "expression")),
    span: spanOfNode(cst),
  };
}
