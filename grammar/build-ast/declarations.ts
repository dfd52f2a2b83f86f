/** The declarations that may stand in a vocabulary and in a notice. */
import type { CstNode } from "chevrotain";
import type * as ast from "../ast.ts";
import type { Build } from "./build.ts";
import { node, nodes, spanOfNode } from "./cst.ts";
import { buildExpression, buildOptionalExpression } from "./expressions.ts";
import { buildOptionalText, buildQualified, nameNode } from "./names.ts";
import { typeNode } from "./types.ts";

/** A decision of the vocabulary or of a clause. */
export function buildDecision(b: Build, cst: CstNode): ast.Decision {
  const { entity, name } = buildQualified(node(cst, "qualifiedName"));
  const gate = nodes(cst, "gate")[0];
  const periods = nodes(cst, "byPeriods")[0];
  return {
    kind: "Decision",
    entity,
    name,
    label: buildOptionalText(cst),
    type: typeNode(b, node(cst, "type")),
    gate: gate === undefined ? null : buildExpression(b, node(gate, "expression")),
    otherwise: gate === undefined ? null : buildOptionalExpression(b, gate, 1),
    periodsOf: periods === undefined ? null : nameNode(node(periods, "name")),
    outside: periods === undefined ? null : buildExpression(b, node(periods, "expression")),
    unconfirmed: false,
    span: spanOfNode(cst),
  };
}

/** A name for an expression. */
export function buildDefine(b: Build, cst: CstNode): ast.Define {
  const { entity, name } = buildQualified(node(cst, "qualifiedName"));
  return {
    kind: "Define",
    entity,
    name,
    label: buildOptionalText(cst),
    parameters: nodes(cst, "name").map((each) => nameNode(each)),
    value: buildExpression(b, node(cst, "expression")),
    unconfirmed: false,
    span: spanOfNode(cst),
  };
}
