/** Duties and when they are due. */
import type { CstNode } from "chevrotain";
import type * as ast from "../ast.ts";
import * as t from "../tokens.ts";
import type { Build } from "./build.ts";
import { spanOfNode, node, tokenOf, hasToken, need, which } from "./cst.ts";
import { buildArithmetic, buildDateRange } from "./expressions.ts";
import { buildWholeNumber } from "./literals.ts";
import { nameNode, textNode } from "./names.ts";

/** A duty. */
export function buildDuty(b: Build, cst: CstNode): ast.Duty {
  return {
    kind: "Duty",
    actor: nameNode(node(cst, "name")),
    action: textNode(node(cst, "text")),
    due: buildDue(b, cst),
    unconfirmed: false,
    span: spanOfNode(cst),
  };
}

function buildDue(b: Build, cst: CstNode): ast.Due {
  const rule = which(cst, dueBuilders);
  return dueBuilders[rule](b, node(cst, rule));
}

const dueBuilders = {
  dueBy: (b: Build, cst: CstNode): ast.Due => ({
    kind: "DueBy",
    date: buildArithmetic(b, node(cst, "arithmetic")),
    span: spanOfNode(cst),
  }),
  dueMonthly: (b: Build, cst: CstNode): ast.Due => ({
    kind: "DueMonthly",
    day: buildWholeNumber(b, need(tokenOf(cst, t.NumberToken))),
    range: buildDateRange(b, node(cst, "dateRange")),
    deferred: hasToken(cst, "DeferredToWorkday"),
    span: spanOfNode(cst),
  }),
  dueAfter: (b: Build, cst: CstNode): ast.Due => {
    const length = node(cst, "dueLength");
    return {
      kind: "DueAfter",
      amount: buildWholeNumber(b, need(tokenOf(length, t.NumberToken))),
      unit: hasToken(length, "Workdays") ? "workdays" : "days",
      event: nameNode(node(cst, "name")),
      deferred: hasToken(cst, "DeferredToWorkday"),
      span: spanOfNode(cst),
    };
  },
};
