/** Values as lanes: how many there are of each type, and how one of two values is taken lane by lane. */
import { type Duration } from "../../runtime/duration.ts";
import { isFraction, isOrdinary } from "../../runtime/fraction.ts";
import type { Value } from "../../runtime/schema.ts";
import { isFractional, type Type } from "../../ir/types.ts";
import type { ColumnNode, Part } from "./form.ts";
import type { ColumnGraph } from "./graph.ts";
import type { TextCodes } from "./text-codes.ts";

/** A value of each record: whether there is one, and its parts, which mean nothing where there is none. */
export interface Lanes {
  readonly present: ColumnNode;
  /** None for what is never there; else as the type has it, where a fraction that is whole may leave out its denominator. */
  readonly parts: readonly ColumnNode[];
}

/** The parts of a type's values; null where they are no numbers of a fixed size. */
export function partsOf(type: Type): readonly Exclude<Part, "present">[] | null {
  switch (type.kind) {
    case "bool":
    case "int":
    case "money":
    case "date":
    case "text":
    case "enum":
    case "set":
      return ["value"];
    case "duration":
      return ["months", "days"];
    case "rate":
    case "exactMoney":
      return ["numerator", "denominator"];
    default:
      return null;
  }
}

/** A value that is always there. */
export function present(graph: ColumnGraph, ...parts: readonly ColumnNode[]): Lanes {
  return { present: graph.yes, parts };
}

/** What is never there. */
export function absent(graph: ColumnGraph): Lanes {
  return { present: graph.no, parts: [] };
}

/** One of two values. */
export function choose(graph: ColumnGraph, mask: ColumnNode, then: Lanes, otherwise: Lanes): Lanes {
  const count = Math.max(then.parts.length, otherwise.parts.length);
  const [one, other] = [then, otherwise].map((lanes) => padded(graph, lanes, count));
  return {
    present: graph.select(mask, then.present, otherwise.present),
    parts: Array.from({ length: count }, (_, part) =>
      one![part] === undefined
        ? other![part]!
        : other![part] === undefined
          ? one![part]
          : graph.select(mask, one![part], other![part]),
    ),
  };
}

/** The denominator of a whole number is 1. */
function padded(graph: ColumnGraph, { parts }: Lanes, count: number): readonly ColumnNode[] {
  return parts.length === 1 && count === 2 ? [parts[0]!, graph.number(1)] : parts;
}

/** The two parts of a number that may be a fraction. */
export function fractionOf(
  graph: ColumnGraph,
  { parts: [numerator, denominator] }: Lanes,
): readonly [ColumnNode, ColumnNode] {
  return [numerator!, denominator ?? graph.number(1)];
}

/** The numbers that a fixed value has as its parts; null where it has none. */
export function numbersOf(type: Type, value: Value, texts: TextCodes): readonly number[] | null {
  switch (type.kind) {
    case "bool":
      return [Number(value)];
    case "enum":
      return [type.enumeration.members.findIndex(({ name }) => name === value)];
    case "text":
      return [texts.codeOf(value as string)];
    case "duration":
      return [(value as Duration).months, (value as Duration).days];
    default:
      if (typeof value === "number") return isFractional(type) ? [value, 1] : [value];
      return isFraction(value) && isOrdinary(value) ? [value.numerator, value.denominator] : null;
  }
}
