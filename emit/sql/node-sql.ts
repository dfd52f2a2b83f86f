import type { ColumnNode } from "../columnar/form.ts";
import { callSql } from "./calendar-sql.ts";
import type { Dialect } from "./dialect.ts";
import { windowSql } from "./windows-sql.ts";

/** Whole numbers beyond this are no longer exact in other back ends: a record that has one is decided by itself. */
const mostExact = Number.MAX_SAFE_INTEGER;

/** What a node comes to by its operands, which are names, numbers or in brackets. It is never null. */
export function nodeSql(sql: Dialect, { operation, operands, lane }: ColumnNode, texts: readonly string[]): string {
  const [first = "", second = "", third = ""] = texts;
  const most = operands.map((each) => each.most);
  switch (operation.kind) {
    case "constant":
      return lane === "mask" ? (operation.value === 1 ? "TRUE" : "FALSE") : literalOf(operation.value);
    case "input":
      throw new RangeError("an input is a column of its own");
    case "add":
      return clamped(`${first} + ${second}`, (most[0] ?? 0) + (most[1] ?? 0));
    case "subtract":
      return clamped(`${first} - ${second}`, (most[0] ?? 0) + (most[1] ?? 0));
    case "multiply": {
      const bound = (most[0] ?? 0) * (most[1] ?? 0);
      return clamped(
        bound > mostExact ? `CAST(${first} AS ${sql.wideType}) * ${second}` : `${first} * ${second}`,
        bound,
      );
    }
    case "least":
      return `least(${first}, ${second})`;
    case "greatest":
      return `greatest(${first}, ${second})`;
    case "floorDivide": {
      const divisor = `(CASE WHEN ${second} = 0 THEN 1 ELSE ${second} END)`;
      return sql.quotient(`(${first} - ((${first} % ${divisor}) + ${divisor}) % ${divisor})`, divisor);
    }
    case "bitAnd":
      return `(${first} & ${second})`;
    case "bitOr":
      return `(${first} | ${second})`;
    case "equal":
      return `(${first} = ${second})`;
    case "less":
      return `(${first} < ${second})`;
    case "lessOrEqual":
      return `(${first} <= ${second})`;
    case "both":
      return `(${first} AND ${second})`;
    case "either":
      return `(${first} OR ${second})`;
    case "not":
      return `(NOT ${first})`;
    case "select":
      return `(CASE WHEN ${first} THEN ${second} ELSE ${third} END)`;
    case "widen":
    case "narrow":
      return first;
    case "entry":
      return `coalesce(CAST(${sql.item(sql.list(operation.entries.map(String)), first)} AS BIGINT), 0)`;
    case "call":
      return callSql(sql, operation, texts);
    case "overGroup":
      return operation.function === "sum"
        ? exactly(windowSql(sql, operation, operands, texts))
        : windowSql(sql, operation, operands, texts);
  }
}

function literalOf(value: number): string {
  return value < 0 ? `(${value})` : String(value);
}

/** A number that is perhaps beyond what is exact. */
function clamped(sum: string, most: number): string {
  return most <= mostExact ? `(${sum})` : exactly(sum);
}

/** Just beyond what is exact a number stays where it is, and its record is marked. */
function exactly(number: string): string {
  return `CAST(greatest(least(${number}, ${mostExact + 1}), ${-mostExact - 1}) AS BIGINT)`;
}
