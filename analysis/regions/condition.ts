import { isUnknown, type Analysis } from "../analysis.ts";
import type { Diagram } from "../diagram/diagram.ts";
import type { Store } from "../diagram/store.ts";
import type { Variable } from "../diagram/variable.ts";
import { feasiblePart } from "../theory/paths.ts";
import { factorOf, type Factor, type Teller } from "./factors.ts";
import { cubeKey, diagramOf, irredundantCover, type Cube, type Range } from "./cover.ts";
import { type Condition, literalOf } from "./literal.ts";

/** How many alternatives are made readable; those that differ in one member only are told as one. */
const mostAlternatives = 40;

/** The steps that making one condition readable may take. */
const mostSteps = 60_000;

/**
 * A condition in the vocabulary's terms, records that cannot exist left out of account. Where all of
 * a region has a decision in common (may pay, no special group, this row of the table) that is said
 * first, and the rest only as far as it does not follow.
 */
export function conditionOf(analysis: Analysis, region: Diagram, tellers: readonly Teller[]): Condition {
  const { store } = analysis;
  let common: readonly Factor[] = [];
  let isAll = true;
  const found = analysis.briefly(mostSteps, () => {
    const must = feasiblePart(store, store.and(region, analysis.allowed()));
    common = commonFactors(analysis, must, tellers);
    const cubes = alternativesOf(analysis, must, common);
    common = neededFactors(analysis, must, common, cubes);
    isAll = !analysis.overlap(must, store.not(anyOf(store, cubes)));
    return cubes;
  });
  const said = common.map(({ literal }) => literal);
  if (isUnknown(found)) return { common: said, alternatives: [], more: true };
  const alternatives = found
    .slice(0, mostAlternatives)
    .map((cube) => [...cube].map(([variable, ranges]) => literalOf(variable, ranges)));
  return {
    common: said,
    alternatives: alternatives.some(({ length }) => length === 0) ? [] : alternatives,
    more: found.length > mostAlternatives || !isAll,
  };
}

function commonFactors(analysis: Analysis, must: Diagram, tellers: readonly Teller[]): readonly Factor[] {
  const { store } = analysis;
  const factors: Factor[] = [];
  let care = analysis.allowed();
  for (const teller of tellers) {
    const factor = factorOf(store, must, teller);
    if (factor === null) continue;
    const narrower = store.and(care, factor.condition);
    if (narrower === care) continue;
    factors.push(factor);
    care = narrower;
  }
  return factors;
}

function alternativesOf(analysis: Analysis, must: Diagram, common: readonly Factor[]): readonly Cube[] {
  const { store } = analysis;
  const care = store.all([analysis.allowed(), ...common.map(({ condition }) => condition)]);
  const outside = store.minus(care, must);
  if (analysis.isEmpty(outside)) return [new Map()];
  const cubes = irredundantCover(store, must, store.or(must, store.not(care)));
  const widened = distinct(cubes.slice(0, mostAlternatives).map((cube) => widen(analysis, cube, outside)));
  return [...withoutCovered(analysis, widened, must), ...cubes.slice(mostAlternatives)];
}

/** Leaves out what is said in common and keeps nothing off. */
function neededFactors(
  analysis: Analysis,
  must: Diagram,
  common: readonly Factor[],
  cubes: readonly Cube[],
): readonly Factor[] {
  const { store } = analysis;
  const outside = store.all([analysis.allowed(), store.not(must), anyOf(store, cubes)]);
  let kept = common;
  for (const factor of common.toReversed()) {
    const others = kept.filter((each) => each !== factor);
    if (!analysis.overlap(store.all(others.map(({ condition }) => condition)), outside)) kept = others;
  }
  return kept;
}

/** Leaves out of a conjunction, one by one, what does not keep it off the outside. */
function widen(analysis: Analysis, cube: Cube, outside: Diagram): Cube {
  let kept = new Map(cube);
  for (const variable of [...cube.keys()].reverse()) {
    const rest = new Map([...kept].filter(([each]) => each !== variable));
    if (!analysis.overlap(toldBy(analysis.store, rest), outside)) kept = rest;
    else kept = loosen(analysis, kept, variable, outside);
  }
  return kept;
}

/** Opens the lower or the upper end of a range where nothing outside is let in. */
function loosen(
  analysis: Analysis,
  cube: ReadonlyMap<Variable, readonly Range[]>,
  variable: Variable,
  outside: Diagram,
): Map<Variable, readonly Range[]> {
  let kept = new Map(cube);
  if (variable.meaning.kind !== "date" && variable.meaning.kind !== "difference") return kept;
  const ranges = kept.get(variable)!;
  const first =
    variable.meaning.kind === "date" && variable.meaning.absent !== null ? variable.from + 1 : variable.from;
  const [lowest, highest] = [ranges[0]!, ranges.at(-1)!];
  const below: readonly Range[] = [[Math.min(first, lowest[0]), lowest[1]], ...ranges.slice(1)];
  const above: readonly Range[] = [...ranges.slice(0, -1), [highest[0], variable.to]];
  for (const wider of ranges.length === 1 ? [below, above] : []) {
    const candidate = new Map(kept).set(variable, wider);
    if (!analysis.overlap(toldBy(analysis.store, candidate), outside)) kept = candidate;
  }
  return kept;
}

/** What the words of a conjunction hold for: to tell the days between two dates is to say that both are known. */
function toldBy(store: Store, cube: Cube): Diagram {
  const compared = [...cube.keys()].flatMap(({ meaning }) =>
    meaning.kind === "difference" ? [meaning.earlier.variable, meaning.later.variable] : [],
  );
  const present = compared.filter(isOptional).map((variable) => store.atLeast(variable, variable.from + 1));
  return store.all([diagramOf(store, cube), ...present]);
}

function anyOf(store: Store, cubes: readonly Cube[]): Diagram {
  return store.any(cubes.map((cube) => toldBy(store, cube)));
}

function isOptional({ meaning }: Variable): boolean {
  return meaning.kind === "date" && meaning.absent !== null;
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
    const alone = store.minus(toldBy(store, cube), anyOf(store, others));
    if (!analysis.overlap(must, alone)) kept = others;
  }
  return kept;
}
