import type { Day } from "../../runtime/date.ts";
import type { Moment, Variable } from "../diagram/variable.ts";
import { dateOf, momentKey } from "./moment.ts";

/** Marks a day of which the date is not yet worked out; no date of the calendar is so early. */
const unknown = -0x80000000;

/** The dates of a moment for every day that its fact may be, each worked out when it is first asked for. */
export class MomentTable {
  /** The unique text of the moment. */
  readonly key: string;
  /** The date fact with which it moves. */
  readonly variable: Variable;
  readonly #moment: Moment;
  readonly #from: Day;
  readonly #dates: Int32Array;

  constructor(moment: Moment) {
    const { from, to } = moment.variable;
    this.key = momentKey(moment);
    this.variable = moment.variable;
    this.#moment = moment;
    this.#from = from;
    this.#dates = new Int32Array(to - from + 1).fill(unknown);
  }

  /** The date of the moment where its fact is some day. */
  dateAt(day: Day): Day {
    const index = day - this.#from;
    const known = this.#dates[index]!;
    return known === unknown ? (this.#dates[index] = dateOf(this.#moment, day)) : known;
  }

  /** The first day from `start` on for which the moment reaches a target; the day after the last where there is none. */
  firstReaching(start: Day, target: Day): Day {
    const { to } = this.#moment.variable;
    let low = start;
    let step = 1;
    while (low + step <= to && this.dateAt(low + step) < target) {
      low += step;
      step *= 2;
    }
    let high = Math.min(low + step, to + 1);
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.dateAt(middle) >= target) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The last day up to `start` for which the moment does not pass a target; the day before the first where there is none. */
  lastNotPassing(start: Day, target: Day): Day {
    const { from } = this.variable;
    let high = start;
    let step = 1;
    while (high - step >= from && this.dateAt(high - step) > target) {
      high -= step;
      step *= 2;
    }
    let low = Math.max(high - step, from - 1);
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.dateAt(middle) <= target) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

const tables = new WeakMap<Variable, Map<string, MomentTable>>();
const known = new WeakMap<Moment, MomentTable>();

/** The table of a moment. */
export function tableOf(moment: Moment): MomentTable {
  let table = known.get(moment);
  if (table === undefined) known.set(moment, (table = sharedTable(moment)));
  return table;
}

/** The one table of all equal moments. */
function sharedTable(moment: Moment): MomentTable {
  const { variable } = moment;
  let ofVariable = tables.get(variable);
  if (ofVariable === undefined) tables.set(variable, (ofVariable = new Map()));
  const key = momentKey(moment);
  let table = ofVariable.get(key);
  if (table === undefined) ofVariable.set(key, (table = new MomentTable(moment)));
  return table;
}
