import type { Value } from "../runtime/schema.ts";
import { unlistedYears } from "../runtime/workdays.ts";
import type { Expression } from "./ir.ts";

/** The years of which a list of holidays would have to be known for what one part of an expression asks, by the values of its parts. */
export function unlistedYearsOf(part: Expression, valueOf: (part: Expression) => Value): readonly number[] {
  switch (part.kind) {
    case "isWorkday": {
      const date = valueOf(part.date) as number;
      return unlistedYears(part.calendar, date, date);
    }
    case "toWorkday":
    case "addWorkdays":
      return unlistedYears(part.calendar, valueOf(part.date) as number, valueOf(part) as number);
    default:
      return [];
  }
}
