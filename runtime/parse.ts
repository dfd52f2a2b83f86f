import { wholeText } from "./destroyed-text.ts";
import { InexactNumber } from "./inexact-number.ts";
import { inputError, type InputError, type InputProblem, type Parsed, type Place } from "./input-error.ts";
import { NameIndex } from "./name-index.ts";
import { isObject, nearestOf, refuse, valueReader, type Reader } from "./read-value.ts";
import {
  keyField,
  type EntitySchema,
  type FactField,
  type FactRecord,
  type Member,
  type RequirementField,
  type Value,
  type ValueType,
} from "./schema.ts";

export type { InputError, InputProblem, Parsed };

type ListType = Extract<ValueType, { readonly kind: "list" }>;
type Facts = { [name: string]: Value };

/** Reads a record in the JSON forms of the vocabulary; labels count as names. Never throws. */
export function parseRecord<T = FactRecord>(schema: EntitySchema, input: unknown): Parsed<T> {
  const errors: InputError[] = [];
  const record = recordReader(schema).read(input, null, errors);
  return record === undefined || errors.length > 0 ? { ok: false, errors } : { ok: true, value: record as T };
}

/** Of a record that is refused, the facts that can be read all the same, those that it leaves out among them. */
export function readableFacts(schema: EntitySchema, input: unknown): FactRecord {
  return recordReader(schema).readable(input);
}

/** The requirements that a record breaks. */
export function brokenRequirements(schema: EntitySchema, facts: FactRecord, place: Place | null = null): InputError[] {
  return schema.requirements
    .filter(({ holds }) => !holds(facts as never))
    .map((broken) => inputError("requirement-broken", place, factsOf(broken, schema, facts), broken.message));
}

/** The facts that a requirement asks for. */
function factsOf({ holds }: RequirementField, schema: EntitySchema, facts: FactRecord): readonly Member[] {
  const asked = new Set<string | symbol>();
  const listening = new Proxy(facts, {
    get(record, name) {
      asked.add(name);
      return record[name as string];
    },
  });
  holds(listening as never);
  return schema.facts.filter(({ name }) => asked.has(name)).map(({ name, label }) => ({ name, label }));
}

/** The facts of a schema with their defaults: its copies share one shape, which makes what reads them fast. */
export function blankRecord(schema: EntitySchema): FactRecord {
  return Object.fromEntries(schema.facts.map((fact) => [fact.name, fact.default]));
}

/** The reader of a value of any type in its JSON form. */
export function fieldReader(type: ValueType): Reader<unknown> {
  return type.kind === "list" ? listReader(type) : valueReader(type);
}

const recordReaders = new WeakMap<EntitySchema, RecordReader>();

function recordReader(schema: EntitySchema): RecordReader {
  let reader = recordReaders.get(schema);
  if (reader === undefined) recordReaders.set(schema, (reader = new RecordReader(schema)));
  return reader;
}

/** A fact with what reading it needs. */
interface Slot extends FactField {
  readonly index: number;
  readonly read: Reader<unknown>;
  /** Its place in the outermost record. */
  readonly place: Place;
}

/** Reads the records of one entity; what depends on the schema alone is worked out once. */
class RecordReader {
  readonly #schema: EntitySchema;
  readonly #blank: FactRecord;
  readonly #slots: readonly Slot[];
  readonly #names: NameIndex<Slot>;

