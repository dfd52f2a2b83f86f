/** Vectors in memory: facts into lanes, lanes into what is decided. */
import { duration, type Duration } from "../../runtime/duration.ts";
import { isFraction, isOrdinary } from "../../runtime/fraction.ts";
import { rate } from "../../runtime/rate.ts";
import type { EntitySchema, FactRecord, Value, ValueType } from "../../runtime/schema.ts";
import type { Lane, Part, VectorLayout } from "./form.ts";
import type { TextCodes } from "./text-codes.ts";

/** A lane a record. */
export type Vector = Uint8Array | Int32Array | Float64Array;

const arrays = { mask: Uint8Array, int32: Int32Array, float64: Float64Array } as const;

/** Vectors of a layout with room for so many records. */
export function makeVectors(layout: readonly { readonly lane: Lane }[], count: number): readonly Vector[] {
  return layout.map(({ lane }) => new arrays[lane](count));
}

/** Writes the facts of records into input vectors. */
export function writeFacts(
  { facts }: Pick<EntitySchema, "facts">,
  layout: readonly VectorLayout[],
  texts: TextCodes,
  records: readonly FactRecord[],
  vectors: readonly Vector[],
): void {
  layout.forEach(({ name, part }, index) => {
    const { type } = facts.find((fact) => fact.name === name)!;
    const number = laneOf(type, part, texts);
    const vector = vectors[index]!;
    records.forEach((record, row) => {
      vector[row] = number(record[name] ?? null);
    });
  });
}

/** The number that a part of a fact's value is in its lane. */
export function laneOf(type: ValueType, part: Part, texts: TextCodes): (value: Value) => number {
  if (part === "present") return (value) => Number(value !== null);
  const number = writerOf(type, part, texts);
  return (value) => (value === null ? 0 : number(value));
}

/** The number that a part of a value is in its lane. */
function writerOf(type: ValueType, part: Part, texts: TextCodes): (value: NonNullable<Value>) => number {
  switch (type.kind) {
    case "bool":
      return (value) => Number(value);
    case "enum": {
      const codes = new Map(type.members.map(({ name }, code) => [name, code]));
      return (value) => codes.get(value as string)!;
    }
    case "text":
      return (value) => texts.codeOf(value as string);
    case "duration":
      return (value) => (value as Duration)[part as "months" | "days"];
    case "rate":
      return (value) => (isFraction(value) && isOrdinary(value) ? value[part as "numerator" | "denominator"] : NaN);
    default:
      return (value) => value as number;
  }
}

/** Reads what is decided of one record. */
export type OutcomeReader = (vectors: readonly Vector[], row: number) => FactRecord;

/** A reader of output vectors: the vocabulary's decisions, in its order. */
export function outcomeReader(
  { decisions }: Pick<EntitySchema, "decisions">,
  layout: readonly VectorLayout[],
  texts: TextCodes,
): OutcomeReader {
  const fields = decisions.map(({ name, type }) => {
    const at = partsIn(layout, name);
    return { name, present: at("present"), read: valueReaderOf(type, at, texts) };
  });
  return (vectors, row) =>
    Object.fromEntries(
      fields.map(({ name, present, read }) => [
        name,
        present >= 0 && vectors[present]![row] === 0 ? null : read(vectors, row),
      ]),
    );
}

/** Where the vectors of a decision stand, by part; below 0 where it has none. */
export function partsIn(layout: readonly VectorLayout[], decision: string): (part: Part) => number {
  return (part) => layout.findIndex(({ name, part: of }) => name === decision && of === part);
}

/** The reader of a decision's value, where it has one. */
export function valueReaderOf(
  type: ValueType,
  at: (part: Part) => number,
  texts: TextCodes,
): (vectors: readonly Vector[], row: number) => Value {
  const lane = (part: Part): ((vectors: readonly Vector[], row: number) => number) => {
    const index = at(part);
    return (vectors, row) => vectors[index]![row]!;
  };
  const value = lane("value");
  switch (type.kind) {
    case "bool":
      return (vectors, row) => value(vectors, row) !== 0;
    case "enum":
      return (vectors, row) => type.members[value(vectors, row)]!.name;
    case "text":
      return (vectors, row) => texts.textOf(value(vectors, row));
    case "duration": {
      const [months, days] = [lane("months"), lane("days")];
      return (vectors, row) => duration(months(vectors, row), days(vectors, row));
    }
    case "rate": {
      const [numerator, denominator] = [lane("numerator"), lane("denominator")];
      return (vectors, row) => rate(numerator(vectors, row), denominator(vectors, row));
    }
    default:
      return value;
  }
}
