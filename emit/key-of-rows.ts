import type * as ir from "../ir/ir.ts";

/** The test for the category in a row's guard: the first of its conditions. */
function heldCategory(guard: ir.Expression): ir.Expression {
  return guard.kind === "and" ? guard.operands[0]! : guard;
}

/** The set that every row of a table asks, and the members that they ask for; null where they differ. */
export function keyOfRows(
  rows: readonly ir.PickRow[],
): { set: ir.Expression; enumeration: ir.Enumeration; bits: number } | null {
  let bits = 0;
  let found: ir.Contains | null = null;
  for (const held of rows.flatMap(({ guard }) => (guard.kind === "or" ? guard.operands : [guard])).map(heldCategory)) {
    if (held.kind !== "contains" || held.set.kind !== "fact" || held.members.kind !== "constant") return null;
    if (held.members.value === 0) return null;
    if (found !== null && (found.set as ir.FactRef).name !== held.set.name) return null;
    found = held;
    bits |= held.members.value as number;
  }
  return found === null || found.set.type.kind !== "set"
    ? null
    : { set: found.set, enumeration: found.set.type.enumeration, bits };
}
