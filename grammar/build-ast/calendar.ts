/** Days of the calendar, working days and years, from parts that are built already. */
import type { CstNode } from "chevrotain";
import type * as ast from "../ast.ts";
import type { Span } from "../source.ts";
import { chosen, hasToken, which } from "./cst.ts";

const edgeDays = {
  FirstOfMonth: { edge: "first", of: "month" },
  LastOfMonth: { edge: "last", of: "month" },
  FirstOfNextMonth: { edge: "next", of: "month" },
  FirstOfYear: { edge: "first", of: "year" },
  LastOfYear: { edge: "last", of: "year" },
  FirstOfNextYear: { edge: "next", of: "year" },
} as const;

const directions = { DeferredToWorkday: "later", AdvancedToWorkday: "earlier" } as const;
const sides = { After: "later", NthAfter: "later", Before: "earlier", NthBefore: "earlier" } as const;
const yearCounts = { CountOfYears: "all", UnbrokenYears: "unbroken" } as const;

/** The first or the last day of the month or the year of a date, by its word. */
export function buildEdgeDay(word: CstNode, date: ast.Expression, span: Span): ast.EdgeDay {
  return { kind: "EdgeDay", ...chosen(word, edgeDays), date, span };
}

/** A date moved off a day that is not worked. */
export function buildMovedToWorkday(word: CstNode, operand: ast.Expression, span: Span): ast.MovedToWorkday {
  return { kind: "MovedToWorkday", direction: directions[which(word, directions)], operand, span };
}

/** The working day so many after a date or before it; the word says which. */
export function buildWorkdaysFrom(
  word: CstNode,
  amount: ast.Expression,
  date: ast.Expression,
  span: Span,
): ast.WorkdaysFrom {
  return { kind: "WorkdaysFrom", direction: sides[which(word, sides)], amount, date, span };
}

/** How many years are in a set, or are not. */
export function buildYearCount(
  cst: CstNode,
  parts: Pick<ast.YearCount, "from" | "to" | "set">,
  span: Span,
): ast.YearCount {
  return { kind: "YearCount", which: yearCounts[which(cst, yearCounts)], ...parts, held: hasToken(cst, "In"), span };
}
