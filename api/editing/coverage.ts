import { measureCoverage, type Share, shareOf } from "../../harness/index.ts";
import type { Program } from "../../ir/ir.ts";

const known = new WeakMap<Program, ReadonlyMap<string, Share>>();

/** How many of the points in each clause the examples of a program reach, of those that can be reached. */
export function coverageByClause(program: Program): ReadonlyMap<string, Share> {
  const found = known.get(program) ?? measure(program);
  known.set(program, found);
  return found;
}

function measure(program: Program): ReadonlyMap<string, Share> {
  const { points } = measureCoverage(program);
  const clauses = new Set(points.flatMap(({ origin }) => origin.clause ?? []));
  return new Map([...clauses].map((id) => [id, shareOf(points.filter(({ origin }) => origin.clause === id))]));
}
