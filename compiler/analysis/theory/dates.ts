import type { Day } from "../../../runtime/date.ts";
import type { Variable } from "../diagram/variable.ts";
import { dateOf, leastReaching, type Moment } from "./moment.ts";

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
  const settled = new Map(ranges);
  let rising = true;
  while (rising) {
    rising = false;
    for (const { earlier, later, least } of constraints) {
      const start = settled.get(earlier.variable)?.[0] ?? earlier.variable.from;
      const [from, to] = settled.get(later.variable) ?? [later.variable.from, later.variable.to];
      const target = dateOf(earlier, start) + least;
      if (dateOf(later, from) >= target) continue;
      const raised = leastReaching(later, target);
      if (raised > to) return null;
      settled.set(later.variable, [raised, to]);
      rising = true;
    }
  }
  return { ranges: settled, constraints };
}
