import { isSomewhereTrue, type Branch, type Diagram } from "../diagram/diagram.ts";
import type { Store } from "../diagram/store.ts";
import { firstFreeRank, type Variable } from "../diagram/variable.ts";
import { anyDates, constrained, within, type Constraint, type Dates } from "./dates.ts";

/** A variable with the values that a path leaves to it. */
export interface Choice {
  readonly variable: Variable;
  readonly from: number;
  readonly to: number;
}

/** The upper part of a path: choices of dates and differences for which dates exist. */
export interface DatePath {
  readonly choices: readonly Choice[];
  readonly dates: Dates;
  /** What is left to ask; no calendar constraint binds it. */
  readonly rest: Diagram;
}

/** The values for which a branch goes on with each child. */
export function intervalsOf({ variable, cuts, children }: Branch): readonly (Choice & { readonly child: Diagram })[] {
  return children.map((child, index) => ({
    variable,
    child,
    from: index === 0 ? variable.from : cuts[index - 1]!,
    to: index === cuts.length ? variable.to : cuts[index]! - 1,
  }));
}

/** Every upper part of a path that does not end in false and for which dates exist. */
export function* datePaths(store: Store, diagram: Diagram): Generator<DatePath> {
  yield* visit(store, diagram, [], anyDates);
}

function* visit(store: Store, diagram: Diagram, choices: readonly Choice[], dates: Dates): Generator<DatePath> {
  if (!isSomewhereTrue(diagram)) return;
  if (diagram.kind === "terminal" || diagram.rank >= firstFreeRank) {
    yield { choices, dates, rest: diagram };
    return;
  }
  for (const { child, ...choice } of intervalsOf(diagram)) {
    if (!isSomewhereTrue(child)) continue;
    store.meter.addStep();
    const narrowed = narrow(dates, choice);
    if (narrowed !== null) yield* visit(store, child, [...choices, choice], narrowed);
  }
}

/** The dates that are left after a choice, or null where there are none. */
export function narrow(dates: Dates, { variable, from, to }: Choice): Dates | null {
  if (variable.meaning.kind !== "difference") return within(dates, variable, from, to);
  const { earlier, later } = variable.meaning;
  const constraints: Constraint[] = [];
  if (from > variable.from) constraints.push({ earlier, later, least: from });
  if (to < variable.to) constraints.push({ earlier: later, later: earlier, least: -to });
  return constrained(dates, constraints);
}

/** The same condition without the parts for which no dates exist. */
export function feasiblePart(store: Store, diagram: Diagram): Diagram {
  return prune(store, diagram, anyDates, () => store.false);
}

/** The same on all facts that exist; parts for which no dates exist are joined to the part beside them. */
export function simplified(store: Store, diagram: Diagram): Diagram {
  return prune(store, diagram, anyDates, (beside) => beside);
}

/** With each part for which no dates exist replaced, given the part that exists nearest below it, or else above. */
function prune(store: Store, node: Diagram, dates: Dates, replace: (beside: Diagram) => Diagram): Diagram {
  if (node.kind === "terminal" || node.rank >= firstFreeRank) return node;
  const parts = intervalsOf(node).map(({ child, ...choice }) => {
    if (child === store.false) return child;
    store.meter.addStep();
    const narrowed = narrow(dates, choice);
    return narrowed === null ? null : prune(store, child, narrowed, replace);
  });
  let beside = parts.find((part) => part !== null)!;
  const children = parts.map((part) => {
    if (part === null) return replace(beside);
    return (beside = part);
  });
  return store.branch(node.variable, node.cuts, children);
}
