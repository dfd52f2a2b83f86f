/** Dates as day numbers, durations as months and days. */
import type * as ir from "../../ir/ir.ts";
import { firstYearOf } from "../../ir/types.ts";
import { daysOfCalendar } from "../../runtime/date.ts";
import type { ColumnNode } from "./form.ts";
import { constantOf, type ColumnGraph } from "./graph.ts";
import { type Lanes, present } from "./lanes.ts";
import type { Lowering, Scope } from "./lowering.ts";

/** No two dates of the calendar are farther apart; see `duration`. */
const mostMonths = 9999 * 12 - 1;

export function lowerMakeDuration(lowering: Lowering, node: ir.MakeDuration, scope: Scope): Lanes {
  const { graph } = lowering;
  const amount = graph.multiply(lowering.number(node.amount, scope), graph.number(node.factor));
  const none = graph.number(0);
  return node.unit === "months"
    ? present(graph, graph.within(amount, mostMonths), none)
    : present(graph, none, graph.within(amount, daysOfCalendar));
}

/** Months first, clamped (reading R2), then days. */
export function lowerAddDuration(lowering: Lowering, node: ir.AddDuration, scope: Scope): Lanes {
  const { graph } = lowering;
  const [months, days] = lowering.value(node.duration, scope).parts;
  const date = lowering.number(node.date, scope);
  if (node.sign === 1) return present(graph, graph.add(monthsLater(graph, date, months!), days!));
  const back = graph.subtract(graph.number(0), months!);
  return present(graph, graph.subtract(monthsLater(graph, date, back), days!));
}

function monthsLater(graph: ColumnGraph, date: ColumnNode, months: ColumnNode): ColumnNode {
  if (constantOf(months) === 0) return date;
  return graph.call({ function: "addMonths", calendar: null }, [date, months], date.most + 31 * (months.most + 1));
}

export function lowerDaysBetween(lowering: Lowering, { from, to }: ir.DaysBetween, scope: Scope): Lanes {
  return present(lowering.graph, lowering.graph.subtract(lowering.number(to, scope), lowering.number(from, scope)));
}

/** Full years or whole months from one date to another. */
export function lowerSpan(
  lowering: Lowering,
  { kind, from, to }: ir.FullYears | ir.MonthsBetween,
  scope: Scope,
): Lanes {
  const [first, last] = [lowering.number(from, scope), lowering.number(to, scope)];
  const most = first.most + last.most;
  return present(lowering.graph, lowering.graph.call({ function: kind, calendar: null }, [first, last], most));
}

export function lowerYearOf(lowering: Lowering, { date }: ir.YearOf, scope: Scope): Lanes {
  const day = lowering.number(date, scope);
  return present(lowering.graph, lowering.graph.call({ function: "yearOf", calendar: null }, [day], day.most));
}

const daysOfYear = 366;

const edgeDays = {
  month: { first: "firstOfMonth", last: "lastOfMonth", next: "firstOfNextMonth" },
  year: { first: "firstOfYear", last: "lastOfYear", next: "firstOfNextYear" },
} as const;

export function lowerEdgeDay(lowering: Lowering, { edge, of, date }: ir.EdgeDay, scope: Scope): Lanes {
  const day = lowering.number(date, scope);
  const call = { function: edgeDays[of][edge], calendar: null };
  return present(lowering.graph, lowering.graph.call(call, [day], day.most + daysOfYear));
}

export function lowerIsWorkday(lowering: Lowering, { calendar, date }: ir.IsWorkday, scope: Scope): Lanes {
  const { graph } = lowering;
  return present(graph, graph.call({ function: "isWorkday", calendar }, [lowering.number(date, scope)], null));
}

export function lowerToWorkday(lowering: Lowering, { calendar, date, direction }: ir.ToWorkday, scope: Scope): Lanes {
  const { graph } = lowering;
  const move = direction === "later" ? "deferredToWorkday" : "advancedToWorkday";
  const day = lowering.number(date, scope);
  return present(graph, graph.call({ function: move, calendar }, [day], day.most + daysOfYear));
}

export function lowerAddWorkdays(lowering: Lowering, node: ir.AddWorkdays, scope: Scope): Lanes {
  const { graph } = lowering;
  const amount = graph.within(lowering.number(node.amount, scope), daysOfCalendar);
  const signed = node.sign === 1 ? amount : graph.subtract(graph.number(0), amount);
  const day = lowering.number(node.date, scope);
  // Of seven days five are worked, and at most a few weeks of a year are off.
  const most = day.most + 2 * amount.most + daysOfYear;
  return present(graph, graph.call({ function: "addWorkdays", calendar: node.calendar }, [day, signed], most));
}

/** No year that is asked lies farther off. */
const mostYear = 1_000_000;

const yearCounts = {
  all: { in: "yearsIn", notIn: "yearsNotIn" },
  unbroken: { in: "unbrokenYearsIn", notIn: "unbrokenYearsNotIn" },
} as const;

export function lowerYearCount(lowering: Lowering, node: ir.YearCount, scope: Scope): Lanes {
  const { graph } = lowering;
  const [from, to] = [node.from, node.to].map((each) => graph.within(lowering.number(each, scope), mostYear));
  const operands = [lowering.number(node.set, scope), graph.number(firstYearOf(node.set.type)), from!, to!];
  const counted = yearCounts[node.which][node.held ? "in" : "notIn"];
  return present(graph, graph.call({ function: counted, calendar: null }, operands, 2 * mostYear + 1, 2 ** 31 - 1));
}
