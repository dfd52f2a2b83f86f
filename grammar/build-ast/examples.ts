/** Examples, in sentences and in tables. */
import type { CstNode } from "chevrotain";
import type * as ast from "../ast.ts";
import * as t from "../tokens.ts";
import { buildAssignment } from "./braces.ts";
import type { Build } from "./build.ts";
import { spanOfNode, nodes, node, hasToken } from "./cst.ts";
import { buildExpression } from "./expressions.ts";
import { nameNode, optionalName, textNode } from "./names.ts";
import { buildRows } from "./tables.ts";

/** An example. */
export function buildExample(b: Build, cst: CstNode): ast.Example {
  return {
    kind: "Example",
    entity: optionalName(cst),
    title: textNode(node(cst, "text")),
    given: buildAssignments(b, cst, "field"),
    expect: buildAssignments(b, node(cst, "assignments"), "assignment"),
    span: spanOfNode(cst),
  };
}

function buildAssignments(b: Build, cst: CstNode, rule: "field" | "assignment"): ast.Assignment[] {
  return b.all(cst, rule, (child) => buildAssignment(b, child, buildExpression));
}

/** A table of examples. */
export function buildExampleTable(b: Build, cst: CstNode): ast.ExampleTable {
  const columns = nodes(node(cst, "exampleColumns"), "exampleColumn");
  const names = columns.map((column) => nameNode(node(column, "name")));
  const arrow = columns.findIndex((column) => hasToken(column, t.Arrow));
  const split = arrow < 0 ? columns.length : arrow;
  return {
    kind: "ExampleTable",
    entity: optionalName(cst),
    title: textNode(node(cst, "text")),
    given: names.slice(0, split),
    expect: names.slice(split),
    rows: buildRows(b, cst),
    span: spanOfNode(cst),
  };
}
