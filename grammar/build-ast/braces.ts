/** What stands in braces and square brackets: options, the numbers of a series, the facts of a record, and lists of these. */
import type { CstNode } from "chevrotain";
import type * as ast from "../ast.ts";
import * as t from "../tokens.ts";
import type { Build } from "./build.ts";
import { Incomplete, need, node, nodes, spanOfNode, tokenOf, tokensOf } from "./cst.ts";
import { dateLiteral, intLiteral, monthLiteral } from "./literals.ts";
import { nameNode } from "./names.ts";

type BuildExpression = (b: Build, cst: CstNode) => ast.Expression;

/** Options or years. */
export function buildSetLiteral(cst: CstNode): ast.SetLiteral {
  return { kind: "SetLiteral", members: nodes(cst, "setMember").map(buildSetMember), span: spanOfNode(cst) };
}

/** A record by its facts. */
export function buildRecord(b: Build, cst: CstNode, buildExpression: BuildExpression): ast.RecordLiteral {
  const assignments = nodes(cst, "field").map((each) => buildAssignment(b, each, buildExpression));
  return { kind: "RecordLiteral", assignments, span: spanOfNode(cst) };
}

/** Numbers by dates or months. */
export function buildSeries(b: Build, cst: CstNode, buildExpression: BuildExpression): ast.SeriesLiteral {
  const entries = nodes(cst, "seriesEntry").map((each) => buildSeriesEntry(b, each, buildExpression));
  return { kind: "SeriesLiteral", entries, span: spanOfNode(cst) };
}

/** A list in square brackets. */
export function buildList(b: Build, cst: CstNode, buildExpression: BuildExpression): ast.ListLiteral {
  const items = nodes(cst, "expression").map((each) => buildExpression(b, each));
  return { kind: "ListLiteral", items, span: spanOfNode(cst) };
}

function buildSetMember(cst: CstNode): ast.SetMember {
  const number = tokenOf(cst, t.NumberToken);
  return number === null ? nameNode(node(cst, "name")) : intLiteral(number);
}

/** `name: value`, of an item of a list behind its place: `members[2].name: value`. */
export function buildAssignment(b: Build, cst: CstNode, buildExpression: BuildExpression): ast.Assignment {
  return {
    kind: "Assignment",
    path: nodes(cst, "itemOfList").map((each) => ({
      kind: "ItemOfList",
      list: nameNode(node(each, "name")),
      position: intLiteral(need(tokenOf(each, t.NumberToken))),
      span: spanOfNode(each),
    })),
    name: nameNode(node(cst, "name")),
    value: buildExpression(b, node(cst, "expression")),
    span: spanOfNode(cst),
  };
}

function buildSeriesEntry(b: Build, cst: CstNode, buildExpression: BuildExpression): ast.SeriesEntry {
  const date = tokenOf(cst, t.DateToken);
  const [year, month] = tokensOf(cst, t.NumberToken).map(need);
  if (date === null && (year === undefined || month === undefined)) throw new Incomplete();
  const key = date === null ? monthLiteral(b, year!, month!) : dateLiteral(b, date);
  return { kind: "SeriesEntry", key, value: buildExpression(b, node(cst, "expression")), span: spanOfNode(cst) };
}
