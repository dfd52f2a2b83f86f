import { shareOf, type Share } from "../../harness/reach/coverage.ts";
import type { Program } from "../../ir/ir.ts";
import { coverageOf } from "../coverage.ts";

/** How many of the points in each clause the examples of a program reach, of those that can be reached. */
export function coverageByClause(program: Program): ReadonlyMap<string, Share> {
  const { points } = coverageOf(program);
  const clauses = new Set(points.flatMap(({ origin }) => origin.clause ?? []));
  return new Map([...clauses].map((id) => [id, shareOf(points.filter(({ origin }) => origin.clause === id))]));
}
