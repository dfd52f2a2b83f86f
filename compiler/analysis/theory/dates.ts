import type { Day } from "../../../runtime/date.ts";
import type { Variable } from "../diagram/variable.ts";
import type { Moment } from "./moment.ts";
import { tableOf, type MomentTable } from "./moment-table.ts";

/** `later` is at least `least` days after `earlier`. */
export interface Constraint {
  readonly earlier: Moment;
  readonly later: Moment;
  readonly least: number;
}

/**
 * What is known of the date facts on one path: for the rank of each the days that it may still be,
 * and what binds them to one another. The first days satisfy every rule.
 */
export interface Dates {
  readonly firsts: readonly (Day | undefined)[];
  readonly lasts: readonly (Day | undefined)[];
  readonly rules: readonly Rule[];
}

/** A constraint, ready to be applied. */
interface Rule {
  readonly before: MomentTable;
  readonly after: MomentTable;
  readonly from: Variable;
  readonly to: Variable;
  readonly least: number;
}

/** Nothing is known yet. */
export const anyDates: Dates = { firsts: [], lasts: [], rules: [] };

/** The days that a date fact may be. */
export function rangeOf({ firsts, lasts }: Dates, { rank, from, to }: Variable): readonly [from: Day, to: Day] {
  return [firsts[rank] ?? from, lasts[rank] ?? to];
}

/** With a date fact inside a range, or null where no such dates exist. */
export function within(dates: Dates, variable: Variable, from: Day, to: Day): Dates | null {
  const [first, last] = rangeOf(dates, variable);
  const [least, most] = [Math.max(first, from), Math.min(last, to)];
  if (least > most) return null;
  const firsts = dates.firsts.slice();
  const lasts = dates.lasts.slice();
  firsts[variable.rank] = least;
  lasts[variable.rank] = most;
  return least === first || rise(firsts, lasts, dates.rules) ? { firsts, lasts, rules: dates.rules } : null;
}

/** With further constraints, or null where no such dates exist. */
export function constrained({ firsts, lasts, rules }: Dates, constraints: readonly Constraint[]): Dates | null {
  const raised = firsts.slice();
  const all = [...rules, ...constraints.map(ruleOf)];
  return rise(raised, lasts, all) ? { firsts: raised, lasts, rules: all } : null;
}

function ruleOf({ earlier, later, least }: Constraint): Rule {
  return { before: tableOf(earlier), after: tableOf(later), from: earlier.variable, to: later.variable, least };
}

/**
 * Raises first days in place to the least solution; false where there is none.
 *
 * A moment never falls as its fact rises. So if two assignments satisfy `later(y) ≥ earlier(x) + n`,
 * the smaller of each date does too: solutions are closed under the minimum, and where there is one
 * there is a least one. Raising a date to the first day that satisfies one constraint, given the
 * others' first days, never passes that least solution; when nothing rises any more the first days
 * satisfy every constraint and are that solution. Ranges are finite, so this ends.
 */
function rise(firsts: (Day | undefined)[], lasts: readonly (Day | undefined)[], rules: readonly Rule[]): boolean {
  for (let rising = true; rising;) {
    rising = false;
    for (const { before, after, from, to, least } of rules) {
      const target = before.dateAt(firsts[from.rank] ?? from.from) + least;
      const first = firsts[to.rank] ?? to.from;
      if (after.dateAt(first) >= target) continue;
      const raised = after.firstReaching(first, target);
      if (raised > (lasts[to.rank] ?? to.to)) return false;
      firsts[to.rank] = raised;
      rising = true;
    }
  }
  return true;
}
