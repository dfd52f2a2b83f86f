import type { Diagram } from "../diagram/diagram.ts";
import type { Store } from "../diagram/store.ts";

/** Where two or more conditions hold together. */
export function whereTogether(store: Store, conditions: readonly Diagram[]): Diagram {
  let [earlier, together]: [Diagram, Diagram] = [store.false, store.false];
  for (const condition of conditions) {
    together = store.or(together, store.and(earlier, condition));
    earlier = store.or(earlier, condition);
  }
  return together;
}
