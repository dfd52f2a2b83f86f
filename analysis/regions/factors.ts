import type { Decision, Named } from "../../ir/ir.ts";
import type { Analysis } from "../analysis.ts";
import type { Diagram } from "../diagram/diagram.ts";
import type { Store } from "../diagram/store.ts";
import type { Term } from "../diagram/term.ts";
import type { Literal, Side } from "./literal.ts";

/** A literal about a decision that holds all over a region, with the condition that it stands for. */
export interface Factor {
  readonly literal: Literal;
  readonly condition: Diagram;
}

/** A decision in whose terms a region may be told: a bool, an enumeration or the row that a table picks. */
export interface Teller {
  readonly decision: Decision;
  readonly value: Diagram;
  readonly side: Side;
}

/** The decisions, out of some, in whose terms regions may be told; the ones decided last come first. */
export function tellersOf(analysis: Analysis, decisions: readonly Decision[], side: Side): readonly Teller[] {
  return decisions
    .filter(({ type, role }) => type.kind === "bool" || type.kind === "enum" || role === "pick")
    .toReversed()
    .map((decision) => ({ decision, value: analysis.builder.decision(decision.name), side }));
}

/** What a region has in common in terms of a decision; null where the decision says nothing about it. */
export function factorOf(store: Store, region: Diagram, { decision, value, side }: Teller): Factor | null {
  const parts = partsOf(store, value);
  const held = parts.filter(({ where }) => store.meets(region, where));
  if (held.length === 0 || held.length === parts.length || held.some(({ term }) => term.kind !== "value")) return null;
  const terms = held.map(({ term }) => term);
  return { literal: literalFor(decision, terms, side), condition: store.any(held.map(({ where }) => where)) };
}

/** A term that a decision comes to, and where it does. */
interface Part {
  readonly term: Term;
  readonly where: Diagram;
}

const known = new WeakMap<Diagram, readonly Part[]>();

/** The terms of a value, each with where it is; worked out once, as every finding is told by the same decisions. */
function partsOf(store: Store, value: Diagram): readonly Part[] {
  let parts = known.get(value);
  if (parts === undefined) {
    parts = store.terms(value).map((term) => ({ term, where: store.where(value, (each) => each === term) }));
    known.set(value, parts);
  }
  return parts;
}

function literalFor(decision: Decision, held: readonly Term[], side: Side): Literal {
  const values = held.map((term) => (term.kind === "value" ? term.value : null));
  if (decision.body.kind !== "pick") {
    return { kind: "decision", decision: decision.name, side, values: values as readonly (boolean | string | null)[] };
  }
  const { rows, table } = decision.body;
  const counted = rows
    .filter(({ index }) => values.includes(index))
    .map(({ category, index }): Named => category ?? { name: String(index + 1), label: String(index + 1) });
  return { kind: "row", table, side, rows: counted, none: values.includes(-1) };
}
