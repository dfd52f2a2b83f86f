import { expressionsOf } from "./entity.ts";
import { isConstant } from "./interpret.ts";
import type { Decision, Expression, Lookup, ParameterAt } from "./ir.ts";
import { walk } from "./walk.ts";

/** What is looked up and may not be there: a cell of a data table by its key, a parameter on a day. */
export type LookedUp = Lookup | ParameterAt;

/** Decisions are never changed, so what one looks up is found once. */
const found = new WeakMap<Decision, readonly LookedUp[]>();

/** What a decision looks up. */
export function lookupsIn(decision: Decision): readonly LookedUp[] {
  let known = found.get(decision);
  if (known === undefined) found.set(decision, (known = expressionsOf(decision).flatMap(lookupsOf)));
  return known;
}

/** What an expression looks up; a fixed day is known to have a value. */
export function lookupsOf(expression: Expression): readonly LookedUp[] {
  return walk(expression).filter(
    (node): node is LookedUp => node.kind === "lookup" || (node.kind === "parameterAt" && !isConstant(node.date)),
  );
}

/** The name of the table, or of the parameter, in which something is looked up. */
export function nameOfSource(lookup: LookedUp): string {
  return lookup.kind === "lookup" ? lookup.table : lookup.parameter;
}
