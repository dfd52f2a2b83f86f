import type { Case, Cases } from "../../ir/ir.ts";
import { hasFailure, type Diagram } from "../diagram/diagram.ts";
import type { Store } from "../diagram/store.ts";
import { failureTerm, type Term } from "../diagram/term.ts";
import type { Builder, CasesDiagrams } from "./builder.ts";
import { sameSet } from "./sets.ts";
import { whereTogether } from "./together.ts";

/**
 * The rules of a decision as diagrams. What a rule gives is only looked into where that is asked for: for gaps and
 * dead rules the guards are enough, and a set multiplied out has a part for every combination of its members.
 */
export class BuiltCases implements CasesDiagrams {
  readonly applies: readonly Diagram[];
  readonly overriders: readonly (readonly number[])[];
  readonly prevails: readonly Diagram[];
  readonly uncovered: Diagram;
  readonly silent: Diagram;
  readonly together: Diagram;
  readonly #node: Cases;
  readonly #builder: Builder;
  #value: Diagram | null = null;
  #colliding: Diagram | null = null;

  constructor(builder: Builder, node: Cases) {
    const { store } = builder;
    this.#builder = builder;
    this.#node = node;
    this.applies = node.cases.map(({ guard }) => builder.condition(guard));
    this.overriders = overridersOf(node.cases);
    // Overriding rules stand before those that they override.
    const prevails: Diagram[] = [];
    node.cases.forEach((_, index) => prevails.push(this.undefeated(index, this.overriders[index]!, prevails)));
    this.prevails = prevails;
    this.uncovered = store.not(store.any(this.prevails));
    this.silent = store.any(node.silences.map((silence) => builder.condition(silence)));
    this.together = whereTogether(store, this.prevails);
  }

  get value(): Diagram {
    return (this.#value ??= this.#join());
  }

  get open(): Diagram {
    const { store } = this.#builder;
    return this.#node.otherwise === null ? store.minus(this.uncovered, this.silent) : store.false;
  }

  get colliding(): Diagram {
    return (this.#colliding ??= this.#collide());
  }

  undefeated(index: number, overriders: readonly number[], prevails: readonly Diagram[]): Diagram {
    const { store } = this.#builder;
    return store.minus(this.applies[index]!, store.any(overriders.map((each) => prevails[each]!)));
  }

  valueOf(index: number): Diagram {
    const { store } = this.#builder;
    return this.applies[index] === store.false ? store.absent : this.#builder.value(this.#node.cases[index]!.value);
  }

  get values(): readonly Diagram[] {
    return this.applies.map((_, index) => this.valueOf(index));
  }

  differing(region: Diagram, first: number, second: number): Diagram {
    const { store } = this.#builder;
    if (region === store.false) return region;
    const [left, right] = [this.#node.cases[first]!.value, this.#node.cases[second]!.value];
    if (left.type.kind === "set") return store.and(region, sameSet(this.#builder, left, right, false));
    return differing(this.#builder, region, this.valueOf(first), this.valueOf(second));
  }

  #join(): Diagram {
    const { store } = this.#builder;
    const { decision, otherwise } = this.#node;
    const last = otherwise === null ? store.terminal(failureTerm("gap", decision)) : this.#builder.value(otherwise);
    const without = this.uncovered === store.false ? last : store.choose(this.silent, store.absent, last);
    return joinValues(this.#builder, decision, this.prevails, this.values, without);
  }

  #collide(): Diagram {
    const { store } = this.#builder;
    if (this.together === store.false) return store.false;
    if (this.#node.type.kind !== "set") return whereRulesCollide(store, this.value);
    return store.any(
      this.prevails.flatMap((prevailing, second) =>
        this.prevails
          .slice(0, second)
          .map((other, first) => this.differing(store.and(other, prevailing), first, second)),
      ),
    );
  }
}

/** Where two values differ, inside a region. */
export function differing({ store, comparison }: Builder, region: Diagram, left: Diagram, right: Diagram): Diagram {
  if (left === right) return store.false;
  return store.within(region, [left, right], (one, other) => store.not(comparison.equal(one, other)), store.false);
}

/** Where a value is missing because rules collide. */
export function whereRulesCollide(store: Store, value: Diagram): Diagram {
  if (!hasFailure(value)) return store.false;
  return store.where(value, (term) => term.kind === "failure" && term.cause === "conflict");
}

/** The rules that override each rule. */
function overridersOf(cases: readonly Case[]): readonly (readonly number[])[] {
  const overriders: number[][] = cases.map(() => []);
  cases.forEach(({ overrides }, index) => overrides.forEach((each) => overriders[each]!.push(index)));
  return overriders;
}

/** The common value of the rules that prevail. */
export function joinValues(
  builder: Builder,
  decision: string,
  prevails: readonly Diagram[],
  values: readonly Diagram[],
  otherwise: Diagram,
): Diagram {
  const { store } = builder;
  const conflict = store.terminal(failureTerm("conflict", decision));
  let result = otherwise;
  let earlier: Diagram = store.false;
  prevails.forEach((prevailing, index) => {
    if (prevailing === store.false) return;
    const value = values[index]!;
    const overlap = store.and(earlier, prevailing);
    const joined =
      overlap === store.false
        ? value
        : store.within(overlap, [result, value], (one, other) => commonValue(builder, one, other, conflict), value);
    result = store.choose(prevailing, joined, result);
    earlier = store.or(earlier, prevailing);
  });
  return result;
}

function commonValue(builder: Builder, one: Term, other: Term, conflict: Diagram): Diagram {
  const { store } = builder;
  if (one.kind === "failure" || other.kind === "failure") return store.terminal(one.kind === "failure" ? one : other);
  return store.choose(builder.comparison.equal(one, other), store.terminal(one), conflict);
}
