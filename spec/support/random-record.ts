import type { EntityProgram, Fact } from "../../ir/ir.ts";
import { dayOf } from "../../runtime/date.ts";
import type { FactRecord, Value } from "../../runtime/schema.ts";
import type { Choose } from "./random-program.ts";

/** A random record of an entity without lists; dates are mostly about a plan year, where notices draw their lines. */
export function randomRecord({ facts }: EntityProgram, year: number, choose: Choose): FactRecord {
  const record = Object.fromEntries(facts.map((fact) => [fact.name, randomValue(fact, year, choose)]));
  return withRelatedDates(record, facts, choose);
}

function randomValue({ type, optional, default: value }: Fact, year: number, choose: Choose): Value {
  if (optional && choose(4) === 0) return null;
  switch (type.kind) {
    case "date":
      return choose(4) === 0 ? dayOf(year - choose(80), 1, 1) + choose(366) : dayOf(year - 1, 7, 1) + choose(600);
    case "bool":
      return choose(3) === 0;
    case "int":
      return choose(4);
    case "enum":
      return type.enumeration.members[choose(type.enumeration.members.length)]!.name;
    case "set":
      return type.enumeration.members.reduce((mask, _, bit) => (choose(8) === 0 ? mask | (1 << bit) : mask), 0);
    default:
      return value;
  }
}

/** Moves a date near another now and then: to the same day, or some months or days from it. */
function withRelatedDates(record: FactRecord, facts: readonly Fact[], choose: Choose): FactRecord {
  const dates = facts.filter(({ type }) => type.kind === "date").map(({ name }) => name);
  if (choose(2) === 0) return record;
  const [moved, fixed] = [dates[choose(dates.length)]!, dates[choose(dates.length)]!];
  const base = record[fixed];
  if (typeof base !== "number") return record;
  const distances = [0, 1, 60, 89, 90, 91, 92, 364, 365, 366, 6574, 21914, 21915];
  return { ...record, [moved]: base + distances[choose(distances.length)]! * (choose(2) === 0 ? 1 : -1) };
}
