import type { Day } from "../../../runtime/date.ts";
import type { Variable } from "../diagram/variable.ts";
import { dateOf, momentKey, type Moment } from "./moment.ts";

/** The dates of a moment for every day that its fact may be, worked out once. */
export interface MomentTable {
  readonly from: Day;
  readonly dates: Int32Array;
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
  if (table === undefined) {
    const from = variable.from;
    table = {
      from,
      dates: Int32Array.from({ length: variable.to - from + 1 }, (_, index) => dateOf(moment, from + index)),
    };
    ofVariable.set(key, table);
  }
  return table;
}

/** The first day from `start` on for which the moment reaches a target; the day after the last where there is none. */
export function firstReaching({ from, dates }: MomentTable, start: Day, target: Day): Day {
  let low = start - from;
  let step = 1;
  while (low + step < dates.length && dates[low + step]! < target) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, dates.length);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (dates[middle]! >= target) high = middle;
    else low = middle + 1;
  }
  return from + low;
}
