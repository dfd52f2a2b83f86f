/** Duties and when they are due. */
import type { CstNode } from "chevrotain";
import type * as ast from "../ast.ts";
import * as t from "../tokens.ts";
import type { Build } from "./build.ts";
import { spanOfNode, node, tokenOf, hasToken, need, which } from "./cst.ts";
import { buildDateRange } from "./clauses.ts";
import { buildArithmetic } from "./expressions.ts";
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
  const rule = which(cst, ["dueBy", "dueMonthly", "dueAfter"]);
  const due = node(cst, rule);
  const span = spanOfNode(due);
  switch (rule) {
    case "dueBy":
      return { kind: "DueBy", date: buildArithmetic(b, node(due, "arithmetic")), span };
    case "dueMonthly":
      return {
        kind: "DueMonthly",
        day: buildWholeNumber(b, need(tokenOf(due, t.NumberToken))),
        range: buildDateRange(b, node(due, "dateRange")),
        span,
      };
    case "dueAfter": {
      const length = node(due, "dueLength");
      return {
        kind: "DueAfter",
        amount: buildWholeNumber(b, need(tokenOf(length, t.NumberToken))),
        unit: hasToken(length, "Workdays") ? "workdays" : "days",
        event: nameNode(node(due, "name")),
        span,
      };
    }
  }
}
