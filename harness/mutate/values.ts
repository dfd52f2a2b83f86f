import { sameValue } from "../../ir/values.ts";
import type { Type } from "../../ir/types.ts";
import { duration, type Duration } from "../../runtime/duration.ts";
import { addExact, type Fraction, subtractExact } from "../../runtime/fraction.ts";
import { type Rate, rate } from "../../runtime/rate.ts";
import type { Value } from "../../runtime/schema.ts";

/** The values that a slip of the pen could put in place of one. */
export function nearbyValues(type: Type, value: Value): readonly Value[] {
  if (value === null) return [];
  return candidates(type, value).filter((each) => !sameValue(each, value));
}

function candidates(type: Type, value: Value): readonly Value[] {
  switch (type.kind) {
    case "bool":
      return [value !== true];
    case "date":
    case "int":
      return [(value as number) - 1, (value as number) + 1];
    case "money":
      return [(value as number) + 100, ...((value as number) >= 100 ? [(value as number) - 100] : [])];
    case "rate":
      return nearbyRates(value as Rate);
    case "duration":
      return nearbyDurations(value as Duration);
    case "enum": {
      const names = type.enumeration.members.map(({ name }) => name);
      return [names[(names.indexOf(value as string) + 1) % names.length]!];
    }
    case "set":
      return nearbySets(value as number, type.enumeration.members.length);
    default:
      return [];
  }
}

function nearbyRates(value: Rate): readonly Fraction[] {
  const step = rate(1, 10);
  return value.numerator === 0
    ? [addExact(value, step)]
    : [subtractExact(value, step), ...(value.numerator < value.denominator ? [addExact(value, step)] : [])];
}

function nearbyDurations({ months, days }: Duration): readonly Duration[] {
  const byMonth = months === 0 ? [] : [duration(months - 1, days), duration(months + 1, days)];
  const byDay =
    days === 0 && months !== 0 ? [] : [duration(months, days + 1), ...(days > 0 ? [duration(months, days - 1)] : [])];
  return [...byMonth, ...byDay];
}

/** Each member left out; a single member taken for its neighbour. */
function nearbySets(bits: number, size: number): readonly number[] {
  const members = Array.from({ length: size }, (_, index) => 1 << index).filter((member) => (bits & member) !== 0);
  if (members.length > 1) return members.map((member) => bits & ~member);
  return members.map((member) => (member === 1 << (size - 1) ? 1 : member << 1));
}
