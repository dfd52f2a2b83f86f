import { analyse, boxesOf, isUnknown, type Boxes, type Unknown } from "../analysis/index.ts";
import type { Diagram } from "../analysis/diagram/diagram.ts";
import type { Store } from "../analysis/diagram/store.ts";
import { literalOf } from "../analysis/regions/literal.ts";
import { datePaths } from "../analysis/theory/paths.ts";
import type { Described } from "../explain/describe/terms.ts";

/** The most boxes that a region is written out in. */
const mostBoxes = 30;

/** Writes regions out as boxes, in a store of their own. */
export class ExactBoxes {
  readonly #analysis;

  constructor({ program, entity }: Described) {
    this.#analysis = analyse(program, entity.name);
  }

  /** A region of a comparison exactly, as conjunctions that exclude one another. */
  of(region: Diagram): Boxes | Unknown {
    return this.#analysis.within(() => boxesOf(this.#analysis, adopted(this.#analysis.store, region), mostBoxes));
  }

  /** What the conjunctions of a region say of dates; null where that takes too long. */
  datesOf(region: Diagram): Boxes["boxes"] | null {
    const { store } = this.#analysis;
    const found = this.#analysis.within(() =>
      [...datePaths(store, adopted(store, region))].map(({ choices }) =>
        choices.map(({ variable, from, to }) => literalOf(variable, [[from, to]])),
      ),
    );
    return isUnknown(found) ? null : found;
  }
}

/** The same diagram in another store. */
function adopted(store: Store, region: Diagram): Diagram {
  const known = new Map<Diagram, Diagram>();
  const adopt = (diagram: Diagram): Diagram => {
    const found = known.get(diagram);
    if (found !== undefined) return found;
    const made =
      diagram.kind === "terminal"
        ? store.terminal(diagram.term)
        : store.branch(diagram.variable, diagram.cuts, diagram.children.map(adopt));
    known.set(diagram, made);
    return made;
  };
  return adopt(region);
}
