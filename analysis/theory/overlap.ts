import type { Diagram } from "../diagram/diagram.ts";
import { cutsAt, mergeCuts, partAt, startOf, topmost } from "../diagram/parts.ts";
import type { Store } from "../diagram/store.ts";
import { firstFreeRank } from "../diagram/variable.ts";
import { anyDates, type Dates } from "./dates.ts";
import { narrow } from "./paths.ts";

/**
 * Whether two conditions hold together for some facts. It looks for one such path and makes no
 * diagram of the two, which would be thrown away.
 */
export function overlap(store: Store, left: Diagram, right: Diagram): boolean {
  const visit = (one: Diagram, other: Diagram, dates: Dates): boolean => {
    if (!store.meets(one, other)) return false;
    const top = topmost(one, other);
    if (top.kind === "terminal" || top.rank >= firstFreeRank) return true;
    const { variable, rank } = top;
    const cuts = mergeCuts(cutsAt(one, rank), cutsAt(other, rank));
    for (let interval = 0; interval <= cuts.length; interval++) {
      const start = startOf(cuts, interval);
      const [part, otherPart] = [partAt(one, rank, start), partAt(other, rank, start)];
      if (!store.meets(part, otherPart)) continue;
      store.meter.addStep();
      const from = Math.max(start, variable.from);
      const to = interval === cuts.length ? variable.to : cuts[interval]! - 1;
      const narrowed = narrow(dates, { variable, from, to });
      if (narrowed !== null && visit(part, otherPart, narrowed)) return true;
    }
    return false;
  };
  return visit(left, right, anyDates);
}
