import { Computed } from "../diagram/computed.ts";
import type { Diagram } from "../diagram/diagram.ts";
import { cutsAt, mergeCuts, partAt, startOf, topmost } from "../diagram/parts.ts";
import type { Store } from "../diagram/store.ts";
import { anyDates, datesKey, forgetting, type Dates } from "./dates.ts";
import { narrow } from "./choice.ts";

/** Whether two conditions hold together for some facts, of those whose dates are known so far. */
export function overlap(store: Store, left: Diagram, right: Diagram, dates: Dates = anyDates): boolean {
  return pathsOf(store).overlap(left, right, dates);
}

const known = new WeakMap<Store, Paths>();

function pathsOf(store: Store): Paths {
  let paths = known.get(store);
  if (paths === undefined) known.set(store, (paths = new Paths(store)));
  return paths;
}

/**
 * Looks for a path on which two conditions hold and for which dates exist, and makes no diagram of the two, which would
 * be thrown away. What is known of dates that no difference below compares is forgotten: so the answer is looked up
 * wherever the same is left to ask, and comparisons with fixed days cost no more than any other condition.
 */
class Paths {
  readonly #store: Store;
  readonly #ids = new Map<string, number>();
  readonly #answers = new Computed();

  constructor(store: Store) {
    this.#store = store;
  }

  overlap(one: Diagram, other: Diagram, dates: Dates): boolean {
    const store = this.#store;
    if (!store.meets(one, other)) return false;
    const compared = one.compared | other.compared;
    if (compared === 0) return true;
    const left = forgetting(dates, compared);
    const id = this.#idOf(left);
    const answered = this.#answers.get(one.id, other.id, id);
    if (answered !== undefined) return answered === store.true;
    const answer = this.#anyPart(one, other, left);
    this.#answers.set(one.id, other.id, id, answer ? store.true : store.false);
    return answer;
  }

  #anyPart(one: Diagram, other: Diagram, dates: Dates): boolean {
    const top = topmost(one, other);
    if (top.kind === "terminal") return true;
    const { variable, rank } = top;
    const cuts = mergeCuts(cutsAt(one, rank), cutsAt(other, rank));
    for (let interval = 0; interval <= cuts.length; interval++) {
      const start = startOf(cuts, interval);
      const [part, otherPart] = [partAt(one, rank, start), partAt(other, rank, start)];
      if (!this.#store.meets(part, otherPart)) continue;
      this.#store.meter.addStep();
      const from = Math.max(start, variable.from);
      const to = interval === cuts.length ? variable.to : cuts[interval]! - 1;
      const isAskedAgain = (variable.dates & (part.compared | otherPart.compared)) !== 0;
      const isPlain = variable.meaning.kind === "date" && !isAskedAgain;
      const narrowed = isPlain ? dates : narrow(dates, { variable, from, to });
      if (narrowed !== null && this.overlap(part, otherPart, narrowed)) return true;
    }
    return false;
  }

  /** One number for all that are known alike. */
  #idOf(dates: Dates): number {
    if (dates.spans.length === 0) return -1;
    const key = datesKey(dates);
    let id = this.#ids.get(key);
    if (id === undefined) this.#ids.set(key, (id = this.#ids.size));
    return id;
  }
}
