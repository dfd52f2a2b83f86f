import { addMonths, type Day } from "../../runtime/date.ts";
import type { Range } from "../../runtime/range.ts";
import type { EntityProgram, Fact } from "../../ir/ir.ts";

/**
 * An entity with the ranges in which its records exist in both of two programs, in the old one's terms:
 * the new one's records are some months later. Null where a fact has no value in common.
 */
export function commonRanges(old: EntityProgram, next: EntityProgram, monthsAhead: number): EntityProgram | null {
  const facts = old.facts.map((fact) => {
    const later = next.facts.find(({ name }) => name === fact.name);
    return later === undefined ? fact : { ...fact, range: commonRange(fact, later, monthsAhead) };
  });
  const isEmpty = ({ range, optional }: Fact): boolean => range !== null && range.from > range.to && !optional;
  return facts.some(isEmpty) ? null : { ...old, facts };
}

function commonRange({ type, range: old }: Fact, { range: next }: Fact, monthsAhead: number): Range | null {
  if (old === null || next === null) return old;
  const earlier = type.kind === "date" ? earlierRange(next, monthsAhead) : next;
  return { from: Math.max(old.from, earlier.from), to: Math.min(old.to, earlier.to) };
}

/** The days that lie in a range once they are some months later: months may end early, so more than one day may become one. */
function earlierRange({ from, to }: Range, months: number): Range {
  return { from: firstReaching(from, months), to: firstReaching(to + 1, months) - 1 };
}

/** The first day that is no earlier than another once it is some months later. */
function firstReaching(day: Day, months: number): Day {
  let first = addMonths(day, -months);
  while (addMonths(first, months) >= day) first--;
  while (addMonths(first, months) < day) first++;
  return first;
}
