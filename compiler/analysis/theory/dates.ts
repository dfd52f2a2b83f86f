import type { Day } from "../../../runtime/date.ts";
import type { Variable } from "../diagram/variable.ts";
import type { Moment } from "./moment.ts";
import { firstReaching, tableOf, type MomentTable } from "./moment-table.ts";

/** `later` is at least `least` days after `earlier`. */
export interface Constraint {
  readonly earlier: Moment;
  readonly later: Moment;
  readonly least: number;
}

/** What is known of the date facts on one path. */
export interface Dates {
  /** The days that each date fact may still be, from the least on. */
  readonly ranges: ReadonlyMap<Variable, readonly [from: Day, to: Day]>;
  readonly constraints: readonly Constraint[];
}

/** Nothing is known yet. */
export const anyDates: Dates = { ranges: new Map(), constraints: [] };

/** The days that a date fact may be. */
export function rangeOf(dates: Dates, variable: Variable): readonly [from: Day, to: Day] {
  return dates.ranges.get(variable) ?? [variable.from, variable.to];
}

/** With a date fact inside a range, or null where no such dates exist. */
export function within(dates: Dates, variable: Variable, from: Day, to: Day): Dates | null {
  const [least, most] = rangeOf(dates, variable);
  const ranges = new Map(dates.ranges).set(variable, [Math.max(least, from), Math.min(most, to)]);
  return settle({ ...dates, ranges });
}

/** With further constraints, or null where no such dates exist. */
export function constrained(dates: Dates, constraints: readonly Constraint[]): Dates | null {
  return settle({ ...dates, constraints: [...dates.constraints, ...constraints] });
}

/**
 * Raises the first day of every range to the least solution, or finds that there is none.
 *
 * A moment never falls as its fact rises. So if two assignments satisfy `later(y) ≥ earlier(x) + n`,
 * the smaller of each date does too: solutions are closed under the minimum, and where there is one
 * there is a least one. Raising a date to the first day that satisfies one constraint, given the
 * others' first days, never passes that least solution; when nothing rises any more the first days
 * satisfy every constraint and are that solution. Ranges are finite, so this ends.
 */
function settle({ ranges, constraints }: Dates): Dates | null {
  for (const [from, to] of ranges.values()) if (from > to) return null;
  if (constraints.length === 0) return { ranges, constraints };
  const variables = [...new Set(constraints.flatMap(({ earlier, later }) => [earlier.variable, later.variable]))];
  const bounds = variables.map((variable) => rangeOf({ ranges, constraints }, variable));
  const firsts = bounds.map(([from]) => from);
  const lasts = bounds.map(([, to]) => to);
  const rules = constraints.map(({ earlier, later, least }) => ({
    before: tableOf(earlier),
    after: tableOf(later),
    from: variables.indexOf(earlier.variable),
    to: variables.indexOf(later.variable),
    least,
  }));
  if (!rise(firsts, lasts, rules)) return null;
  const settled = new Map(ranges);
  variables.forEach((variable, index) => settled.set(variable, [firsts[index]!, lasts[index]!]));
  return { ranges: settled, constraints };
}

interface Rule {
  readonly before: MomentTable;
  readonly after: MomentTable;
  /** Positions of the earlier and the later fact. */
  readonly from: number;
  readonly to: number;
  readonly least: number;
}

/** Raises first days in place until every rule is satisfied; false where one passes its last day. */
function rise(firsts: Day[], lasts: readonly Day[], rules: readonly Rule[]): boolean {
  for (let rising = true; rising;) {
    rising = false;
    for (const { before, after, from, to, least } of rules) {
      const target = before.dates[firsts[from]! - before.from]! + least;
      const first = firsts[to]!;
      if (after.dates[first - after.from]! >= target) continue;
      const raised = firstReaching(after, first, target);
      if (raised > lasts[to]!) return false;
      firsts[to] = raised;
      rising = true;
    }
  }
  return true;
}
