import { addMonths } from "../../runtime/date.ts";
import type { FactRecord, Value } from "../../runtime/schema.ts";
import type { EntityProgram } from "../../ir/ir.ts";
import { yearsOf } from "../../ir/types.ts";
import type { Range } from "../../runtime/range.ts";
import type { Diagram } from "../diagram/diagram.ts";
import type { Store } from "../diagram/store.ts";
import { instantTerm, opaqueTerm, valueTerm } from "../diagram/term.ts";
import { shifted } from "../theory/moment.ts";
import { instantOf } from "../theory/order.ts";

/** A record and, where plan years are aligned, the same a plan year later. */
export interface PairWitness {
  readonly old: FactRecord;
  readonly new: FactRecord;
}

/**
 * A record some months later: every date fact is moved by that, years of a set by as many years, and 29 February becomes 28 February
 * where the year has no other. Nobody is moved onto a 29 February, but from one four years apart.
 */
export function recordLater(entity: EntityProgram, facts: FactRecord, months: number): FactRecord {
  if (months === 0) return facts;
  return Object.fromEntries(
    entity.facts.map(({ name, type }) => {
      const value = facts[name] ?? null;
      const years = yearsOf(type);
      if (years !== null && typeof value === "number") return [name, yearsLater(value, years, months / 12)];
      return [name, type.kind === "date" && typeof value === "number" ? addMonths(value, months) : value];
    }),
  );
}

/** A set of years some years later; years that it cannot hold fall out of it. */
function yearsLater(bits: number, { from, to }: Range, by: number): number {
  const held = 2 ** (to - from + 1) - 1;
  return by >= 0 ? (bits << by) & held : bits >> -by;
}

/** A date some months later, to be compared with one of another plan year; other values stay. */
export function valueLater(value: Value, isDate: boolean, months: number): Value {
  return isDate && typeof value === "number" ? addMonths(value, months) : value;
}

/** A date-valued diagram some months later. */
export function datesLater(store: Store, dates: Diagram, months: number): Diagram {
  if (months === 0) return dates;
  return store.map(dates, (term) => {
    if (term.kind === "failure" || (term.kind === "value" && term.value === null)) return term;
    const instant = instantOf(term);
    if (instant === null) return opaqueTerm(`${term.key}+${months}m`, { kind: "unknown-date" });
    const later = shifted(instant, "months", months);
    return typeof later === "number" ? valueTerm(later) : instantTerm(later);
  });
}
