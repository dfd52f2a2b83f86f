import type { FactRecord, Value } from "../../runtime/schema.ts";
import type { Fact } from "../../compiler/ir/ir.ts";
import { greatestNumber } from "./random-program.ts";

/** Every record there is, where date facts lie between two days and int facts are small. */
export function everyRecord(facts: readonly Fact[], dates: readonly [from: number, to: number]): readonly FactRecord[] {
  return facts.reduce<readonly FactRecord[]>(
    (records, fact) =>
      records.flatMap((record) => valuesOf(fact, dates).map((value) => ({ ...record, [fact.name]: value }))),
    [{}],
  );
}

function valuesOf({ type, optional }: Fact, [from, to]: readonly [number, number]): readonly Value[] {
  const absent = optional ? [null] : [];
  switch (type.kind) {
    case "bool":
      return [...absent, false, true];
    case "enum":
      return [...absent, ...type.enumeration.members.map(({ name }) => name)];
    case "set":
      return [...absent, ...Array(2 ** type.enumeration.members.length).keys()];
    case "int":
      return [...absent, ...Array(greatestNumber + 1).keys()];
    case "date":
      return [...absent, ...Array.from({ length: to - from + 1 }, (_, index) => from + index)];
    default:
      return [null];
  }
}
