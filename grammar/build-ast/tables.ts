/** Tables and their rows. */
import type { CstNode } from "chevrotain";
import type * as ast from "../ast.ts";
import type { Span } from "../source.ts";
import * as t from "../tokens.ts";
import type { Build } from "./build.ts";
import { isToken, spanOfToken, spanOfNode, children, nodes, node, tokenOf, hasToken } from "./cst.ts";
import { buildOptionalExpression } from "./expressions.ts";
import { buildDeclared, nameNode } from "./names.ts";
import { typeNode } from "./types.ts";

/** A table. */
export function buildTable(b: Build, cst: CstNode): ast.Table {
  const names = nodes(cst, "name").map((each) => nameNode(each));
  return {
    kind: "Table",
    ...buildDeclared(cst),
    key: names[0] ?? null,
    highest: names[1] ?? null,
    columns: b.all(node(cst, "columns"), "column", (child) => buildColumn(b, child)),
    rows: buildRows(b, cst),
    unconfirmed: false,
    span: spanOfNode(cst),
  };
}

function buildColumn(b: Build, cst: CstNode): ast.Column {
  const span = spanOfNode(cst);
  const plain = { kind: "Column", name: null, label: null, type: null, span } as const;
  if (hasToken(cst, "Category")) return { ...plain, role: "category" };
  if (hasToken(cst, "Provided")) return { ...plain, role: "provided" };
  const type = nodes(cst, "type")[0];
  return {
    kind: "Column",
    role: "value",
    ...buildDeclared(cst),
    type: type === undefined ? null : typeNode(b, type),
    span,
  };
}

/** The rows of a table. */
export function buildRows(b: Build, cst: CstNode): ast.Row[] {
  return b.all(cst, "row", (child) => ({
    kind: "Row",
    cells: nodes(child, "cell").map((cell, index) => buildCell(b, cell, child, index)),
    unconfirmed: hasToken(child, "Unconfirmed"),
    span: spanOfNode(child),
  }));
}

function buildCell(b: Build, cst: CstNode, row: CstNode, index: number): ast.Cell {
  const otherwise = tokenOf(cst, "Otherwise");
  if (otherwise !== null) return { kind: "Cell", content: "otherwise", span: spanOfToken(otherwise) };
  const content = buildOptionalExpression(b, cst);
  const span = content?.span ?? buildEmptyCellSpan(row, index);
  return { kind: "Cell", content, span };
}

function buildEmptyCellSpan(row: CstNode, index: number): Span {
  const bar = children(row, t.Bar.name)[index];
  const after = bar !== undefined && isToken(bar) ? spanOfToken(bar).end : spanOfNode(row).start;
  return { start: after, end: after };
}
