import { dayOf, type Day } from "../../runtime/date.ts";
import type { FactRecord, Value } from "../../runtime/schema.ts";
import type { Fact } from "../ir/ir.ts";
import type { Diagram } from "./diagram/diagram.ts";
import type { Store } from "./diagram/store.ts";
import type { Variable } from "./diagram/variable.ts";
import type { Space } from "./space.ts";
import { rangeOf, within, type Dates } from "./theory/dates.ts";
import { datePaths, intervalsOf, type Choice, type DatePath } from "./theory/paths.ts";

/** Facts for which a condition holds. */
export interface Witness {
  readonly facts: FactRecord;
  /** Conditions that the analysis does not look into and that it took for granted. */
  readonly assumed: readonly string[];
}

/** How many ways through the dates are looked at in search of the most ordinary record. */
const waysConsidered = 100;

/** The most ordinary record found for which a condition holds, or null where it holds for none. */
export function findWitness(store: Store, space: Space, condition: Diagram, planYear: number): Witness | null {
  const costs = new Map<Diagram, number>();
  let best: { readonly path: DatePath; readonly cost: number } | null = null;
  let considered = 0;
  for (const path of datePaths(store, condition)) {
    const cost = freeCost(store, space, path.rest, costs) + dateCost(space, path, planYear);
    if (best === null || cost < best.cost) best = { path, cost };
    if (cost === 0 || ++considered >= waysConsidered) break;
  }
  if (best === null) return null;
  const choices = cheapestRest(store, space, best.path.rest, costs);
  return recordOf(space, best.path, choices, planYear);
}

/** How far the cheapest way to true strays from the defaults. */
function freeCost(store: Store, space: Space, diagram: Diagram, costs: Map<Diagram, number>): number {
  if (diagram.kind === "terminal") return diagram === store.true ? 0 : Infinity;
  const known = costs.get(diagram);
  if (known !== undefined) return known;
  const ways = intervalsOf(diagram).map((way) => choiceCost(space, way) + freeCost(store, space, way.child, costs));
  const cost = Math.min(...ways);
  costs.set(diagram, cost);
  return cost;
}

function cheapestRest(store: Store, space: Space, diagram: Diagram, costs: Map<Diagram, number>): readonly Choice[] {
  if (diagram.kind === "terminal") return [];
  const total = freeCost(store, space, diagram, costs);
  const way = intervalsOf(diagram).find(
    (each) => choiceCost(space, each) + freeCost(store, space, each.child, costs) === total,
  )!;
  return [way, ...cheapestRest(store, space, way.child, costs)];
}

/** Nothing for the fact's default, more for what strays from it; what is not looked into is avoided. */
function choiceCost(space: Space, choice: Choice): number {
  const { meaning } = choice.variable;
  if (meaning.kind === "opaque") return choice.from === 0 ? 50 : 51;
  const ordinary = ordinaryValue(space, choice.variable);
  return ordinary >= choice.from && ordinary <= choice.to ? 0 : 1;
}

function dateCost(space: Space, { choices, dates }: DatePath, planYear: number): number {
  let cost = 0;
  for (const { variable } of choices) {
    if (variable.meaning.kind !== "date") continue;
    const [from, to] = rangeOf(dates, variable);
    const ordinary = ordinaryDay(space, variable, planYear);
    if (ordinary < from || ordinary > to) cost += 1;
  }
  return cost;
}

/** The value of a free variable that stands for the fact's default. */
function ordinaryValue(space: Space, { meaning }: Variable): number {
  switch (meaning.kind) {
    case "choice":
      return meaning.values.indexOf(space.fact(meaning.fact).default as boolean | string | null);
    case "member":
      return ((space.fact(meaning.fact).default as number | null) ?? 0) & (1 << meaning.bit) ? 1 : 0;
    case "number":
      return (space.fact(meaning.fact).default as number | null) ?? meaning.absent ?? 0;
    default:
      return 0;
  }
}

/** A date fact's default, else the birthday of somebody in middle age. */
function ordinaryDay(space: Space, { meaning }: Variable, planYear: number): Day {
  if (meaning.kind !== "date") return 0;
  const fact = space.fact(meaning.fact);
  if (fact.optional && fact.default === null) return meaning.absent!;
  return (fact.default as number | null) ?? dayOf(planYear - 40, 5, 1);
}

function recordOf(space: Space, { choices, dates }: DatePath, rest: readonly Choice[], planYear: number): Witness {
  const facts: Record<string, Value> = Object.fromEntries(space.entity.facts.map((fact) => [fact.name, defaultOf(fact, planYear)]));
  const assumed: string[] = [];
  for (const choice of rest) {
    const { meaning } = choice.variable;
    if (meaning.kind === "opaque") assumed.push(meaning.reason);
    else assign(space, facts, choice);
  }
  const asked = new Set(choices.filter(({ variable }) => variable.meaning.kind === "date").map(({ variable }) => variable));
  for (const { earlier, later } of dates.constraints) asked.add(earlier.variable).add(later.variable);
  for (const [variable, day] of chooseDays(space, [...asked], dates, planYear)) {
    if (variable.meaning.kind === "date") facts[variable.meaning.fact] = day === variable.meaning.absent ? null : day;
  }
  return { facts, assumed };
}

function defaultOf({ type, optional, default: value }: Fact, planYear: number): Value {
  if (value !== null || optional) return value;
  switch (type.kind) {
    case "date":
      return dayOf(planYear - 40, 5, 1);
    case "bool":
      return false;
    case "enum":
      return type.enumeration.members[0]!.name;
    case "int":
      return type.from ?? 0;
    case "money":
    case "set":
      return 0;
    case "list":
    case "texts":
      return [];
    default:
      return "";
  }
}

function assign(space: Space, facts: Record<string, Value>, { variable, from, to }: Choice): void {
  const { meaning } = variable;
  const ordinary = ordinaryValue(space, variable);
  const value = ordinary >= from && ordinary <= to ? ordinary : from;
  switch (meaning.kind) {
    case "choice":
      facts[meaning.fact] = meaning.values[value]!;
      return;
    case "member": {
      const mask = ((facts[meaning.fact] as number | null) ?? 0) & ~(1 << meaning.bit);
      facts[meaning.fact] = value === 1 ? mask | (1 << meaning.bit) : mask;
      return;
    }
    case "number":
      facts[meaning.fact] = value === meaning.absent ? null : value;
      return;
    case "presence":
      facts[meaning.fact] = value === 0 ? null : presentValue(space.fact(meaning.fact));
      return;
    default:
  }
}

/** A value of an optional fact that is known but not looked into. */
function presentValue(fact: Fact): Value {
  return fact.default ?? defaultOf({ ...fact, optional: false }, 0);
}

/** Picks a day for each date fact: the ordinary one where it may be, else one in the middle, else the first. */
function chooseDays(space: Space, variables: readonly Variable[], dates: Dates, planYear: number): ReadonlyMap<Variable, Day> {
  const chosen = new Map<Variable, Day>();
  let left = dates;
  const byWidth = variables.toSorted((one, other) => width(dates, one) - width(dates, other));
  for (const variable of byWidth) {
    const [from, to] = rangeOf(left, variable);
    const ordinary = ordinaryDay(space, variable, planYear);
    for (const day of [Math.min(Math.max(ordinary, from), to), (from + to) >> 1, from]) {
      const fixed = within(left, variable, day, day);
      if (fixed === null) continue;
      chosen.set(variable, day);
      left = fixed;
      break;
    }
  }
  return chosen;
}

function width(dates: Dates, variable: Variable): number {
  const [from, to] = rangeOf(dates, variable);
  return to - from;
}
