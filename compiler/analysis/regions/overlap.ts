import type { Diagram } from "../diagram/diagram.ts";
import type { Store } from "../diagram/store.ts";
import { firstFreeRank } from "../diagram/variable.ts";
import { anyDates, type Dates } from "../theory/dates.ts";
import { intervalsOf, narrow } from "../theory/paths.ts";
import type { Cube, Range } from "./cover.ts";

/**
 * Whether a conjunction and a condition hold together for some facts. It looks for one such path and
 * makes no diagram of the two, which would be thrown away.
 */
export function overlaps(store: Store, cube: Cube, condition: Diagram): boolean {
  const seen = new Map<Diagram, boolean>();
  const visit = (node: Diagram, dates: Dates): boolean => {
    if (node === store.false) return false;
    if (node.kind === "terminal" || node.rank >= firstFreeRank) return holdsInside(store, cube, node, seen);
    return intervalsOf(node).some(({ child, ...choice }) => {
      if (child === store.false) return false;
      store.meter.addStep();
      const narrowed = narrow(dates, choice);
      return narrowed !== null && visit(child, narrowed);
    });
  };
  return datesOf(cube).some((dates) => visit(condition, dates));
}

/** The dates that a conjunction allows, for each way to take one range of each date and difference. */
function datesOf(cube: Cube): readonly Dates[] {
  let ways: readonly Dates[] = [anyDates];
  for (const [variable, ranges] of cube) {
    if (variable.rank >= firstFreeRank) continue;
    ways = ways.flatMap((dates) => ranges.flatMap(([from, to]) => narrow(dates, { variable, from, to }) ?? []));
  }
  return ways;
}

/** Whether a diagram below the dates holds for some values that a conjunction allows. */
function holdsInside(store: Store, cube: Cube, diagram: Diagram, seen: Map<Diagram, boolean>): boolean {
  if (diagram.kind === "terminal") return diagram === store.true;
  const known = seen.get(diagram);
  if (known !== undefined) return known;
  store.meter.addStep();
  const allowed = cube.get(diagram.variable);
  const result = intervalsOf(diagram).some(
    ({ child, from, to }) => meets(allowed, from, to) && holdsInside(store, cube, child, seen),
  );
  seen.set(diagram, result);
  return result;
}

function meets(ranges: readonly Range[] | undefined, from: number, to: number): boolean {
  return ranges === undefined || ranges.some(([least, most]) => least <= to && from <= most);
}
