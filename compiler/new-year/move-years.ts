/** Dates and year figures moved by whole years. */
import type { AstNode, DateLiteral } from "../../grammar/ast.ts";
import { mapChildren } from "../../grammar/children.ts";
import { daysInMonth } from "../../runtime/date.ts";

/** The same day of another year; 29 February becomes 28 February where the year has none. */
function moveDate(date: DateLiteral, years: number): DateLiteral {
  const day = isLeapDayLost(date, years) ? 28 : date.day;
  return { ...date, year: date.year + years, day };
}

/** A node with every date and month in it moved. */
export function moveDates<T extends AstNode>(node: T, years: number): T {
  const moved = mapChildren(node, (child) => moveDates(child, years));
  if (moved.kind === "DateLiteral") return moveDate(moved, years) as T & DateLiteral;
  return moved.kind === "MonthLiteral" ? { ...moved, year: moved.year + years } : moved;
}

/**
 * The year figures of a text moved: the plan year, the years beside it, and any figure before 年.
 * Other numbers of four digits are no years.
 */
export function moveYearFigures(text: string, planYear: number, years: number): string {
  return text.replace(/(?<!\d)\d{4}(?!\d)(\s*年)?/gu, (figure, sign: string | undefined) => {
    const year = Number(figure.slice(0, 4));
    const isYear = sign !== undefined || Math.abs(year - planYear) <= 1;
    return isYear ? `${year + years}${sign ?? ""}` : figure;
  });
}

/** Whether a date is a 29 February that its year, moved, does not have. */
export function isLeapDayLost({ year, month, day }: DateLiteral, years: number): boolean {
  return day > daysInMonth(year + years, month);
}
