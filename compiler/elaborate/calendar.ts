/** Days of the calendar and working days. */
import type * as ast from "../../grammar/ast.ts";
import type * as ir from "../../ir/ir.ts";
import { bool, date, int, type Type } from "../../ir/types.ts";
import type { WorkdayCalendar } from "../../runtime/workdays.ts";
import { stateCouncilCalendar } from "../state-council.ts";
import { unlistedYearsIn } from "./constant.ts";
import type { Elaborator } from "./elaborator.ts";
import { not } from "./logic.ts";
import type { Scope } from "./scope.ts";

/** The first or the last day of the month or the year of a date, or the first of the one after. */
export function elaborateEdgeDay(e: Elaborator, node: ast.EdgeDay, scope: Scope): ir.Expression {
  const { edge, of } = node;
  return {
    kind: "edgeDay",
    edge,
    of,
    date: e.check(node.date, date, scope),
    type: date,
    origin: e.origin(node, scope),
  };
}

/** Whether a day is worked, or is not. */
export function elaborateWorkdayTest(e: Elaborator, node: ast.WorkdayTest, scope: Scope): ir.Expression {
  const origin = e.origin(node, scope);
  const asked = e.check(node.operand, date, scope);
  const test = byLists(e, node, { kind: "isWorkday", date: asked, ...dayOf(bool, origin) });
  return node.holds ? test : not(test, origin);
}

/** A date moved off a day that is not worked. */
export function elaborateMovedToWorkday(e: Elaborator, node: ast.MovedToWorkday, scope: Scope): ir.Expression {
  const moved = e.check(node.operand, date, scope);
  const { direction } = node;
  return byLists(e, node, { kind: "toWorkday", direction, date: moved, ...dayOf(date, e.origin(node, scope)) });
}

/** The working day so many after a date or before it. */
export function elaborateWorkdaysFrom(e: Elaborator, node: ast.WorkdaysFrom, scope: Scope): ir.Expression {
  const amount = e.check(node.amount, int, scope);
  const from = e.check(node.date, date, scope);
  return workdaysFrom(e, node, from, amount, node.direction === "later" ? 1 : -1, scope);
}

/** The working day so many after a date or before it, asked by a part of the text. */
export function workdaysFrom(
  e: Elaborator,
  node: ast.AstNode,
  from: ir.Expression,
  amount: ir.Expression,
  sign: 1 | -1,
  scope: Scope,
): ir.Expression {
  return byLists(e, node, { kind: "addWorkdays", date: from, amount, sign, ...dayOf(date, e.origin(node, scope)) });
}

function dayOf(
  type: Type,
  origin: ir.Origin,
): { readonly type: Type; readonly origin: ir.Origin; readonly calendar: WorkdayCalendar } {
  return { type, origin, calendar: stateCouncilCalendar() };
}

/** What goes by lists of holidays; where it is fixed and a list is not out, that is told. */
function byLists(e: Elaborator, { span }: ast.AstNode, expression: ir.Expression): ir.Expression {
  const years = unlistedYearsIn(expression);
  if (years.length > 0) e.reporter.report("workdays-provisional", span, { years });
  return expression;
}