  constructor(schema: EntitySchema) {
    const key = keyField(schema);
    this.#schema = schema;
    this.#blank = blankRecord(schema);
    this.#slots = schema.facts.map((fact, index) => ({
      ...fact,
      index,
      read: fact === key && fact.type.kind === "text" ? keyReader(fact.type) : fieldReader(fact.type),
      place: { inside: null, name: fact.name, label: fact.label },
    }));
    this.#names = new NameIndex(this.#slots);
  }

  read(input: unknown, inside: Place | null, errors: InputError[]): FactRecord | undefined {
    if (!isObject(input)) {
      errors.push(inputError("not-a-record", inside, input, this.#schema.name));
      return undefined;
    }
    const errorsBefore = errors.length;
    const facts: Facts = { ...this.#blank };
    const given = this.#readFields(input, facts, inside, errors);
    this.#requireFields(given, inside, errors);
    if (errors.length > errorsBefore) return undefined;
    if (this.#schema.requirements.length > 0) errors.push(...brokenRequirements(this.#schema, facts, inside));
    return facts;
  }

  readable(input: unknown): FactRecord {
    if (!isObject(input)) return {};
    const left = this.#slots.filter(({ required }) => !required);
    const facts: Facts = Object.fromEntries(left.map((slot) => [slot.name, slot.default]));
    const given = new Set<Slot>();
    for (const key of Object.keys(input)) {
      const slot = this.#names.find(key);
      const value = input[key];
      if (slot === undefined || value === undefined) continue;
      const read = given.has(slot) ? undefined : readFact(slot, value as Value, slot.place, []);
      given.add(slot);
      if (read === undefined) delete facts[slot.name];
      else facts[slot.name] = read;
    }
    return facts;
  }

  /** Reads the fields into the facts and says which were given. */
  #readFields(
    input: Readonly<Record<string, unknown>>,
    facts: Facts,
    inside: Place | null,
    errors: InputError[],
  ): readonly boolean[] {
    const given = new Array<boolean>(this.#slots.length).fill(false);
    for (const key of Object.keys(input)) {
      const slot = this.#names.find(key);
      const value = input[key];
      if (slot === undefined) {
        const place = { inside, name: key, label: key };
        errors.push(inputError("unknown-field", place, value, null, nearestOf(this.#names, key, errors)));
      } else if (given[slot.index] === true) {
        errors.push(inputError("repeated-field", placeOf(slot, inside), value, null));
      } else if (value !== undefined) {
        given[slot.index] = true;
        const read = readFact(slot, value, placeOf(slot, inside), errors);
        if (read !== undefined) facts[slot.name] = read;
      }
    }
    return given;
  }

  #requireFields(given: readonly boolean[], inside: Place | null, errors: InputError[]): void {
    for (const slot of this.#slots) {
      if (!slot.required || given[slot.index] === true) continue;
      errors.push(inputError("missing-field", placeOf(slot, inside), undefined, slot.type));
    }
  }
}

function readFact(slot: Slot, value: unknown, place: Place, errors: InputError[]): Value | undefined {
  if (value !== null) return slot.read(value, place, errors);
  return slot.optional ? null : refuse(slot.type, null, place, errors);
}

function placeOf({ place }: Slot, inside: Place | null): Place {
  return inside === null ? place : { ...place, inside };
}

/** A record's own key may be written as a whole number; it is text all the same. */
function keyReader(type: ValueType): Reader<unknown> {
  const readText = fieldReader(type);
  return (input, place, errors) => {
    // A number that a spreadsheet has rounded is no number to put in quotation marks.
    if (input instanceof InexactNumber && wholeText(String(input), place, errors) === undefined) return undefined;
    return readText(Number.isSafeInteger(input) ? String(input) : input, place, errors);
  };
}

function listReader(type: ListType): Reader<unknown> {
  const { entity } = type;
  return (input, place, errors) => {
    if (!Array.isArray(input)) return refuse(type, input, place, errors);
    const items: FactRecord[] = [];
    input.forEach((item: unknown, index) => {
      const record = recordReader(entity).read(item, itemPlace(place, index), errors);
      if (record !== undefined) items.push(record);
    });
    if (items.length < input.length) return undefined;
    reportRepeatedItems(entity, items, place, errors);
    return items;
  };
}

function reportRepeatedItems(
  entity: EntitySchema,
  items: readonly FactRecord[],
  place: Place,
  errors: InputError[],
): void {
  const keyName = keyField(entity)?.name;
  if (keyName === undefined) return;
  const seen = new Set<Value>([null]);
  items.forEach((item, index) => {
    const key = item[keyName] ?? null;
    if (key !== null && seen.has(key))
      errors.push(inputError("repeated-item", itemPlace(place, index), key, entity.name));
    seen.add(key);
  });
}

function itemPlace(inside: Place, index: number): Place {
  return { inside, name: `[${index}]`, label: `[${index}]` };
}
