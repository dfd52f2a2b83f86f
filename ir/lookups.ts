import { expressionsOf } from "./entity.ts";
import type { Decision, Lookup } from "./ir.ts";
import { walk } from "./walk.ts";

/** Decisions are never changed, so what one looks up is found once. */
const found = new WeakMap<Decision, readonly Lookup[]>();

/** What a decision looks up in tables of data. */
export function lookupsIn(decision: Decision): readonly Lookup[] {
  let known = found.get(decision);
  if (known === undefined) {
    known = expressionsOf(decision)
      .flatMap(walk)
      .filter((node): node is Lookup => node.kind === "lookup");
    found.set(decision, known);
  }
  return known;
}
