/** Tables and their rows. */
import type { CstNode } from "chevrotain";
import type * as ast from "../ast.ts";
import type { Span } from "../source.ts";
import * as t from "../tokens.ts";
import type { Build } from "./build.ts";
import { isToken, spanOfToken, spanOfNode, children, chosen, nodes, node, tokenOf, hasToken } from "./cst.ts";
import { buildArithmetic, buildOptionalExpression, buildTail } from "./expressions.ts";
import { buildDeclared, buildOptionalText, buildQualified, optionalName } from "./names.ts";
import { typeNode } from "./types.ts";

/** A table. */
export function buildTable(b: Build, cst: CstNode): ast.Table {
  const { entity, name } = buildQualified(node(cst, "qualifiedName"));
  const taking = nodes(cst, "taking")[0];
  return {
    kind: "Table",
    entity,
    name,
    label: buildOptionalText(cst),
    key: optionalName(cst),
    taking: taking === undefined ? null : buildTaking(taking),
    columns: b.all(node(cst, "columns"), "column", (child) => buildColumn(b, child)),
    rows: buildRows(b, cst),
    unconfirmed: false,
    span: spanOfNode(cst),
  };
}

const taken = { TakingFirst: "first", TakingHighest: "highest", TakingLowest: "lowest" } as const;

function buildTaking(cst: CstNode): ast.Taking {
  return { kind: "Taking", which: chosen(cst, taken), column: optionalName(cst), span: spanOfNode(cst) };
}

function buildColumn(b: Build, cst: CstNode): ast.Column {
  const span = spanOfNode(cst);
  const hasArrow = hasToken(cst, t.Arrow);
  const plain = { kind: "Column", hasArrow, name: null, label: null, type: null, span } as const;
  if (hasToken(cst, "Category")) return { ...plain, role: "category" };
  if (hasToken(cst, "Provided")) return { ...plain, role: "provided" };
  const type = nodes(cst, "type")[0];
  return {
    kind: "Column",
    role: "value",
    hasArrow,
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
  const content = buildCellContent(b, cst);
  const span = content?.span ?? buildEmptyCellSpan(row, index);
  return { kind: "Cell", content, span };
}

/** What a cell says: a value, or a test of what its column is about. */
function buildCellContent(b: Build, cst: CstNode): ast.Expression | null {
  const span = spanOfNode(cst);
  const tail = nodes(cst, "tail")[0];
  if (tail !== undefined) return buildTail(b, { kind: "Subject", span }, tail, span);
  const from = buildOptionalExpression(b, cst);
  const to = nodes(cst, "arithmetic")[0];
  if (from === null || to === undefined) return from;
  const range: ast.DateRange = { kind: "DateRange", from, to: buildArithmetic(b, to), span };
  return { kind: "In", operand: { kind: "Subject", span }, range, span };
}

function buildEmptyCellSpan(row: CstNode, index: number): Span {
  const bar = children(row, t.Bar.name)[index];
  const after = bar !== undefined && isToken(bar) ? spanOfToken(bar).end : spanOfNode(row).start;
  return { start: after, end: after };
}
