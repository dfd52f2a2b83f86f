/** The functions of the calendar in SQL, each over whole numbers: days since 1970-01-01. */
import type { WorkdayCalendar } from "../../runtime/workdays.ts";
import type { CalendarCall } from "../columnar/form.ts";
import type { Dialect } from "./dialect.ts";

/** More days than holidays are ever in a row. */
const longestBreak = 40;

/** Sets of years have 31 bits. */
const mostYears = 31;

/** What a call comes to. The operands are names or numbers, so that they may be written more than once. */
export function callSql(sql: Dialect, { function: name, calendar }: CalendarCall, operands: readonly string[]): string {
  const [first = "", second = "", third = "", fourth = ""] = operands;
  switch (name) {
    case "addMonths":
      return addMonths(sql, first, second);
    case "reachesYears":
      return `(${addMonths(sql, first, `12 * ${second}`)} <= ${third})`;
    case "fullYears":
      return spanOf(sql, first, second, years(sql, first, second), 12);
    case "monthsBetween":
      return spanOf(sql, first, second, months(sql, first, second), 1);
    case "yearOf":
      return `CAST(year(${sql.dateOf(first)}) AS BIGINT)`;
    case "firstOfMonth":
      return firstOfMonth(sql, first);
    case "lastOfMonth":
      return sql.dayNumberOf(`last_day(${sql.dateOf(first)})`);
    case "firstOfNextMonth":
      return `(${sql.dayNumberOf(`last_day(${sql.dateOf(first)})`)} + 1)`;
    case "firstOfYear":
      return inYearOf(sql, first, "1, 1");
    case "lastOfYear":
      return inYearOf(sql, first, "12, 31");
    case "firstOfNextYear":
      return `(${inYearOf(sql, first, "12, 31")} + 1)`;
    case "isWorkday":
      return isWorkday(calendar!, first);
    case "deferredToWorkday":
      return sql.leastOf(workdays(sql, calendar!, first, `${first} + ${longestBreak}`));
    case "advancedToWorkday":
      return sql.greatestOf(workdays(sql, calendar!, `${first} - ${longestBreak}`, first));
    case "addWorkdays":
      return addWorkdays(sql, calendar!, first, second);
    case "yearsIn":
      return `CAST(${sql.length(heldYears(sql, first, second, third, fourth))} AS BIGINT)`;
    case "yearsNotIn":
      return `(greatest(${fourth} - ${third} + 1, 0) - ${sql.length(heldYears(sql, first, second, third, fourth))})`;
    case "unbrokenYearsIn":
      return unbrokenIn(sql, first, second, third, fourth);
    case "unbrokenYearsNotIn":
      return `CASE WHEN ${fourth} < ${third} THEN 0 ELSE ${fourth} - coalesce(${sql.greatestOf(heldYears(sql, first, second, third, fourth))}, ${third} - 1) END`;
  }
}

function addMonths(sql: Dialect, day: string, count: string): string {
  return sql.dayNumberOf(sql.addMonths(sql.dateOf(day), count));
}

function firstOfMonth(sql: Dialect, day: string): string {
  const date = sql.dateOf(day);
  return sql.dayNumberOf(`make_date(year(${date}), month(${date}), 1)`);
}

function inYearOf(sql: Dialect, day: string, monthAndDay: string): string {
  return sql.dayNumberOf(`make_date(year(${sql.dateOf(day)}), ${monthAndDay})`);
}

/** So many units of months, or one less where these lead past the end. */
function spanOf(sql: Dialect, from: string, to: string, count: string, unit: number): string {
  return `(${count} - CASE WHEN ${addMonths(sql, from, `${unit} * ${count}`)} > ${to} THEN 1 ELSE 0 END)`;
}

function monthOf(sql: Dialect, day: string): string {
  return `(12 * CAST(year(${sql.dateOf(day)}) AS BIGINT) + month(${sql.dateOf(day)}))`;
}

function months(sql: Dialect, from: string, to: string): string {
  return `(${monthOf(sql, to)} - ${monthOf(sql, from)})`;
}

function years(sql: Dialect, from: string, to: string): string {
  return `CAST(floor(${months(sql, from, to)} / 12) AS BIGINT)`;
}

/** Day 0 was a Thursday. */
function isWorkday({ off, worked }: WorkdayCalendar, day: string): string {
  const weekday = `(((${day} + 3) % 7 + 7) % 7)`;
  return `((${weekday} < 5 AND NOT ${isAmong(day, off)}) OR ${isAmong(day, worked)})`;
}

function isAmong(day: string, days: readonly number[]): string {
  return days.length === 0 ? "FALSE" : `(${day} IN (${days.join(", ")}))`;
}

/** The working days from one day to another, which is not before it. */
function workdays(sql: Dialect, calendar: WorkdayCalendar, from: string, to: string): string {
  return sql.filter(sql.numbers(from, to), isWorkday(calendar, "each"));
}

/** Of seven days five are worked. */
function addWorkdays(sql: Dialect, calendar: WorkdayCalendar, day: string, count: string): string {
  const reach = `(2 * abs(${count}) + ${longestBreak})`;
  const later = workdays(sql, calendar, `${day} + 1`, `${day} + ${reach}`);
  const earlier = workdays(sql, calendar, `${day} - ${reach}`, `${day} - 1`);
  const fromEnd = `(${sql.length(earlier)} + ${count})`;
  return `CASE WHEN ${count} = 0 THEN ${day} WHEN ${count} > 0 THEN ${sql.item(later, `(${count} - 1)`)} ELSE ${sql.item(earlier, fromEnd)} END`;
}

function heldYears(sql: Dialect, bits: string, first: string, from: string, to: string): string {
  const isHeld = `each BETWEEN ${from} AND ${to} AND ${sql.bit(bits, `(each - ${first})`)}`;
  return sql.filter(sql.numbers(first, `${first} + ${mostYears - 1}`), isHeld);
}

/** Back from the last year to one that the set does not hold. */
function unbrokenIn(sql: Dialect, bits: string, first: string, from: string, to: string): string {
  const isBroken = `each BETWEEN ${from} AND ${to} AND NOT ${sql.bit(bits, `(each - ${first})`)}`;
  const last = sql.greatestOf(sql.filter(sql.numbers(first, `${first} + ${mostYears - 1}`), isBroken));
  const before = `greatest(${from}, ${first}) - 1`;
  return `CASE WHEN ${to} < ${from} OR ${to} > ${first} + ${mostYears - 1} THEN 0 ELSE greatest(${to} - coalesce(${last}, ${before}), 0) END`;
}
