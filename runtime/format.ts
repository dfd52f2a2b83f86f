import { formatDay, formatMonth } from "./date.ts";
import { formatDuration, type Duration } from "./duration.ts";
import type { Fraction } from "./fraction.ts";
import { formatMoney } from "./money.ts";
import type { Range } from "./range.ts";
import { formatRate } from "./rate.ts";
import {
  keyField,
  type EntitySchema,
  type FactRecord,
  type Field,
  type Member,
  type Value,
  type ValueType,
} from "./schema.ts";
import { holdsYear } from "./years.ts";

/** A value in the JSON forms of the vocabulary. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

type JsonObject = { [key: string]: Json };

/** How a record is written. */
export interface FormatOptions {
  /** Write Chinese labels in place of identifiers. */
  readonly labels?: boolean;
  /** What to write of an entity inside a list: its key and its decisions (the default), or its facts. */
  readonly items?: "decisions" | "facts";
}

/** The JSON form of a value: money `"1070.00"`, rate `"0.9"`, date `"2025-07-01"`, set as an array. */
export function formatValue(type: ValueType, value: Value, options: FormatOptions = {}): Json {
  if (value === null) return null;
  switch (type.kind) {
    case "bool":
    case "int":
    case "text":
    case "texts":
      return value as Json;
    case "money":
      return formatMoney(value as number);
    case "rate":
      return formatRate(value as Fraction);
    case "date":
      return formatDay(value as number);
    case "duration":
      return formatDuration(value as Duration);
    case "enum":
      return options.labels === true ? labelOf(type.members, value as string) : (value as string);
    case "set":
      return formatSet(type.members, value as number, options);
    case "years":
      return yearsIn(type.range, value as number);
    case "series":
      return formatSeries(type.by, value as ReadonlyMap<number, number>);
    case "list":
      return (value as readonly FactRecord[]).map((item) => formatItem(type.entity, item, options));
  }
}

function labelOf(members: readonly Member[], name: string): string {
  return members.find((member) => member.name === name)?.label ?? name;
}

/** The members that are in a set, in the order of declaration. */
function formatSet(members: readonly Member[], bits: number, options: FormatOptions): string[] {
  const names: string[] = [];
  for (let index = 0; bits >> index !== 0 && index < members.length; index++) {
    if ((bits & (1 << index)) !== 0) names.push(nameOf(members[index]!, options));
  }
  return names;
}

/** The years of a set, in rising order. */
function yearsIn({ from, to }: Range, bits: number): number[] {
  const years: number[] = [];
  for (let year = from; year <= to; year++) if (holdsYear(bits, from, year)) years.push(year);
  return years;
}

function formatSeries(by: "date" | "month", series: ReadonlyMap<number, number>): Json {
  const format = by === "date" ? formatDay : formatMonth;
  return Object.fromEntries([...series].sort(([left], [right]) => left - right).map(([key, n]) => [format(key), n]));
}

function formatItem(entity: EntitySchema, item: FactRecord, options: FormatOptions): Json {
  if (options.items === "facts") return formatFacts(entity, item, options);
  const key = item[keyField(entity)?.name ?? ""] ?? null;
  return formatDecided(entity, key as Json, item, options);
}

/** The decisions of an outcome in the JSON forms of the vocabulary, in its order. */
export function formatOutcome(schema: EntitySchema, outcome: object, options: FormatOptions = {}): JsonObject {
  return addFields({}, schema.decisions, outcome as FactRecord, options);
}

/** The decisions of an outcome, with the key (`id` or `name`) of the record before them. */
export function formatDecided(
  schema: EntitySchema,
  key: Json,
  outcome: object,
  options: FormatOptions = {},
): JsonObject {
  const keyFact = keyField(schema);
  const json: JsonObject = keyFact === null ? {} : { [nameOf(keyFact, options)]: key };
  return addFields(json, schema.decisions, outcome as FactRecord, options);
}

/** The facts of a record in the JSON forms of the vocabulary, in its order. */
export function formatFacts(schema: EntitySchema, facts: object, options: FormatOptions = {}): JsonObject {
  return addFields({}, schema.facts, facts as FactRecord, { ...options, items: "facts" });
}

function addFields(json: JsonObject, fields: readonly Field[], record: FactRecord, options: FormatOptions): JsonObject {
  for (const field of fields)
    json[nameOf(field, options)] = formatValue(field.type, record[field.name] ?? null, options);
  return json;
}

/** What something is called: its identifier, or its label where labels are wanted. */
export function nameOf({ name, label }: Member, { labels }: FormatOptions): string {
  return labels === true ? label : name;
}
