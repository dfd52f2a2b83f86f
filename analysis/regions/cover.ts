import type { Branch, Diagram } from "../diagram/diagram.ts";
import type { Store } from "../diagram/store.ts";
import type { Variable } from "../diagram/variable.ts";

/** Values of a variable, both ends included. */
export type Range = readonly [from: number, to: number];

/** A conjunction: for each variable that it asks, the values that it allows, in rising order. */
export type Cube = ReadonlyMap<Variable, readonly Range[]>;

/** Many more, as working days make them, take a step each. */
const fewRanges = 100;

interface Cover {
  readonly cubes: readonly Cube[];
  readonly diagram: Diagram;
}

/**
 * Few conjunctions that together hold at least where `must` does and at most where `may` does, none
 * of which can be left out. After S. Minato, "Fast generation of prime-irredundant covers from
 * binary decision diagrams", carried over to branches with several children.
 */
export function irredundantCover(store: Store, must: Diagram, may: Diagram): readonly Cube[] {
  const seen = new Map<string, Cover>();
  const cover = (least: Diagram, most: Diagram): Cover => {
    if (least === store.false) return { cubes: [], diagram: store.false };
    if (most === store.true) return { cubes: [new Map()], diagram: store.true };
    const key = `${least.id},${most.id}`;
    let known = seen.get(key);
    if (known === undefined) seen.set(key, (known = split(store, least, most, cover)));
    return known;
  };
  return cover(must, may).cubes;
}

function split(store: Store, least: Diagram, most: Diagram, cover: (least: Diagram, most: Diagram) => Cover): Cover {
  const variable = topOf(least, most);
  const ranges = commonRanges(variable, [least, most]);
  // Every part is put together with all before it.
  store.meter.addSteps(ranges.length <= fewRanges ? 1 : ranges.length);
  const parts = ranges.map(([from]) => ({
    least: childAt(least, variable, from),
    most: childAt(most, variable, from),
  }));
  const everywhere = store.all(parts.map((part) => part.most));
  const covers = parts.map((part) => cover(store.minus(part.least, everywhere), part.most));
  const rest = store.any(parts.map((part, index) => store.minus(part.least, covers[index]!.diagram)));
  const shared = cover(rest, everywhere);
  const here = branchOf(
    store,
    variable,
    ranges,
    covers.map(({ diagram }) => diagram),
  );
  return { cubes: [...asked(variable, ranges, covers), ...shared.cubes], diagram: store.or(here, shared.diagram) };
}

/** The children's conjunctions with the variable asked first; one that several children have is said once. */
function asked(variable: Variable, ranges: readonly Range[], covers: readonly Cover[]): readonly Cube[] {
  const joined = new Map<string, { readonly cube: Cube; readonly ranges: Range[] }>();
  covers.forEach(({ cubes }, index) => {
    for (const cube of cubes) {
      const key = cubeKey(cube);
      const known = joined.get(key);
      if (known === undefined) joined.set(key, { cube, ranges: [ranges[index]!] });
      else known.ranges.push(ranges[index]!);
    }
  });
  return [...joined.values()].map((each) => new Map([[variable, joinRanges(each.ranges)], ...each.cube]));
}

/** The unique text of a conjunction. */
export function cubeKey(cube: Cube): string {
  return [...cube].map(([{ key }, ranges]) => `${key}:${ranges.map((range) => range.join("..")).join()}`).join(";");
}

/** Ranges in rising order, those that touch made one. */
function joinRanges(ranges: readonly Range[]): readonly Range[] {
  const joined: Range[] = [];
  for (const [from, to] of ranges) {
    const last = joined.at(-1);
    if (last !== undefined && last[1] + 1 === from) joined[joined.length - 1] = [last[0], to];
    else joined.push([from, to]);
  }
  return joined;
}

/** The diagram of a conjunction. */
export function diagramOf(store: Store, cube: Cube): Diagram {
  return store.all(
    [...cube].map(([variable, ranges]) => store.any(ranges.map(([from, to]) => store.between(variable, from, to)))),
  );
}

function topOf(...diagrams: readonly Diagram[]): Variable {
  const branches = diagrams.filter((each): each is Branch => each.kind === "branch");
  return branches.reduce((top, each) => (each.rank < top.rank ? each : top)).variable;
}

function commonRanges(variable: Variable, diagrams: readonly Diagram[]): readonly Range[] {
  const cuts = new Set(
    diagrams.flatMap((each) => (each.kind === "branch" && each.variable === variable ? each.cuts : [])),
  );
  const starts = [variable.from, ...[...cuts].sort((left, right) => left - right)];
  return starts.map((start, index) => [start, (starts[index + 1] ?? variable.to + 1) - 1]);
}

function childAt(diagram: Diagram, variable: Variable, value: number): Diagram {
  if (diagram.kind === "terminal" || diagram.variable !== variable) return diagram;
  const index = diagram.cuts.findIndex((cut) => cut > value);
  return diagram.children[index < 0 ? diagram.children.length - 1 : index]!;
}

function branchOf(store: Store, variable: Variable, ranges: readonly Range[], children: readonly Diagram[]): Diagram {
  return store.branch(
    variable,
    ranges.slice(1).map(([from]) => from),
    children,
  );
}
