import type { Day } from "../../../runtime/date.ts";
import type { Expression, Named } from "../../ir/ir.ts";
import { isUnknown, type Analysis } from "../analysis.ts";
import type { Diagram } from "../diagram/diagram.ts";
import type { Reason } from "../diagram/reason.ts";
import type { Store } from "../diagram/store.ts";
import type { Variable } from "../diagram/variable.ts";
import type { Shift } from "../theory/moment.ts";
import { feasiblePart } from "../theory/paths.ts";
import { factorOf, type Factor, type Teller } from "./factors.ts";
import { cubeKey, diagramOf, irredundantCover, type Cube, type Range } from "./cover.ts";

/** A condition: what is common to all of it and, where there are any, one of several conjunctions. */
export interface Condition {
  readonly common: readonly Literal[];
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

/** Which of two programs that are compared a literal speaks of; null where there is one program or both agree. */
export type Side = "old" | "new" | null;

/** One condition on one fact or decision, or on the days between two facts. */
export type Literal =
  | {
      readonly kind: "date" | "number";
      readonly fact: string;
      readonly absent: boolean;
      readonly ranges: readonly Limits[];
    }
  | { readonly kind: "choice"; readonly fact: string; readonly values: readonly (boolean | string | null)[] }
  | { readonly kind: "member"; readonly fact: string; readonly member: string; readonly holds: boolean }
  | { readonly kind: "known"; readonly fact: string; readonly holds: boolean }
  /** The days from the earlier date to the later. */
  | {
      readonly kind: "difference";
      readonly earlier: ShiftedFact;
      readonly later: ShiftedFact;
      readonly ranges: readonly Limits[];
    }
  | { readonly kind: "reading"; readonly reading: string; readonly options: readonly string[] }
  | {
      readonly kind: "decision";
      readonly decision: string;
      readonly side: Side;
      readonly values: readonly (boolean | string | null)[];
    }
  /** The row of a table that counts: one of these, or none. */
  | {
      readonly kind: "row";
      readonly table: string;
      readonly side: Side;
      readonly rows: readonly Named[];
      readonly none: boolean;
    }
  | {
      readonly kind: "opaque";
      readonly condition: Expression | null;
      readonly reason: Reason;
      readonly holds: boolean;
    };

/** How many alternatives are made readable. */
const mostAlternatives = 8;

/** The steps that making one condition readable may take. */
const mostSteps = 20_000;

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
  const widened = distinct(cubes.slice(0, mostAlternatives * 4).map((cube) => widen(analysis, cube, outside)));
  return [...withoutCovered(analysis, widened, must), ...cubes.slice(mostAlternatives * 4)];
}

/** Leaves out what is said in common and keeps nothing off. */
function neededFactors(
  analysis: Analysis,
  must: Diagram,
  common: readonly Factor[],
  cubes: readonly Cube[],
): readonly Factor[] {
  const { store } = analysis;
  const outside = store.all([
    analysis.allowed(),
    store.not(must),
    anyOf(store, cubes),
  ]);
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

/** What a range of a variable says in the vocabulary's terms. */
export function literalOf(variable: Variable, ranges: readonly Range[]): Literal {
  const { meaning } = variable;
  switch (meaning.kind) {
    case "date":
    case "number": {
      const { kind, fact, absent } = meaning;
      const present = ranges
        .filter(([, to]) => to !== absent)
        .map(([from, to]): Range => [from === absent ? from + 1 : from, to]);
      const least = absent === null ? variable.from : variable.from + 1;
      return {
        kind,
        fact,
        absent: absent !== null && ranges[0]![0] === absent,
        ranges: limitsOf(present, least, variable.to),
      };
    }
    case "choice":
      return {
        kind: "choice",
        fact: meaning.fact,
        values: meaning.values.filter((_, index) => ranges.some(([from, to]) => index >= from && index <= to)),
      };
    case "member":
      return { kind: "member", fact: meaning.fact, member: meaning.member, holds: ranges[0]![0] === 1 };
    case "reading":
      return {
        kind: "reading",
        reading: meaning.reading,
        options: meaning.options.filter((_, index) => ranges.some(([from, to]) => index >= from && index <= to)),
      };
    case "presence":
      return { kind: "known", fact: meaning.fact, holds: ranges[0]![0] === 1 };
    case "difference": {
      const { earlier, later } = meaning;
      const side = ({ variable: { key }, shifts }: typeof earlier): ShiftedFact => ({ fact: key, shifts });
      return {
        kind: "difference",
        earlier: side(earlier),
        later: side(later),
        ranges: limitsOf(ranges, variable.from, variable.to),
      };
    }
    case "opaque":
      return { kind: "opaque", condition: meaning.condition, reason: meaning.reason, holds: ranges[0]![0] === 1 };
  }
}

function limitsOf(ranges: readonly Range[], least: Day, most: Day): readonly Limits[] {
  return ranges.map(([from, to]) => ({ from: from === least ? null : from, to: to === most ? null : to }));
}
