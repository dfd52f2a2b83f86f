/** Days of the calendar, working days and years. */
import { civilOf } from "../../runtime/date.ts";
import type { WorkdayCalendar } from "../../runtime/workdays.ts";
import type * as ir from "../../ir/ir.ts";
import { firstYearOf } from "../../ir/types.ts";
import { call, type Printer } from "../printer.ts";

const edgeDays = {
  month: { first: "firstOfMonth", last: "lastOfMonth", next: "firstOfNextMonth" },
  year: { first: "firstOfYear", last: "lastOfYear", next: "firstOfNextYear" },
} as const;

/** The first or the last day of a month or a year. */
export function edgeDayCode(printer: Printer, { edge, of, date }: ir.EdgeDay): string {
  return call(edgeDays[of][edge], printer.value(date));
}

/** Whether a day is worked, and days moved to one that is. */
export function workdayCode(printer: Printer, node: ir.IsWorkday | ir.ToWorkday | ir.AddWorkdays): string {
  const calendar = printer.context.pool.name("stateCouncil", calendarCode(node.calendar));
  const date = printer.value(node.date);
  switch (node.kind) {
    case "isWorkday":
      return call("isWorkday", calendar, date);
    case "toWorkday":
      return call(node.direction === "later" ? "deferredToWorkday" : "advancedToWorkday", calendar, date);
    case "addWorkdays": {
      const amount = node.sign === 1 ? printer.value(node.amount) : `0 - ${printer.operand(node.amount)}`;
      return call("addWorkdays", calendar, date, amount);
    }
  }
}

/** The lists of holidays, a line a year. */
function calendarCode({ years, off, worked }: WorkdayCalendar): string {
  const daysIn = (days: readonly number[], year: number): string =>
    days
      .map(civilOf)
      .filter((day) => day.year === year)
      .map(({ month, day }) => `${twoDigits(month)}${twoDigits(day)}`)
      .join(" ");
  const lists = [...years].map((year) => `${year}: ["${daysIn(off, year)}", "${daysIn(worked, year)}"],`);
  return `workdayCalendar({\n${lists.join("\n")}\n})`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

const yearCounts = {
  all: { in: "yearsIn", notIn: "yearsNotIn" },
  unbroken: { in: "unbrokenYearsIn", notIn: "unbrokenYearsNotIn" },
} as const;

/** How many years a set holds, or does not hold. */
export function yearCountCode(printer: Printer, node: ir.YearCount): string {
  const { which, held, set, from, to } = node;
  const code = call(
    yearCounts[which][held ? "in" : "notIn"],
    printer.value(set),
    String(firstYearOf(set.type)),
    printer.value(from),
    printer.value(to),
  );
  return printer.context.magnitudes.mayBeInexact(node) ? call("exact", code) : code;
}
