import type { Day } from "../../runtime/date.ts";
import type { Moment, Variable } from "../diagram/variable.ts";
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
  for (let pass = 0, rising = true; rising; pass++) {
    if (pass === patience && rules.some((one, index) => rules.some((other, at) => at < index && exclude(one, other))))
      return false;
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

/**
 * After so many passes over the rules two of them may exclude one another, so that dates rise day by
 * day to the end of their ranges. Two or three passes settle most rules that do not.
 */
const patience = 8;

const excluded = new WeakMap<MomentTable, Map<string, boolean>>();

/** Whether no days at all satisfy two rules that bind the same facts each way; worked out once for two rules. */
function exclude(one: Rule, other: Rule): boolean {
  if (one.from !== other.to || one.to !== other.from) return false;
  let known = excluded.get(one.before);
  if (known === undefined) excluded.set(one.before, (known = new Map()));
  const key = [one.after.key, one.least, other.before.key, other.after.key, other.least].join();
  let result = known.get(key);
  if (result === undefined) known.set(key, (result = !haveDays(one, other)));
  return result;
}

/** Whether some days satisfy two rules that bind the same facts each way: the first fact's days are tried one by one. */
function haveDays(one: Rule, other: Rule): boolean {
  for (let day = one.from.from, answer = one.to.from; day <= one.from.to; day++) {
    answer = one.after.firstReaching(answer, one.before.dateAt(day) + one.least);
    if (answer > one.to.to) return false;
    if (other.after.dateAt(day) >= other.before.dateAt(answer) + other.least) return true;
  }
  return false;
}
