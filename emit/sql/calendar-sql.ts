/** The functions of the calendar in DuckDB's SQL, each over whole numbers: days since 1970-01-01. */
import type { WorkdayCalendar } from "../../runtime/workdays.ts";
import type { CalendarCall } from "../columnar/form.ts";

const epoch = "DATE '1970-01-01'";

/** A day number as a date. */
export function dateOf(day: string): string {
  return `CAST(${epoch} + CAST(${day} AS INTEGER) AS DATE)`;
}

/** A date as a day number. */
export function dayNumberOf(date: string): string {
  return `CAST(CAST(${date} AS DATE) - ${epoch} AS BIGINT)`;
}

/** More days than holidays are ever in a row. */
const longestBreak = 40;

/** What a call comes to. The operands are names or numbers, so that they may be written more than once. */
export function callSql({ function: name, calendar }: CalendarCall, operands: readonly string[]): string {
  const [first = "", second = "", third = "", fourth = ""] = operands;
  switch (name) {
    case "addMonths":
      return addMonths(first, second);
    case "reachesYears":
      return `(${addMonths(first, `12 * ${second}`)} <= ${third})`;
    case "fullYears":
      return `(${years(first, second)} - CASE WHEN ${addMonths(first, `12 * ${years(first, second)}`)} > ${second} THEN 1 ELSE 0 END)`;
    case "monthsBetween":
      return `(${months(first, second)} - CASE WHEN ${addMonths(first, months(first, second))} > ${second} THEN 1 ELSE 0 END)`;
    case "yearOf":
      return `CAST(year(${dateOf(first)}) AS BIGINT)`;
    case "firstOfMonth":
      return dayNumberOf(`date_trunc('month', ${dateOf(first)})`);
    case "lastOfMonth":
      return dayNumberOf(`last_day(${dateOf(first)})`);
    case "firstOfNextMonth":
      return `(${dayNumberOf(`last_day(${dateOf(first)})`)} + 1)`;
    case "firstOfYear":
      return dayNumberOf(`date_trunc('year', ${dateOf(first)})`);
    case "lastOfYear":
      return dayNumberOf(`make_date(year(${dateOf(first)}), 12, 31)`);
    case "firstOfNextYear":
      return `(${dayNumberOf(`make_date(year(${dateOf(first)}), 12, 31)`)} + 1)`;
    case "isWorkday":
      return isWorkday(calendar!, first);
    case "deferredToWorkday":
      return `list_min(${workdays(calendar!, first, `${first} + ${longestBreak}`)})`;
    case "advancedToWorkday":
      return `list_max(${workdays(calendar!, `${first} - ${longestBreak}`, `${first} + 1`)})`;
    case "addWorkdays":
      return addWorkdays(calendar!, first, second);
    case "yearsIn":
      return `CAST(len(${heldYears(first, second, third, fourth)}) AS BIGINT)`;
    case "yearsNotIn":
      return `(greatest(${fourth} - ${third} + 1, 0) - len(${heldYears(first, second, third, fourth)}))`;
    case "unbrokenYearsIn":
      return unbrokenIn(first, second, third, fourth);
    case "unbrokenYearsNotIn":
      return `CASE WHEN ${fourth} < ${third} THEN 0 ELSE ${fourth} - coalesce(list_max(${heldYears(first, second, third, fourth)}), ${third} - 1) END`;
  }
}

function addMonths(day: string, count: string): string {
  return dayNumberOf(`${dateOf(day)} + to_months(CAST(${count} AS INTEGER))`);
}

function monthOf(day: string): string {
  return `(12 * year(${dateOf(day)}) + month(${dateOf(day)}))`;
}

function months(from: string, to: string): string {
  return `(${monthOf(to)} - ${monthOf(from)})`;
}

function years(from: string, to: string): string {
  return `CAST(floor(${months(from, to)} / 12) AS BIGINT)`;
}

/** Day 0 was a Thursday. */
function isWorkday({ off, worked }: WorkdayCalendar, day: string): string {
  const weekday = `(((${day} + 3) % 7 + 7) % 7)`;
  return `((${weekday} < 5 AND NOT list_contains([${off.join(", ")}], ${day})) OR list_contains([${worked.join(", ")}], ${day}))`;
}

/** The working days from one day on, before another. */
function workdays(calendar: WorkdayCalendar, from: string, before: string): string {
  return `list_filter(range(${from}, ${before}), lambda each: ${isWorkday(calendar, "each")})`;
}

/** Of seven days five are worked. */
function addWorkdays(calendar: WorkdayCalendar, day: string, count: string): string {
  const later = workdays(calendar, `${day} + 1`, `${day} + 2 * ${count} + ${longestBreak}`);
  const earlier = workdays(calendar, `${day} + 2 * ${count} - ${longestBreak}`, day);
  return `CASE WHEN ${count} = 0 THEN ${day} WHEN ${count} > 0 THEN ${later}[${count}] ELSE ${earlier}[${count}] END`;
}

/** Sets of years have 31 bits. */
function heldYears(bits: string, first: string, from: string, to: string): string {
  const span = `range(greatest(${from}, ${first}), least(${to}, ${first} + 30) + 1)`;
  return `list_filter(${span}, lambda each: (${bits} >> CAST(each - ${first} AS INTEGER)) & 1 = 1)`;
}

/** Back from the last year to one that the set does not hold. */
function unbrokenIn(bits: string, first: string, from: string, to: string): string {
  const start = `greatest(${from}, ${first}) - 1`;
  const held = `each <= ${first} + 30 AND each > ${start} AND (${bits} >> CAST(greatest(each - ${first}, 0) AS INTEGER)) & 1 = 1`;
  const missing = `list_max(list_filter(range(${start}, ${to} + 1), lambda each: NOT (${held})))`;
  return `CASE WHEN ${to} < ${from} THEN 0 ELSE coalesce(${to} - ${missing}, 0) END`;
}
