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
 * What is known of the date facts on one path: the days that each may still be, and what binds them to one another. The
 * first days together satisfy every rule, and so do the last.
 */
export interface Dates {
  /** In the order of their ranks; a date that is missing may be any day of its own range. */
  readonly spans: readonly Span[];
  readonly rules: readonly Rule[];
}

/** The days that a date fact may still be. */
interface Span {
  readonly variable: Variable;
  readonly first: Day;
  readonly last: Day;
}

/** A constraint, ready to be applied. */
interface Rule {
  readonly key: string;
  readonly before: MomentTable;
  readonly after: MomentTable;
  readonly from: Variable;
  readonly to: Variable;
  readonly least: number;
}

/** Nothing is known yet. */
export const anyDates: Dates = { spans: [], rules: [] };

/** The days that a date fact may be. */
export function rangeOf({ spans }: Dates, variable: Variable): readonly [from: Day, to: Day] {
  const span = spans.find((each) => each.variable === variable);
  return span === undefined ? [variable.from, variable.to] : [span.first, span.last];
}

/** With a date fact inside a range, or null where no such dates exist. */
export function within(dates: Dates, variable: Variable, from: Day, to: Day): Dates | null {
  const [first, last] = rangeOf(dates, variable);
  const [least, most] = [Math.max(first, from), Math.min(last, to)];
  if (least > most) return null;
  const days = new Days(dates.spans);
  days.set(variable, least, most);
  const isBound = dates.rules.some((rule) => rule.from === variable || rule.to === variable);
  return !isBound || days.settle(dates.rules) ? { spans: days.spans(), rules: dates.rules } : null;
}

/** With further constraints, or null where no such dates exist. */
export function constrained({ spans, rules }: Dates, constraints: readonly Constraint[]): Dates | null {
  const days = new Days(spans);
  const all = [...rules, ...constraints.map(ruleOf)];
  return days.settle(all) ? { spans: days.spans(), rules: all } : null;
}

function ruleOf({ earlier, later, least }: Constraint): Rule {
  const [before, after] = [tableOf(earlier), tableOf(later)];
  const key = `${before.key} ${least} ${after.key}`;
  return { key, before, after, from: earlier.variable, to: later.variable, least };
}

/**
 * What is left to know where only some dates are asked again: whatever days those may be together here, they may be
 * there, and the other way round. `asked` has the bits of those dates.
 */
export function forgetting(dates: Dates, asked: number): Dates {
  const { spans, rules } = dates;
  if (rules.length === 0)
    return spans.every(({ variable }) => (variable.dates & asked) !== 0)
      ? dates
      : { spans: spans.filter(({ variable }) => (variable.dates & asked) !== 0), rules };
  const days = new Days(spans);
  let kept = rules.filter((rule) => !days.isSureOf(rule));
  for (let before = -1; before !== kept.length;) {
    before = kept.length;
    for (const variable of new Set(kept.flatMap(({ from, to }) => [from, to])))
      if ((variable.dates & asked) === 0 && isFree(variable, kept))
        kept = kept.filter(({ from, to }) => from !== variable && to !== variable);
  }
  const isKept = (variable: Variable): boolean =>
    (variable.dates & asked) !== 0 || kept.some(({ from, to }) => from === variable || to === variable);
  if (kept.length === rules.length && spans.every(({ variable }) => isKept(variable))) return dates;
  return { spans: spans.filter(({ variable }) => isKept(variable)), rules: kept };
}

/**
 * Whether a date always finds a day that suits the others, so that its rules say no more than the others' spans do. On
 * its first day it suits all that it must precede, on its last all that it must follow. Where it must do both with one
 * other date, and the same days are counted between them, there is room if the least asked for is not above the most.
 */
function isFree(variable: Variable, rules: readonly Rule[]): boolean {
  const before = rules.filter(({ from }) => from === variable);
  const after = rules.filter(({ to }) => to === variable);
  if (before.length === 0 || after.length === 0) return true;
  const [one, other] = [before[0]!, after[0]!];
  return (
    before.length === 1 &&
    after.length === 1 &&
    one.to === other.from &&
    one.before === other.after &&
    one.after === other.before &&
    one.least + other.least <= 0 &&
    hasNoShift(one.before)
  );
}

