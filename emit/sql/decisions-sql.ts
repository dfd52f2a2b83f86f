/** What is decided, from its lanes, in the types of a database. */
import type { Field } from "../../runtime/schema.ts";
import type { Dialect } from "./dialect.ts";
import { NotInSql, optionLiterals } from "./names.ts";

/** The value of a decision by the lanes of its parts, which are names or numbers. */
export function decisionSql(
  sql: Dialect,
  { name, type }: Field,
  lanes: readonly string[],
  texts: readonly string[],
): string {
  const [first = "", second = ""] = lanes;
  switch (type.kind) {
    case "bool":
    case "int":
      return first;
    case "money":
      return `CAST(CAST(${first} AS DECIMAL(16, 0)) * CAST(0.01 AS DECIMAL(3, 2)) AS DECIMAL(18, 2))`;
    case "date":
      return sql.dateOf(first);
    case "enum":
      return sql.item(sql.list(optionLiterals(sql, type)), first);
    case "text":
      return texts.length === 0
        ? `CAST(NULL AS ${sql.textType})`
        : sql.item(sql.list(texts.map((each) => sql.literal(each))), first);
    case "set":
    case "years":
      return withBits(sql, optionLiterals(sql, type), first);
    case "duration":
      return durationSql(sql, first, second);
    case "rate":
      return rateSql(sql, first, second);
    default:
      throw new NotInSql(name);
  }
}

function asText({ textType }: Dialect, value: string): string {
  return `CAST(${value} AS ${textType})`;
}

function withBits(sql: Dialect, options: readonly string[], bits: string): string {
  const held = options.map((option, bit) => `CASE WHEN ${bits} & ${2 ** bit} <> 0 THEN ${option} END`);
  return sql.filter(sql.list(held), "each IS NOT NULL");
}

function durationSql(sql: Dialect, months: string, days: string): string {
  const [inMonths, inDays] = [`${asText(sql, months)} || 'M'`, `${asText(sql, days)} || 'D'`];
  return `CASE WHEN ${months} = 0 THEN 'P' || ${inDays} WHEN ${days} = 0 THEN 'P' || ${inMonths} ELSE 'P' || ${inMonths} || ${inDays} END`;
}

/** A fraction in lowest terms, as text: databases have none. */
function rateSql(sql: Dialect, numerator: string, denominator: string): string {
  const by = sql.greatestCommonDivisor(numerator, denominator);
  const [top, bottom] = [numerator, denominator].map((each) => asText(sql, sql.quotient(each, by)));
  return `${top} || '/' || ${bottom}`;
}
