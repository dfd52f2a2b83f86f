/** Days of the calendar, working days and years. */
import type { AddWorkdays, EdgeDay, IsWorkday, ToWorkday } from "../../ir/ir.ts";
import { dayOf } from "../../runtime/date.ts";
import { monthsBetween, yearOf } from "../../runtime/calendar-days.ts";
import { isWorkday } from "../../runtime/workdays.ts";
import type { Diagram } from "../diagram/diagram.ts";
import { elapsedTerm, instantTerm, opaqueTerm, valueTerm, type Term } from "../diagram/term.ts";
import type { Moment, Shift } from "../diagram/variable.ts";
import { tableOf } from "../theory/moment-table.ts";
import { dateOf, leastReaching, shifted, shiftedBy } from "../theory/moment.ts";
import { instantOf, linearOf } from "../theory/order.ts";
import { eachValue } from "./add-duration.ts";
import type { Builder } from "./builder.ts";

/** What of a date that is not looked into is not known either. */
function unknownDate(builder: Builder, name: string, date: Term): Diagram {
  return builder.store.terminal(opaqueTerm(`${name}(${date.key})`, { kind: "unknown-date" }));
}

const lengths = { month: 1, year: 12 } as const;

/** The first or the last day of a month or a year. */
export function edgeDay(builder: Builder, { edge, of }: EdgeDay, date: Term): Diagram {
  const instant = instantOf(date);
  if (instant === null) return unknownDate(builder, `${edge} of ${of}`, date);
  const first = shiftedBy(instant, { unit: "startOf", amount: lengths[of] });
  const next = edge === "first" ? first : shifted(first, "months", lengths[of]);
  return builder.store.terminal(instantTerm(edge === "last" ? shifted(next, "days", -1) : next));
}

/** A date moved off a day that is not worked. */
export function toWorkday(builder: Builder, { direction, calendar }: ToWorkday, date: Term): Diagram {
  const instant = instantOf(date);
  if (instant === null) return unknownDate(builder, direction, date);
  const shift: Shift = { unit: "toWorkday", amount: direction === "later" ? 1 : -1, calendar };
  return builder.store.terminal(instantTerm(shiftedBy(instant, shift)));
}

/** The working day so many after a date, or before it; a number that moves is tried value by value. */
export function addWorkdays(builder: Builder, { sign, calendar }: AddWorkdays, date: Term, count: Term): Diagram {
  const [instant, amount] = [instantOf(date), linearOf(count)];
  const beyond = opaqueTerm(`workdays ${sign}(${date.key},${count.key})`, { kind: "unbounded-move" });
  if (instant === null || amount === null) return builder.store.terminal(beyond);
  return eachValue(builder.store, amount, beyond, (value) =>
    builder.store.terminal(
      instantTerm(value === 0 ? instant : shiftedBy(instant, { unit: "workdays", amount: sign * value, calendar })),
    ),
  );
}

/** Where a day is worked: each day that a moving date may be is asked. */
export function workdayTest(builder: Builder, { calendar }: IsWorkday, date: Term): Diagram {
  const instant = instantOf(date);
  if (instant === null) return unknownDate(builder, "workday", date);
  if (typeof instant === "number") return builder.truth(isWorkday(calendar, instant));
  const table = tableOf(instant);
  return byDay(builder, instant, (day) => builder.truth(isWorkday(calendar, table.dateAt(day))));
}

function byDay({ store }: Builder, { variable }: Moment, of: (day: number) => Diagram): Diagram {
  const cuts: number[] = [];
  const values: Diagram[] = [];
  for (let day = variable.from; day <= variable.to; day++) {
    const value = of(day);
    if (value === values.at(-1)) continue;
    if (values.length > 0) cuts.push(day);
    values.push(value);
  }
  return store.branch(variable, cuts, values);
}

/** The year of a date: one part a year that a moving date may lie in, so that it can be reckoned with. */
export function yearOfDate(builder: Builder, date: Term): Diagram {
  const instant = instantOf(date);
  if (instant === null) return unknownDate(builder, "year", date);
  if (typeof instant === "number") return builder.constant(yearOf(instant));
  const { variable } = instant;
  const [first, last] = [yearOf(dateOf(instant, variable.from)), yearOf(dateOf(instant, variable.to))];
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const cuts = years.slice(1).map((year) => leastReaching(instant, dayOf(year, 1, 1)));
  return branchAt(
    builder,
    instant,
    cuts,
    years.map((year) => builder.constant(year)),
  );
}

/** A branch some of whose cuts may be the same: no day lies between those, and the first cut may be that of the range. */
function branchAt(
  { store }: Builder,
  { variable }: Moment,
  cuts: readonly number[],
  values: readonly Diagram[],
): Diagram {
  const kept = values.flatMap((value, index) => {
    const [from, to] = [cuts[index - 1] ?? variable.from, cuts[index] ?? variable.to + 1];
    return from < to ? [{ from, value }] : [];
  });
  return store.branch(
    variable,
    kept.slice(1).map(({ from }) => from),
    kept.map(({ value }) => value),
  );
}

/** Whole months from one date to another. */
export function monthsFromTo(builder: Builder, from: Term, to: Term): Diagram {
  const [start, end] = [instantOf(from), instantOf(to)];
  if (start === null || end === null)
    return builder.store.terminal(opaqueTerm(`months(${from.key},${to.key})`, { kind: "unknown-date" }));
  return builder.store.terminal(
    typeof start === "number" && typeof end === "number"
      ? valueTerm(monthsBetween(start, end))
      : elapsedTerm("months", start, end),
  );
}
