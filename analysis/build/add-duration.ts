import { isInCalendar } from "../../runtime/duration.ts";
import type { Diagram } from "../diagram/diagram.ts";
import type { Store } from "../diagram/store.ts";
import { instantTerm, isConstant, opaqueTerm, type Linear, type Term } from "../diagram/term.ts";
import { shifted } from "../theory/moment.ts";
import { instantOf, leastValue, mostValues } from "../theory/order.ts";
import { durationParts } from "./compare-terms.ts";

/** The date a duration later or earlier: months first, clamped, then days. */
export function addDuration(store: Store, date: Term, duration: Term, sign: 1 | -1): Diagram {
  const [instant, parts] = [instantOf(date), durationParts(duration)];
  const beyond = unfollowed(date, duration, sign);
  if (instant === null || parts === null) return store.terminal(beyond);
  return eachValue(store, parts.months, beyond, (months) =>
    eachValue(store, parts.days, beyond, (days) =>
      isInCalendar({ months, days })
        ? store.terminal(instantTerm(shifted(shifted(instant, "months", sign * months), "days", sign * days)))
        : store.terminal(beyond),
    ),
  );
}

function unfollowed(date: Term, duration: Term, sign: 1 | -1): Term {
  return opaqueTerm(`${date.key}${sign === 1 ? "+" : "-"}${duration.key}`, { kind: "unbounded-move" });
}

/** What each value of a count makes, where it has not too many. */
export function eachValue(store: Store, linear: Linear, beyond: Term, use: (value: number) => Diagram): Diagram {
  const { variable, scale, offset } = linear;
  if (variable === null || isConstant(linear)) return use(offset);
  const from = leastValue(variable);
  if (variable.to - from >= mostValues) return store.terminal(beyond);
  let result = store.terminal(beyond) as Diagram;
  for (let value = from; value <= variable.to; value++) {
    result = store.choose(store.between(variable, value, value), use(scale * value + offset), result);
  }
  return result;
}
