/** What is wrong with the facts of a row, in words that begin with the code that `pol run` has for it. */
import { firstDay, lastDay } from "../../runtime/date.ts";
import type { InputProblem } from "../../runtime/input-error.ts";
import { mostFen, mostInt } from "../../runtime/numbers.ts";
import { formatBound, type Range, type RangedKind } from "../../runtime/range.ts";
import type { FactField } from "../../runtime/schema.ts";
import { hasOptions, type TypeOfOptions } from "../option-names.ts";
import type { Dialect } from "./dialect.ts";
import { columnOf, valueSql } from "./facts-sql.ts";
import { optionLiterals } from "./names.ts";

/** A condition, which may be null where nothing is wrong, and what is told where it holds. */
export interface Fault {
  readonly condition: string;
  readonly told: string;
}

/** What is told of a problem. */
export function toldOf(code: InputProblem | "again" | "withheld", words: string): string {
  return `${code}: ${words}`;
}

/** What may be wrong with the facts, in the order in which a record is read: what is missing comes last. */
export function faultsSql(sql: Dialect, facts: readonly FactField[]): readonly Fault[] {
  const missing = facts
    .filter(({ required }) => required)
    .map((fact) => ({
      condition: `${columnOf(sql, fact)} IS NULL`,
      told: toldOf("missing-field", `${fact.name} is missing`),
    }));
  return [...facts.flatMap((fact) => valueFaults(sql, fact)), ...missing];
}

/** What is told first; null where nothing is wrong. */
export function firstOf(sql: Dialect, faults: readonly Fault[]): string {
  if (faults.length === 0) return `CAST(NULL AS ${sql.textType})`;
  return `CASE ${faults.map(({ condition, told }) => `WHEN ${condition} THEN ${sql.literal(told)}`).join(" ")} END`;
}

/** What a record may hold at most where its vocabulary does not say. */
const widest: Readonly<Record<RangedKind, Range>> = {
  int: { from: -mostInt, to: mostInt },
  money: { from: -mostFen, to: mostFen },
  date: { from: firstDay, to: lastDay },
};

/** What values must be so that none is rounded as it is read, and what is told of one that is not. */
const exactTypes = {
  int: { type: "BIGINT", words: "is no whole number" },
  money: { type: "DECIMAL(16, 2)", words: "is no amount in yuan with at most two decimals" },
  rate: { type: "DECIMAL(18, 6)", words: "is no rate with at most six decimals" },
} as const;

function valueFaults(sql: Dialect, fact: FactField): readonly Fault[] {
  const { name, type } = fact;
  const column = columnOf(sql, fact);
  if (hasOptions(type)) return [unknownValue(sql, name, column, type)];
  switch (type.kind) {
    case "bool":
      return [notOf(sql, fact, "BOOLEAN", "is neither true nor false")];
    case "date":
      return [notOf(sql, fact, "DATE", "is no date"), outside(sql, fact, type.range ?? widest.date, "date")];
    case "int":
    case "money":
      return [inexact(sql, fact, type.kind), outside(sql, fact, type.range ?? widest[type.kind], type.kind)];
    case "rate":
      return [inexact(sql, fact, type.kind)];
    default:
      return [];
  }
}

function notOf(sql: Dialect, fact: FactField, type: string, words: string): Fault {
  const column = columnOf(sql, fact);
  return {
    condition: `${column} IS NOT NULL AND ${sql.cast(column, type)} IS NULL`,
    told: toldOf("wrong-value", `${fact.name} ${words}`),
  };
}

/** A number that has more digits than are read, or that is none. */
function inexact(sql: Dialect, fact: FactField, kind: keyof typeof exactTypes): Fault {
  const column = columnOf(sql, fact);
  const { type, words } = exactTypes[kind];
  const differs = `${sql.cast(column, "DECIMAL(38, 12)")} <> ${sql.cast(column, type)}`;
  return {
    condition: `${column} IS NOT NULL AND coalesce(${differs}, TRUE)`,
    told: toldOf("wrong-value", `${fact.name} ${words}`),
  };
}

function outside(sql: Dialect, fact: FactField, { from, to }: Range, kind: RangedKind): Fault {
  const [least, most] = [from, to].map((bound) => formatBound(kind, bound));
  return {
    condition: `${valueSql(sql, fact, "value", [])} NOT BETWEEN ${from} AND ${to}`,
    told: toldOf("wrong-value", `${fact.name} is outside ${least} to ${most}`),
  };
}

function unknownValue(sql: Dialect, name: string, column: string, type: TypeOfOptions): Fault {
  const options = optionLiterals(sql, type).join(", ");
  return {
    condition:
      type.kind === "enum"
        ? `${column} NOT IN (${options})`
        : `${sql.length(sql.filter(column, `each NOT IN (${options})`))} > 0`,
    told: toldOf("unknown-value", `${name} has an unknown value`),
  };
}
