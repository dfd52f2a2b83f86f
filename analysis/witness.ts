import { dayOf, type Day } from "../runtime/date.ts";
import type { FactRecord, Value } from "../runtime/schema.ts";
import { ordinaryPresent, ordinaryValue } from "../ir/ordinary-value.ts";
import type { Diagram } from "./diagram/diagram.ts";
import type { Reason } from "./diagram/reason.ts";
import type { Store } from "./diagram/store.ts";
import type { Variable } from "./diagram/variable.ts";
import { isUnseen, valueOf } from "./evaluate.ts";
import type { Space } from "./space.ts";
import { rangeOf, within, type Dates } from "./theory/dates.ts";
import { intervalsOf, type Choice } from "./theory/choice.ts";
import { datePaths, type DatePath } from "./theory/paths.ts";

/** Facts for which a condition holds. */
export interface Witness {
  readonly facts: FactRecord;
  /** Conditions that the analysis does not look into and that it took for granted. */
  readonly assumed: readonly Reason[];
}

/** What a witness should be like. */
export interface Likeness {
  /** The record from which as few facts as possible should differ. */
  readonly record: FactRecord;
  /** What facts are like that the record leaves out and that must be known. */
  readonly known: FactRecord;
  /** Where a date must differ: the nearest day that will do, or one in the middle of those that do. */
  readonly dates: "nearest" | "middle";
  /** How many ways through the dates are looked at in search of the best record. */
  readonly ways: number;
}

/** Like a middle-aged person of whom nothing is known but what must be. */
export function ordinary(space: Space, planYear: number): Likeness {
  const record = Object.fromEntries(space.entity.facts.map((fact) => [fact.name, ordinaryValue(fact, planYear)]));
  return { record, known: knownFacts(space, planYear), dates: "middle", ways: 25 };
}

/** Facts that may be left out, as they are where they are known; dates at the start of the plan year. */
export function knownFacts({ entity }: Space, planYear: number): FactRecord {
  const start = dayOf(planYear, 1, 1);
  const left = entity.facts.filter(({ optional }) => optional);
  return Object.fromEntries(left.map((fact) => [fact.name, ordinaryPresent(fact, start)]));
}

/** The record most like another for which a condition holds, or null where it holds for none. */
export function findWitness(store: Store, space: Space, condition: Diagram, like: Likeness): Witness | null {
  const search = new Search(store, space, like);
  let best: { readonly path: DatePath; readonly cost: number } | null = null;
  let considered = 0;
  for (const path of datePaths(store, condition, (variable) => search.wanted(variable))) {
    const cost = search.freeCost(path.rest) + search.dateCost(path);
    if (best === null || cost < best.cost) best = { path, cost };
    if (cost === 0 || ++considered >= like.ways) break;
  }
  return best === null ? null : search.recordOf(best.path);
}

/**
 * Of records that stray in as many facts the one whose dates move least is preferred: to pay a day
 * later is nearer than to be born in another year. Another choice is as far as two years.
 */
function awayCost(days: number): number {
  return Math.min(days, mostDays) / (10 * mostDays);
}

const mostDays = 73_000;
const otherChoice = 1 + awayCost(730);

/** Counts what strays from a record, and finds the way that strays least. */
class Search {
  readonly #store: Store;
  readonly #space: Space;
  readonly #like: Likeness;
  readonly #costs = new Map<Diagram, number>();

  constructor(store: Store, space: Space, like: Likeness) {
    this.#store = store;
    this.#space = space;
    this.#like = like;
  }