/** Whether a moment is the fact's own date, which takes on every day of its span. */
function hasNoShift({ key, variable }: MomentTable): boolean {
  return key === variable.key;
}

/** The unique text of what is known. */
export function datesKey({ spans, rules }: Dates): string {
  return [
    ...spans.map(({ variable, first, last }) => `${variable.key}:${first}:${last}`),
    ...rules.map(({ key }) => key).sort(),
  ].join("|");
}

/** Spans while they are worked on. */
class Days {
  readonly #firsts = new Map<Variable, Day>();
  readonly #lasts = new Map<Variable, Day>();

  constructor(spans: readonly Span[]) {
    for (const { variable, first, last } of spans) this.set(variable, first, last);
  }

  set(variable: Variable, first: Day, last: Day): void {
    this.#firsts.set(variable, first);
    this.#lasts.set(variable, last);
  }

  spans(): readonly Span[] {
    const variables = [...new Set([...this.#firsts.keys(), ...this.#lasts.keys()])];
    return variables
      .map((variable) => ({ variable, first: this.#first(variable), last: this.#last(variable) }))
      .sort((one, other) => one.variable.rank - other.variable.rank);
  }

  #first(variable: Variable): Day {
    return this.#firsts.get(variable) ?? variable.from;
  }

  #last(variable: Variable): Day {
    return this.#lasts.get(variable) ?? variable.to;
  }

  /** Whether a rule holds of all days of the spans. */
  isSureOf({ before, after, from, to, least }: Rule): boolean {
    return after.dateAt(this.#first(to)) - before.dateAt(this.#last(from)) >= least;
  }

  /** Narrows the spans to what the rules leave; false where that is nothing. */
  settle(rules: readonly Rule[]): boolean {
    if (!this.#rise(rules)) return false;
    this.#fall(rules);
    return true;
  }

  /**
   * Raises first days to the least solution; false where there is none.
   *
   * A moment never falls as its fact rises. So if two assignments satisfy `later(y) ≥ earlier(x) + n`,
   * the smaller of each date does too: solutions are closed under the minimum, and where there is one
   * there is a least one. Raising a date to the first day that satisfies one constraint, given the
   * others' first days, never passes that least solution; when nothing rises any more the first days
   * satisfy every constraint and are that solution. Ranges are finite, so this ends.
   */
  #rise(rules: readonly Rule[]): boolean {
    for (let pass = 0, rising = true; rising; pass++) {
      if (pass === patience && haveExclusion(rules)) return false;
      rising = false;
      for (const { before, after, from, to, least } of rules) {
        const target = before.dateAt(this.#first(from)) + least;
        const first = this.#first(to);
        if (after.dateAt(first) >= target) continue;
        const raised = after.firstReaching(first, target);
        if (raised > this.#last(to)) return false;
        this.#firsts.set(to, raised);
        rising = true;
      }
    }
    return true;
  }

  /** Lowers last days to the greatest solution, which there is where there is a least one: all the same from above. */
  #fall(rules: readonly Rule[]): void {
    for (let falling = true; falling;) {
      falling = false;
      for (const { before, after, from, to, least } of rules) {
        const target = after.dateAt(this.#last(to)) - least;
        const last = this.#last(from);
        if (before.dateAt(last) <= target) continue;
        this.#lasts.set(from, before.lastNotPassing(last, target));
        falling = true;
      }
    }
  }
}

/**
 * After so many passes over the rules two of them may exclude one another, so that dates rise day by
 * day to the end of their ranges. Two or three passes settle most rules that do not.
 */
const patience = 8;

const excluded = new WeakMap<MomentTable, Map<string, boolean>>();

/** Whether two of the rules can never hold together. */
function haveExclusion(rules: readonly Rule[]): boolean {
  return rules.some((one, index) => rules.some((other, at) => at < index && exclude(one, other)));
}

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
