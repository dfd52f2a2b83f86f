import { monthOf, parseDay } from "./date.ts";
import { wholeText } from "./destroyed-text.ts";
import { parseDuration } from "./duration.ts";
import { InexactNumber } from "./inexact-number.ts";
import { inputError, type InputError, type Place } from "./input-error.ts";
import { parseMoney } from "./money.ts";
import { mostInt } from "./numbers.ts";
import { NameIndex } from "./name-index.ts";
import { parseRate } from "./rate.ts";
import { inRange, type Range } from "./range.ts";
import type { Member, Value, ValueType } from "./schema.ts";

/** Reads a value at a place; undefined where it cannot, with the errors added to the list. */
export type Reader<Input> = (input: Input, place: Place, errors: InputError[]) => Value | undefined;

/** A type whose values hold no entities. */
type PlainType = Exclude<ValueType, { readonly kind: "list" }>;
/** The types whose values are named options. */
export type MemberType = Extract<ValueType, { readonly kind: "enum" | "set" }>;
type IntType = Extract<ValueType, { readonly kind: "int" }>;
/** The type of sets of calendar years. */
export type YearsType = Extract<ValueType, { readonly kind: "years" }>;
type SeriesType = Extract<ValueType, { readonly kind: "series" }>;

/** The reader of a value in its JSON form. */
export function valueReader(type: PlainType): Reader<unknown> {
  switch (type.kind) {
    case "bool":
      return accepting(type, (input) => (typeof input === "boolean" ? input : undefined));
    case "int":
      return accepting(type, (input) => (typeof input === "number" ? wholeNumber(type, input) : undefined));
    case "text":
      return (input, place, errors) =>
        typeof input === "string" ? wholeText(input, place, errors) : refuse(type, input, place, errors);
    case "texts":
      return accepting(type, (input) => (isTexts(input) ? input : undefined));
    case "money":
      return textReader(type, within(type.range, parseMoney));
    case "rate":
      return textReader(type, parseRate);
    case "date":
      return textReader(type, within(type.range, parseDay));
    case "duration":
      return textReader(type, parseDuration);
    case "enum":
      return enumReader(type);
    case "set":
      return setReader(type);
    case "years":
      return yearsReader(type);
    case "series":
      return seriesReader(type);
  }
}

/** Whether an input is a JSON object. */
export function isObject(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === "object" && input !== null && !Array.isArray(input) && !(input instanceof InexactNumber);
}

/** Reports an input as not of a type. */
export function refuse(type: ValueType, input: unknown, place: Place, errors: InputError[]): undefined {
  errors.push(inputError("wrong-value", place, input, type));
}

/** The number itself where it is whole, of at most twelve digits and in its range; zero has no sign. */
export function wholeNumber({ range }: IntType, input: number): number | undefined {
  return isWhole(input) && inRange(range, input) ? input + 0 : undefined;
}

/** Parses what lies in a range only. */
function within(range: Range | undefined, parse: (text: string) => number | null): (text: string) => number | null {
  return (text) => {
    const value = parse(text);
    return value !== null && inRange(range, value) ? value : null;
  };
}

function isWhole(input: unknown): input is number {
  return Number.isInteger(input) && Math.abs(input as number) <= mostInt;
}

/** The reader of one text that names a member. */
function enumReader(type: MemberType): Reader<unknown> {
  const members = new NameIndex(type.members);
  return (input, place, errors) => {
    if (typeof input !== "string") return refuse(type, input, place, errors);
    return members.find(input)?.name ?? refuseMember(type, members, input, place, errors);
  };
}

/** The reader of a list of texts that name members, as bits. */
export function setReader(type: MemberType): Reader<unknown> {
  const members = new NameIndex(type.members.map(({ name, label }, index) => ({ name, label, bit: 1 << index })));
  const bitOf: Reader<unknown> = (item, place, errors) => {
    if (typeof item !== "string") return refuse(type, item, place, errors);
    return members.find(item)?.bit ?? refuseMember(type, members, item, place, errors);
  };
  return (input, place, errors) => {
    if (!Array.isArray(input)) return refuse(type, input, place, errors);
    const found = input.map((item) => bitOf(item, place, errors) as number | undefined);
    return found.includes(undefined) ? undefined : found.reduce<number>((bits, bit) => bits | bit!, 0);
  };
}

/** The reader of a list of calendar years, as bits from the first that may stand in it. */
export function yearsReader(type: YearsType): Reader<unknown> {
  const { range } = type;
  return (input, place, errors) => {
    if (!Array.isArray(input)) return refuse(type, input, place, errors);
    const others = input.filter((year) => !isWhole(year) || !inRange(range, year));
    for (const other of others) refuse({ kind: "int", range }, other, place, errors);
    return others.length > 0 ? undefined : input.reduce<number>((bits, year) => bits | (1 << (year - range.from)), 0);
  };
}

function refuseMember(
  type: MemberType,
  members: NameIndex<Member>,
  input: string,
  place: Place,
  errors: InputError[],
): undefined {
  errors.push(inputError("unknown-value", place, input, type, nearestOf(members, input, errors)));
}

/** Behind this many errors of a record nobody looks for what was meant. */
const mostSuggestions = 20;

/** The name that was probably meant; the search for it takes long where a record has hundreds of thousands of errors. */
export function nearestOf<T extends Member>(
  names: NameIndex<T>,
  name: string,
  errors: readonly InputError[],
): string | null {
  return errors.length < mostSuggestions ? names.nearest(name) : null;
}

/** The numbers of a series. */
const countType: IntType = { kind: "int", range: { from: 0, to: mostInt } };

function seriesReader(type: SeriesType): Reader<unknown> {
  return (input, place, errors) => {
    if (!isObject(input)) return refuse(type, input, place, errors);
    const series = new Map<number, number>();
    for (const [key, count] of Object.entries(input)) {
      const on = seriesKey(type, key);
      const isCount = isWhole(count) && count >= 0;
      if (on === null || !isCount) {
        const item = `[${JSON.stringify(key)}]`;
        return refuse(
          on === null ? type : countType,
          on === null ? key : count,
          { inside: place, name: item, label: item },
          errors,
        );
      }
      series.set(on, count + 0);
    }
    return series;
  };
}

function seriesKey({ by }: SeriesType, key: string): number | null {
  if (by === "date") return parseDay(key);
  const first = parseDay(`${key}-01`);
  return first === null ? null : monthOf(first);
}

function isTexts(input: unknown): input is readonly string[] {
  return Array.isArray(input) && input.every((item) => typeof item === "string");
}

function accepting(type: ValueType, accept: (input: unknown) => Value | undefined): Reader<unknown> {
  return (input, place, errors) => accept(input) ?? refuse(type, input, place, errors);
}

function textReader(type: ValueType, parse: (text: string) => Value): Reader<unknown> {
  return (input, place, errors) =>
    (typeof input === "string" ? parse(input) : null) ?? refuse(type, input, place, errors);
}
