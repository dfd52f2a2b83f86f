/** The facts of a table as lanes. */
import type { EntitySchema, FactField } from "../../runtime/schema.ts";
import type { Part, VectorLayout } from "../columnar/form.ts";
import type { Dialect } from "./dialect.ts";
import { NotInSql, optionLiterals } from "./names.ts";

/** What a rate is counted in: a millionth. */
const rateUnit = 1_000_000;

/** The column of a fact in the table. */
export function columnOf(sql: Dialect, { name }: FactField): string {
  return `given.${sql.quoted(name)}`;
}

/** The lane of an input vector, over the columns of the table. It is never null. */
export function laneSql(
  sql: Dialect,
  { facts }: EntitySchema,
  { name, part }: VectorLayout,
  texts: readonly string[],
): string {
  const fact = facts.find((each) => each.name === name)!;
  if (part === "present") return `(${columnOf(sql, fact)} IS NOT NULL)`;
  return `coalesce(${valueSql(sql, fact, part, texts)}, ${defaultSql(fact)})`;
}

/** A part of the value of a fact; null where there is none, or none of its type. */
export function valueSql(sql: Dialect, fact: FactField, part: Part, texts: readonly string[]): string {
  const { name, type } = fact;
  const column = columnOf(sql, fact);
  switch (type.kind) {
    case "bool":
      return sql.cast(column, "BOOLEAN");
    case "int":
      return sql.cast(column, "BIGINT");
    case "money":
      return `CAST(${sql.cast(column, "DECIMAL(16, 2)")} * 100 AS BIGINT)`;
    case "rate":
      return part === "numerator"
        ? `CAST(${sql.cast(column, "DECIMAL(18, 6)")} * ${rateUnit} AS BIGINT)`
        : String(rateUnit);
    case "date":
      return sql.dayNumberOf(sql.cast(column, "DATE"));
    case "enum":
      return choice(column, optionLiterals(sql, type));
    case "text":
      return choice(
        column,
        texts.map((text) => sql.literal(text)),
      );
    case "set":
    case "years":
      return bits(sql, optionLiterals(sql, type), column);
    default:
      throw new NotInSql(name);
  }
}

/** The position of a text among some; null for another. */
function choice(column: string, options: readonly string[]): string {
  if (options.length === 0) return "CAST(NULL AS BIGINT)";
  return `CASE ${column} ${options.map((option, code) => `WHEN ${option} THEN ${code}`).join(" ")} END`;
}

function bits(sql: Dialect, options: readonly string[], column: string): string {
  const held = options.map((option, bit) => `CASE WHEN ${sql.contains(column, option)} THEN ${2 ** bit} ELSE 0 END`);
  return `CASE WHEN ${column} IS NOT NULL THEN ${held.join(" + ")} END`;
}

/** What counts where nothing stands; a text that no rule names is any other. */
export function defaultSql({ type, default: value }: FactField): string {
  if (type.kind === "bool") return value === true ? "TRUE" : "FALSE";
  if (type.kind === "text") return "2147483647";
  if (type.kind === "enum" && value !== null) return String(type.members.findIndex(({ name }) => name === value));
  return typeof value === "number" ? String(value) : "0";
}
