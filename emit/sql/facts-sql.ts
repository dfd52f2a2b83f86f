/** The facts of a table as lanes, and what is wrong with them. */
import { firstDay, lastDay } from "../../runtime/date.ts";
import { mostFen, mostInt } from "../../runtime/numbers.ts";
import { formatBound, type Range, type RangedKind } from "../../runtime/range.ts";
import type { EntitySchema, FactField } from "../../runtime/schema.ts";
import type { Part, VectorLayout } from "../columnar/form.ts";
import { dayNumberOf } from "./calendar-sql.ts";
import { literal, NotInSql, optionLiterals, quoted } from "./names.ts";

/** What a rate is counted in: a millionth. */
const rateUnit = 1_000_000;

/** The lane of an input vector, over the columns of the table. It is never null. */
export function laneSql({ facts }: EntitySchema, { name, part }: VectorLayout, texts: readonly string[]): string {
  const fact = facts.find((each) => each.name === name)!;
  const column = `given.${quoted(name)}`;
  if (part === "present") return `(${column} IS NOT NULL)`;
  return `coalesce(${valueSql(fact, part, column, texts)}, ${defaultSql(fact)})`;
}

function valueSql({ name, type }: FactField, part: Part, column: string, texts: readonly string[]): string {
  switch (type.kind) {
    case "bool":
      return `CAST(${column} AS BOOLEAN)`;
    case "int":
      return `CAST(${column} AS BIGINT)`;
    case "money":
      return `CAST(CAST(${column} AS DECIMAL(18, 2)) * 100 AS BIGINT)`;
    case "rate":
      return part === "numerator"
        ? `CAST(CAST(${column} AS DECIMAL(18, 6)) * ${rateUnit} AS BIGINT)`
        : String(rateUnit);
    case "date":
      return dayNumberOf(column);
    case "enum":
      return choice(column, optionLiterals(type));
    case "text":
      return choice(column, texts.map(literal));
    case "set":
    case "years":
      return bits(optionLiterals(type), column);
    default:
      throw new NotInSql(name);
  }
}

/** The position of a text among some; null for another. */
function choice(column: string, options: readonly string[]): string {
  if (options.length === 0) return "NULL";
  return `CASE ${column} ${options.map((option, code) => `WHEN ${option} THEN ${code}`).join(" ")} END`;
}

function bits(options: readonly string[], column: string): string {
  const held = options.map(
    (option, bit) => `CASE WHEN list_contains(${column}, ${option}) THEN ${2 ** bit} ELSE 0 END`,
  );
  return `CASE WHEN ${column} IS NOT NULL THEN ${held.join(" + ")} END`;
}

/** What counts where nothing stands; a text that no rule names is any other. */
function defaultSql({ type, default: value }: FactField): string {
  if (type.kind === "bool") return value === true ? "TRUE" : "FALSE";
  if (type.kind === "text") return "2147483647";
  if (type.kind === "enum" && value !== null) return String(type.members.findIndex(({ name }) => name === value));
  return typeof value === "number" ? String(value) : "0";
}

/** For each fact that may be wrong a condition under which it is, and what is told then. */
export function faultsSql({ facts }: EntitySchema, asked: ReadonlySet<string>): readonly (readonly [string, string])[] {
  return facts.filter(({ name }) => asked.has(name)).flatMap(faultsOf);
}

/** What a record may hold at most where its vocabulary does not say. */
const widest: Readonly<Record<RangedKind, Range>> = {
  int: { from: -mostInt, to: mostInt },
  money: { from: -mostFen, to: mostFen },
  date: { from: firstDay, to: lastDay },
};

function faultsOf(fact: FactField): readonly (readonly [string, string])[] {
  const { name, type, required } = fact;
  const column = `given.${quoted(name)}`;
  const missing = required ? [[`${column} IS NULL`, `${name} is missing`] as const] : [];
  switch (type.kind) {
    case "int":
    case "money":
    case "date": {
      const { from, to } = type.range ?? widest[type.kind];
      const [least, most] = [from, to].map((bound) => formatBound(type.kind as RangedKind, bound));
      const number = valueSql(fact, "value", column, []);
      return [...missing, [`${number} NOT BETWEEN ${from} AND ${to}`, `${name} is outside ${least} to ${most}`]];
    }
    case "enum":
      return [
        ...missing,
        [
          `${column} IS NOT NULL AND ${column} NOT IN (${optionLiterals(type).join(", ")})`,
          `${name} has an unknown value`,
        ],
      ];
    case "set":
      return [
        ...missing,
        [
          `list_has_any(list_filter(${column}, lambda each: each NOT IN (${optionLiterals(type).join(", ")})), ${column})`,
          `${name} has an unknown value`,
        ],
      ];
    default:
      return missing;
  }
}
