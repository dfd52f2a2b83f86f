import type { FactRecord, Value } from "../../runtime/schema.ts";
import type { Fact } from "../../ir/ir.ts";
import { rangeOf } from "../../ir/range.ts";

/** Every record there is; ranges of dates and numbers must be short. */
export function everyRecord(facts: readonly Fact[]): readonly FactRecord[] {
  return facts.reduce<readonly FactRecord[]>(
    (records, fact) => records.flatMap((record) => valuesOf(fact).map((value) => ({ ...record, [fact.name]: value }))),
    [{}],
  );
}

function valuesOf(fact: Fact): readonly Value[] {
  const { type, optional } = fact;
  const absent = optional ? [null] : [];
  switch (type.kind) {
    case "bool":
      return [...absent, false, true];
    case "enum":
      return [...absent, ...type.enumeration.members.map(({ name }) => name)];
    case "set":
      return [...absent, ...Array(2 ** type.enumeration.members.length).keys()];
    case "int":
    case "date": {
      const { from, to } = rangeOf(fact);
      return [...absent, ...Array.from({ length: to - from + 1 }, (_, index) => from + index)];
    }
    default:
      return [null];
  }
}
