import type { Analysis } from "../analysis.ts";
import type { Diagram } from "../diagram/diagram.ts";
import { intervalsOf, type Choice } from "../theory/choice.ts";
import { datePaths } from "../theory/paths.ts";
import { literalOf, type Literal } from "./literal.ts";

/** Conjunctions of which exactly one holds for every record of a region, and none outside it. */
export interface Boxes {
  readonly boxes: readonly (readonly Literal[])[];
  /** Whether the region has more than were asked for. */
  readonly more: boolean;
}

/** A region exactly, as conjunctions that exclude one another; at most so many. */
export function boxesOf({ store }: Analysis, region: Diagram, most: number): Boxes {
  const boxes: (readonly Literal[])[] = [];
  for (const { choices, rest } of datePaths(store, region)) {
    for (const free of freePaths(store.true, rest)) {
      if (boxes.length === most) return { boxes, more: true };
      boxes.push([...choices, ...free].map(({ variable, from, to }) => literalOf(variable, [[from, to]])));
    }
  }
  return { boxes, more: false };
}

function* freePaths(wanted: Diagram, diagram: Diagram): Generator<readonly Choice[]> {
  if (diagram === wanted) yield [];
  if (diagram.kind === "terminal") return;
  for (const { child, ...choice } of intervalsOf(diagram)) {
    for (const rest of freePaths(wanted, child)) yield [choice, ...rest];
  }
}
