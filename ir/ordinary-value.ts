import { dayOf } from "../runtime/date.ts";
import type { Value } from "../runtime/schema.ts";
import type { Fact } from "./ir.ts";
import { nearestIn } from "./range.ts";

/** What a fact is in the plainest record: its default, else absent, else as for someone of middle age. */
export function ordinaryValue(fact: Fact, planYear: number): Value {
  return fact.default ?? (fact.optional ? null : ordinaryPresent(fact, dayOf(planYear - 40, 5, 1)));
}

/** What a fact is where it must be known; a date is the nearest to a day that it may be. */
export function ordinaryPresent({ type, range }: Fact, day: number): Value {
  switch (type.kind) {
    case "date":
      return nearestIn(range, day);
    case "int":
    case "money":
      return nearestIn(range, 0);
    case "bool":
      return false;
    case "enum":
      return type.enumeration.members[0]!.name;
    case "set":
      return 0;
    case "exactMoney":
    case "rate":
      return { numerator: 0, denominator: 1 };
    case "duration":
      return { months: 0, days: 0 };
    case "series":
      return new Map();
    case "list":
    case "texts":
      return [];
    case "text":
    case "record":
    case "absent":
    case "unknown":
      return "";
  }
}
