/** What is decided, from its lanes, in the types of a database. */
import type { Field } from "../../runtime/schema.ts";
import { dateOf } from "./calendar-sql.ts";
import { literal, NotInSql, optionLiterals } from "./names.ts";

/** The value of a decision by the lanes of its parts, which are names or numbers. */
export function decisionSql({ name, type }: Field, lanes: readonly string[], texts: readonly string[]): string {
  const [first = "", second = ""] = lanes;
  switch (type.kind) {
    case "bool":
    case "int":
      return first;
    case "money":
      return `CAST(${first} AS DECIMAL(18, 0)) * CAST(0.01 AS DECIMAL(3, 2))`;
    case "date":
      return dateOf(first);
    case "enum":
      return `[${optionLiterals(type).join(", ")}][${first} + 1]`;
    case "text":
      return `[${texts.map(literal).join(", ")}][${first} + 1]`;
    case "set":
    case "years":
      return withBits(optionLiterals(type), first);
    case "duration":
      return `CASE WHEN ${first} = 0 THEN 'P' || ${second} || 'D' WHEN ${second} = 0 THEN 'P' || ${first} || 'M' ELSE 'P' || ${first} || 'M' || ${second} || 'D' END`;
    case "rate":
      return rateSql(first, second);
    default:
      throw new NotInSql(name);
  }
}

function withBits(options: readonly string[], bits: string): string {
  return `list_where([${options.join(", ")}], [${options.map((_, bit) => `${bits} & ${2 ** bit} <> 0`).join(", ")}])`;
}

/** A fraction in lowest terms, as text: databases have none. */
function rateSql(numerator: string, denominator: string): string {
  const by = `gcd(${numerator}, ${denominator})`;
  return `(${numerator} // ${by}) || '/' || (${denominator} // ${by})`;
}
