import type { Json } from "../runtime/format.ts";
import { isUnknown, type Boxes, type Literal, type Unknown } from "../analysis/index.ts";
import type { Diagram } from "../analysis/diagram/diagram.ts";
import { literalOf } from "../analysis/regions/literal.ts";
import { intervalsOf } from "../analysis/theory/choice.ts";

/**
 * A region exactly: as boxes, of which each record of the region is in one; where those are too many
 * as the nodes of a decision diagram. A node lists its ways, each a literal and where it leads:
 * to another node by its number, or to whether the record is inside. The first node is asked first.
 */
export function regionJson(region: Diagram, boxes: Boxes | Unknown, literalJson: (literal: Literal) => Json): Json {
  if (isUnknown(boxes) || boxes.more) return { nodes: nodesJson(region, literalJson) };
  return { boxes: boxes.boxes.map((box) => box.map(literalJson)) };
}

function nodesJson(region: Diagram, literalJson: (literal: Literal) => Json): readonly Json[] {
  const numbers = new Map<Diagram, number>();
  const branches: Extract<Diagram, { readonly kind: "branch" }>[] = [];
  const number = (diagram: Diagram): void => {
    if (diagram.kind === "terminal" || numbers.has(diagram)) return;
    numbers.set(diagram, numbers.size);
    branches.push(diagram);
    diagram.children.forEach(number);
  };
  number(region);
  return branches.map((branch) =>
    intervalsOf(branch).map(({ variable, from, to, child }) => ({
      if: literalJson(literalOf(variable, [[from, to]])),
      then: child.kind === "terminal" ? child.term.kind === "value" && child.term.value === true : numbers.get(child)!,
    })),
  );
}