  /** How much the cheapest way to true strays below the dates. */
  freeCost(diagram: Diagram): number {
    if (diagram.kind === "terminal") return diagram === this.#store.true ? 0 : Infinity;
    const known = this.#costs.get(diagram);
    if (known !== undefined) return known;
    const cost = Math.min(...intervalsOf(diagram).map((way) => this.#choiceCost(way) + this.freeCost(way.child)));
    this.#costs.set(diagram, cost);
    return cost;
  }

  /** How far the dates of a path stray. */
  dateCost(path: DatePath): number {
    return this.#strayed(this.#chooseDays(path));
  }

  /** How many dates stray, and where the nearest are wanted a little for how far; to leave out a date that is known is twice as far. */
  #strayed(days: ReadonlyMap<Variable, Day>): number {
    return [...days].reduce((cost, [variable, day]) => {
      const wanted = this.wanted(variable);
      if (day === wanted) return cost;
      if (variable.meaning.kind === "date" && day === variable.meaning.absent) return cost + 2;
      return cost + 1 + (this.#like.dates === "nearest" ? awayCost(Math.abs(day - wanted)) : 0);
    }, 0);
  }

  recordOf(path: DatePath): Witness {
    const facts: Record<string, Value> = { ...this.#like.record };
    const assumed: Reason[] = [];
    for (const choice of this.#cheapest(path.rest)) {
      const { meaning } = choice.variable;
      if (isUnseen(meaning)) assumed.push(meaning.reason);
      else this.#assign(facts, choice);
    }
    for (const [{ meaning }, day] of this.#chooseDays(path)) {
      if (meaning.kind === "date") facts[meaning.fact] = day === meaning.absent ? null : day;
    }
    return { facts, assumed };
  }

  #cheapest(diagram: Diagram): readonly Choice[] {
    if (diagram.kind === "terminal") return [];
    const total = this.freeCost(diagram);
    const way = intervalsOf(diagram).find((each) => this.#choiceCost(each) + this.freeCost(each.child) === total)!;
    return [way, ...this.#cheapest(way.child)];
  }

  /** Nothing for what is wanted, more for what strays; conditions that are not looked into are avoided. */
  #choiceCost({ variable, from, to }: Choice): number {
    if (variable.meaning.kind === "opaque") return from === 0 ? 50 : 51;
    // Of an empty list most aggregates come to nothing.
    if (variable.meaning.kind === "measure") return from <= 0 && to >= 0 ? 1 : 50;
    const value = this.wanted(variable);
    return value >= from && value <= to ? 0 : otherChoice;
  }

  /** The value that a variable should have. */
  wanted(variable: Variable): number {
    return valueOf(variable, this.#like.record) ?? variable.from;
  }

  /** The value in a range that is nearest to what is wanted; where that is to leave the fact out, to what it is where it is known. */
  #nearest(variable: Variable, from: number, to: number): number {
    const { meaning } = variable;
    const wanted = this.wanted(variable);
    const isLeftOut = (meaning.kind === "date" || meaning.kind === "number") && wanted === meaning.absent;
    const aim = isLeftOut && wanted < from ? (this.#like.known[meaning.fact] as number) : wanted;
    return Math.min(Math.max(aim, from), to);
  }

  #assign(facts: Record<string, Value>, { variable, from, to }: Choice): void {
    const { meaning } = variable;
    const value = this.#nearest(variable, from, to);
    switch (meaning.kind) {
      case "choice":
        facts[meaning.fact] = meaning.values[value]!;
        return;
      case "member": {
        const others = ((facts[meaning.fact] as number | null) ?? 0) & ~(1 << meaning.bit);
        facts[meaning.fact] = value === 1 ? others | (1 << meaning.bit) : others;
        return;
      }
      case "number":
        facts[meaning.fact] = value === meaning.absent ? null : value;
        return;
      case "presence": {
        const fact = this.#space.fact(meaning.fact);
        facts[meaning.fact] = value === 0 ? null : (facts[meaning.fact] ?? ordinaryPresent(fact, 0));
        return;
      }
      default:
    }
  }

  /**
   * A day for each date that a path asks. The dates that are chosen first may stay what they are, and the last must give way: where the
   * nearest are wanted, each is tried as the last.
   */
  #chooseDays({ choices, dates }: DatePath): ReadonlyMap<Variable, Day> {
    const asked = new Set(choices.map(({ variable }) => variable).filter(({ meaning }) => meaning.kind === "date"));
    for (const { from, to } of dates.rules) asked.add(from).add(to);
    const width = (variable: Variable): number => rangeOf(dates, variable)[1] - rangeOf(dates, variable)[0];
    const narrowFirst = [...asked].sort((one, other) => width(one) - width(other));
    const inOrder = this.#daysInOrder(narrowFirst, dates);
    if (this.#like.dates !== "nearest" || dates.rules.length === 0) return inOrder;
    return narrowFirst
      .map((last) => this.#daysInOrder([...narrowFirst.filter((each) => each !== last), last], dates))
      .reduce((best, days) => (this.#strayed(days) < this.#strayed(best) ? days : best), inOrder);
  }

  /** For one date after the other the wanted day where it may be, else one as `like` says, else the first. */
  #daysInOrder(variables: readonly Variable[], dates: Dates): ReadonlyMap<Variable, Day> {
    const chosen = new Map<Variable, Day>();
    let left = dates;
    for (const variable of variables) {
      for (const day of this.#candidates(variable, left)) {
        const fixed = within(left, variable, day, day);
        if (fixed === null) continue;
        chosen.set(variable, day);
        left = fixed;
        break;
      }
    }
    return chosen;
  }

  /** The first day of a range always will do: the first days together are a solution. */
  #candidates(variable: Variable, dates: Dates): readonly Day[] {
    const [from, to] = rangeOf(dates, variable);
    const wanted = this.wanted(variable);
    const nearest = this.#nearest(variable, from, to);
    const middle = (from + to) >> 1;
    const isPeriod = this.#like.dates === "middle" && to - from < 1000;
    return nearest === wanted || !isPeriod ? [nearest, middle, from] : [middle, nearest, from];
  }
}
