import { isSomewhereTrue, type Branch, type Diagram } from "../diagram/diagram.ts";
import type { Store } from "../diagram/store.ts";
import { firstFreeRank, type Variable } from "../diagram/variable.ts";
import { intervalsOf, narrow, type Choice } from "./choice.ts";
import { anyDates, datesKey, forgetting, type Dates } from "./dates.ts";
import { overlap } from "./overlap.ts";

/** The upper part of a path: choices of dates and differences for which dates exist. */
export interface DatePath {
  readonly choices: readonly Choice[];
  readonly dates: Dates;
  /** What is left to ask; no calendar constraint binds it. */
  readonly rest: Diagram;
}

/** The value of a variable near which paths are wanted. */
export type Wanted = (variable: Variable) => number;

/**
 * Every upper part of a path that does not end in false and for which dates exist. Where a date has very many parts, as
 * working days make them, those near a wanted one come first.
 */
export function* datePaths(store: Store, diagram: Diagram, wanted: Wanted | null = null): Generator<DatePath> {
  yield* visit(store, diagram, [], anyDates, wanted);
}

/** So many parts are looked through in their order. */
const fewParts = 100;

function partsOf(diagram: Branch, wanted: Wanted | null): readonly Part[] {
  const parts = intervalsOf(diagram);
  if (wanted === null || parts.length <= fewParts) return parts;
  const near = wanted(diagram.variable);
  const away = ({ from, to }: Part): number => Math.max(from - near, near - to, 0);
  return parts.toSorted((one, other) => away(one) - away(other));
}

type Part = ReturnType<typeof intervalsOf>[number];

function* visit(
  store: Store,
  diagram: Diagram,
  choices: readonly Choice[],
  dates: Dates,
  wanted: Wanted | null,
): Generator<DatePath> {
  if (diagram.kind === "terminal" || diagram.rank >= firstFreeRank) {
    if (isSomewhereTrue(diagram)) yield { choices, dates, rest: diagram };
    return;
  }
  for (const { child, ...choice } of partsOf(diagram, wanted)) {
    if (!isSomewhereTrue(child)) continue;
    store.meter.addStep();
    const narrowed = narrow(dates, choice);
    if (narrowed !== null && overlap(store, child, store.true, narrowed))
      yield* visit(store, child, [...choices, choice], narrowed, wanted);
  }
}

/** The same condition without the parts for which no dates exist. */
export function feasiblePart(store: Store, diagram: Diagram): Diagram {
  return prune(store, diagram, () => store.false);
}

/** The same on all facts that exist; parts for which no dates exist are joined to the part beside them. */
export function simplified(store: Store, diagram: Diagram): Diagram {
  return prune(store, diagram, (beside) => beside);
}

/** With each part for which no dates exist replaced, given the part that exists nearest below it, or else above. */
function prune(store: Store, diagram: Diagram, replace: (beside: Diagram) => Diagram): Diagram {
  const seen = new Map<string, Diagram>();
  const visit = (node: Diagram, dates: Dates): Diagram => {
    if (node.kind === "terminal" || node.compared === 0) return node;
    const left = forgetting(dates, node.compared);
    const key = `${node.id} ${datesKey(left)}`;
    const known = seen.get(key);
    if (known !== undefined) return known;
    const parts = intervalsOf(node).map(({ child, ...choice }) => {
      if (child === store.false) return child;
      store.meter.addStep();
      const narrowed = narrow(left, choice);
      return narrowed === null ? null : visit(child, narrowed);
    });
    let beside = parts.find((part) => part !== null)!;
    const children = parts.map((part) => {
      if (part === null) return replace(beside);
      return (beside = part);
    });
    const result = store.branch(node.variable, node.cuts, children);
    seen.set(key, result);
    return result;
  };
  return visit(diagram, anyDates);
}
