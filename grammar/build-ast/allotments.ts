/** Allotments: of what, among whom, in which order or in proportion. */
import type { CstNode } from "chevrotain";
import type * as ast from "../ast.ts";
import * as t from "../tokens.ts";
import type { Build } from "./build.ts";
import { chosen, hasToken, node, nodes, spanOfNode } from "./cst.ts";
import { buildQualified } from "./names.ts";
import { buildRoundingUnit, roundingModes } from "./rounding.ts";

/** How the expressions are built that an allotment is made of. */
export interface Parts {
  readonly expression: (b: Build, cst: CstNode) => ast.Expression;
  readonly condition: (b: Build, cst: CstNode) => ast.Expression;
  readonly arithmetic: (b: Build, cst: CstNode) => ast.Expression;
}

const directions = {
  FromHighest: "highest",
  FromLowest: "lowest",
  FromEarliest: "earliest",
  FromLatest: "latest",
  ComesFirst: "yes",
} as const satisfies Record<string, ast.KeyDirection>;

const ties = { TiesTogether: "together", TiesAsListed: "listed" } as const;

/** An allotment. */
export function buildAllotment(b: Build, cst: CstNode, parts: Parts): ast.Allotment {
  const where = nodes(cst, "condition")[0];
  const inOrder = nodes(cst, "inOrder")[0];
  return {
    kind: "Allotment",
    limit: parts.arithmetic(b, node(cst, "arithmetic")),
    over: buildQualified(node(cst, "qualifiedName")),
    where: where === undefined ? null : parts.condition(b, where),
    manner:
      inOrder === undefined
        ? buildInProportion(b, node(cst, "inProportion"), parts)
        : { kind: "InOrder", order: buildOrder(b, node(inOrder, "servingOrder"), parts), span: spanOfNode(inOrder) },
    wish: parts.expression(b, node(cst, "expression")),
    span: spanOfNode(cst),
  };
}

function buildInProportion(b: Build, cst: CstNode, parts: Parts): ast.InProportion {
  const mode = oneOf(cst, roundingModes);
  const unit = nodes(cst, "roundingUnit")[0];
  const order = nodes(cst, "servingOrder")[0];
  return {
    kind: "InProportion",
    rounding: mode === null ? null : { mode, unit: unit === undefined ? null : buildRoundingUnit(b, unit) },
    rest:
      order !== undefined ? buildOrder(b, order, parts) : hasToken(cst, t.keyword("RestUnspent")) ? "unspent" : null,
    span: spanOfNode(cst),
  };
}

function buildOrder(b: Build, cst: CstNode, parts: Parts): ast.ServingOrder {
  return {
    kind: "ServingOrder",
    keys: nodes(cst, "orderKey").map((key) => ({
      kind: "OrderKey",
      value: parts.condition(b, node(key, "condition")),
      from: oneOf(key, directions),
      span: spanOfNode(key),
    })),
    ties: oneOf(cst, ties),
    whole: hasToken(cst, t.keyword("WholeOrNothing")),
    span: spanOfNode(cst),
  };
}

/** What the word of a table stands for that is among the tokens of a node; null where none is. */
function oneOf<K extends string, V>(cst: CstNode, table: Readonly<Record<K, V>>): V | null {
  return Object.keys(table).some((word) => hasToken(cst, word)) ? chosen(cst, table) : null;
}
