/** Values as FEEL writes them. Amounts are in yuan. */
import { formatDay } from "../../runtime/date.ts";
import { type Duration, formatDuration } from "../../runtime/duration.ts";
import { divideExact, type Fraction } from "../../runtime/fraction.ts";
import { formatRate } from "../../runtime/rate.ts";
import type { Value } from "../../runtime/schema.ts";
import type * as ir from "../../ir/ir.ts";
import { firstYearOf, type Type, yearsOf } from "../../ir/types.ts";
import { atom, call, type Feel, holds, list, nothing, quoted } from "./feel.ts";
import { NotInDmn } from "./not-in-dmn.ts";

type Placed = Pick<ir.Expression, "origin">;

/** A value of a type; `at` is the place that is told where FEEL has no such value. */
export function valueFeel(value: Value, type: Type, at: Placed): Feel {
  if (value === null) return nothing;
  switch (type.kind) {
    case "bool":
      return atom(String(value));
    case "int":
      return numberFeel(String(value as number));
    case "money":
    case "rate":
    case "exactMoney":
      return fractionFeel(value as number | Fraction, type.kind === "rate" ? 1 : 100, at);
    case "date":
      return call("date", quoted(formatDay(value as number)));
    case "duration":
      return durationFeel(value as Duration, at);
    case "set":
      return list(membersOf(value as number, type));
    case "texts":
      return list((value as readonly string[]).map(quoted));
    case "enum":
    case "text":
      return quoted(value as string);
    default:
      throw new NotInDmn("series", at);
  }
}

/** A number by its digits. */
export function numberFeel(digits: string): Feel {
  return { text: digits, hold: digits.startsWith("-") ? holds.sum : holds.atom };
}

/** A fraction, or a number of fen, in units of which it makes up so many. */
export function fractionFeel(value: number | Fraction, unit: number, at: Placed): Feel {
  const digits = formatRate(divideExact(value, unit));
  if (digits.includes("/")) throw new NotInDmn("inexact", at);
  return numberFeel(digits.includes(".") ? digits.replace(/\.?0+$/u, "") : digits);
}

function durationFeel(value: Duration, at: Placed): Feel {
  if (value.months !== 0 && value.days !== 0) throw new NotInDmn("duration", at);
  const { months, days } = value;
  const size = formatDuration({ months: Math.abs(months), days: Math.abs(days) });
  return call("duration", quoted(months < 0 || days < 0 ? `-${size}` : size));
}

/** The members of a set, in the order of their type. */
export function membersOf(bits: number, type: Type): readonly Feel[] {
  if (type.kind !== "set") throw new RangeError("not a set");
  const held = (index: number): boolean => ((bits >> index) & 1) === 1;
  if (yearsOf(type) !== null) {
    const years = Array.from({ length: 31 }, (_, index) => index).filter(held);
    return years.map((index) => numberFeel(String(firstYearOf(type) + index)));
  }
  return type.enumeration.members.filter((_, index) => held(index)).map(({ name }) => quoted(name));
}
