import type { Day } from "../../../runtime/date.ts";
import { isUnknown, type Analysis } from "../analysis.ts";
import type { Diagram } from "../diagram/diagram.ts";
import type { Variable } from "../diagram/variable.ts";
import type { Shift } from "../theory/moment.ts";
import { feasiblePart } from "../theory/paths.ts";
import { cubeKey, diagramOf, irredundantCover, type Cube, type Range } from "./cover.ts";

/** A condition on facts: any of several conjunctions. */
export interface Condition {
  readonly alternatives: readonly (readonly Literal[])[];
  /** Whether there are more alternatives than are listed. */
  readonly more: boolean;
}

/** From one day or number to another, both included; null where there is no limit. */
export interface Limits {
  readonly from: number | null;
  readonly to: number | null;
}

/** A fact's date, shifted step by step. */
export interface ShiftedFact {
  readonly fact: string;
  readonly shifts: readonly Shift[];
}

/** One condition on one fact, or on the days between two. */
export type Literal =
  | { readonly kind: "date" | "number"; readonly fact: string; readonly absent: boolean; readonly ranges: readonly Limits[] }
  | { readonly kind: "choice"; readonly fact: string; readonly values: readonly (boolean | string | null)[] }
  | { readonly kind: "member"; readonly fact: string; readonly member: string; readonly holds: boolean }
  | { readonly kind: "known"; readonly fact: string; readonly holds: boolean }
  /** The days from the earlier date to the later. */
  | { readonly kind: "difference"; readonly earlier: ShiftedFact; readonly later: ShiftedFact; readonly ranges: readonly Limits[] }
  | { readonly kind: "opaque"; readonly text: string; readonly holds: boolean };

/** How many alternatives are made readable. */
const mostAlternatives = 8;

/** A condition in the vocabulary's terms; records that cannot exist are left out of account. */
export function conditionOf(analysis: Analysis, region: Diagram): Condition {
  const found = analysis.within(() => readable(analysis, region));
  return isUnknown(found) ? { alternatives: [], more: true } : found;
}

function readable(analysis: Analysis, region: Diagram): Condition {
  const { store } = analysis;
  const allowed = analysis.allowed();
  const must = feasiblePart(store, store.and(region, allowed));
  const cubes = irredundantCover(store, must, store.or(must, store.not(allowed)));
  const outside = store.minus(allowed, region);
  const widened = distinct(cubes.slice(0, mostAlternatives * 4).map((cube) => widen(analysis, cube, outside)));
  const needed = withoutCovered(analysis, widened, must);
  return {
    alternatives: needed.slice(0, mostAlternatives).map((cube) => [...cube].map(([variable, ranges]) => literalOf(variable, ranges))),
    more: cubes.length > mostAlternatives * 4 || needed.length > mostAlternatives,
  };
}

/** Leaves out of a conjunction, one by one, what does not keep it off the outside. */
function widen(analysis: Analysis, cube: Cube, outside: Diagram): Cube {
  let kept = new Map(cube);
  for (const variable of [...cube.keys()].reverse()) {
    const rest = new Map([...kept].filter(([each]) => each !== variable));
    if (analysis.isEmpty(analysis.store.and(diagramOf(analysis.store, rest), outside))) kept = rest;
    else kept = loosen(analysis, kept, variable, outside);
  }
  return kept;
}

/** Opens the lower or the upper end of a range where nothing outside is let in. */
function loosen(analysis: Analysis, cube: ReadonlyMap<Variable, readonly Range[]>, variable: Variable, outside: Diagram): Map<Variable, readonly Range[]> {
  const { store } = analysis;
  let kept = new Map(cube);
  if (variable.meaning.kind !== "date" && variable.meaning.kind !== "difference") return kept;
  const ranges = kept.get(variable)!;
  const first = variable.meaning.kind === "date" && variable.meaning.absent !== null ? variable.from + 1 : variable.from;
  const [lowest, highest] = [ranges[0]!, ranges.at(-1)!];
  const below: readonly Range[] = [[Math.min(first, lowest[0]), lowest[1]], ...ranges.slice(1)];
  const above: readonly Range[] = [...ranges.slice(0, -1), [highest[0], variable.to]];
  for (const wider of ranges.length === 1 ? [below, above] : []) {
    const candidate = new Map(kept).set(variable, wider);
    if (analysis.isEmpty(store.and(diagramOf(store, candidate), outside))) kept = candidate;
  }
  return kept;
}

function distinct(cubes: readonly Cube[]): readonly Cube[] {
  return [...new Map(cubes.map((cube) => [cubeKey(cube), cube])).values()];
}

/** Drops conjunctions that the others make up for; narrow ones are tried first. */
function withoutCovered(analysis: Analysis, cubes: readonly Cube[], must: Diagram): readonly Cube[] {
  const { store } = analysis;
  let kept = cubes.toSorted((one, other) => one.size - other.size);
  for (const cube of kept.toReversed()) {
    const others = kept.filter((each) => each !== cube);
    const alone = store.all([must, diagramOf(store, cube), ...others.map((each) => store.not(diagramOf(store, each)))]);
    if (analysis.isEmpty(alone)) kept = others;
  }
  return kept;
}

/** What a range of a variable says in the vocabulary's terms. */
export function literalOf(variable: Variable, ranges: readonly Range[]): Literal {
  const { meaning } = variable;
  switch (meaning.kind) {
    case "date":
    case "number": {
      const { kind, fact, absent } = meaning;
      const present = ranges.filter(([, to]) => to !== absent).map(([from, to]): Range => [from === absent ? from + 1 : from, to]);
      const least = absent === null ? variable.from : variable.from + 1;
      return { kind, fact, absent: absent !== null && ranges[0]![0] === absent, ranges: limitsOf(present, least, variable.to) };
    }
    case "choice":
      return { kind: "choice", fact: meaning.fact, values: meaning.values.filter((_, index) => ranges.some(([from, to]) => index >= from && index <= to)) };
    case "member":
      return { kind: "member", fact: meaning.fact, member: meaning.member, holds: ranges[0]![0] === 1 };
    case "presence":
      return { kind: "known", fact: meaning.fact, holds: ranges[0]![0] === 1 };
    case "difference": {
      const { earlier, later } = meaning;
      const side = ({ variable: { key }, shifts }: typeof earlier): ShiftedFact => ({ fact: key, shifts });
      return { kind: "difference", earlier: side(earlier), later: side(later), ranges: limitsOf(ranges, variable.from, variable.to) };
    }
    case "opaque":
      return { kind: "opaque", text: meaning.text, holds: ranges[0]![0] === 1 };
  }
}

function limitsOf(ranges: readonly Range[], least: Day, most: Day): readonly Limits[] {
  return ranges.map(([from, to]) => ({ from: from === least ? null : from, to: to === most ? null : to }));
}
