import type { Case, Cases } from "../../ir/ir.ts";
import type { Diagram } from "../diagram/diagram.ts";
import { failureTerm, type Term } from "../diagram/term.ts";
import type { Builder } from "./builder.ts";

/** The rules of a decision as diagrams. */
export interface CasesDiagrams {
  readonly node: Cases;
  /** Where each rule's guard holds. */
  readonly applies: readonly Diagram[];
  /** Where each rule applies and is not defeated. */
  readonly prevails: readonly Diagram[];
  readonly values: readonly Diagram[];
  /** Where no rule prevails. */
  readonly uncovered: Diagram;
  /** Where the notice is declared silent. */
  readonly silent: Diagram;
  /** The decision's value; a gap or a conflict is a failure. */
  readonly value: Diagram;
}

/** The diagrams of the rules of a decision. */
export function buildCases(builder: Builder, node: Cases): CasesDiagrams {
  const { store } = builder;
  const applies = node.cases.map(({ guard }) => builder.condition(guard));
  const values = node.cases.map(({ value }, index) =>
    applies[index] === store.false ? store.absent : builder.value(value),
  );
  const prevails = undefeated(builder, node.cases, applies);
  const uncovered = store.not(store.any(prevails));
  const silent = store.any(node.silences.map((silence) => builder.condition(silence)));
  const otherwise =
    node.otherwise === null ? store.terminal(failureTerm("gap", node.decision)) : builder.value(node.otherwise);
  const without = uncovered === store.false ? otherwise : store.choose(silent, store.absent, otherwise);
  const value = joinValues(builder, node.decision, prevails, values, without);
  return { node, applies, prevails, values, uncovered, silent, value };
}

/** Where each rule applies undefeated. Overriding rules stand before those that they override. */
export function undefeated(builder: Builder, cases: readonly Case[], applies: readonly Diagram[]): readonly Diagram[] {
  const { store } = builder;
  const prevails: Diagram[] = [];
  cases.forEach((_, index) => {
    const defeated = store.any(prevails.filter((_, earlier) => cases[earlier]!.overrides.includes(index)));
    prevails.push(store.minus(applies[index]!, defeated));
  });
  return prevails;
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
