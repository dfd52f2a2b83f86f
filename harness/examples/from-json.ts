/** Examples of every entity from JSON, as `to-json.ts` writes them. */
import type { DraftedItem, ExampleDraft } from "../../explain/example-text.ts";
import { entityOf } from "../../ir/entity.ts";
import type { Decision, EntityProgram, Program } from "../../ir/ir.ts";
import { entitySchema, valueType } from "../../ir/schema.ts";
import { inputError, type InputError, type Place } from "../../runtime/input-error.ts";
import { NameIndex } from "../../runtime/name-index.ts";
import { fieldReader, parseRecord } from "../../runtime/parse.ts";
import { isObject } from "../../runtime/read-value.ts";
import type { FactRecord, Value } from "../../runtime/schema.ts";
import { isWritable } from "./writable.ts";

/** An example of an entity, before it is written down. */
export interface EntityDraft extends ExampleDraft {
  readonly entity: EntityProgram;
}

/** Reads an example; null where it cannot be, with what is wrong added to the errors. */
export function exampleFromJson(program: Program, input: unknown, errors: InputError[]): EntityDraft | null {
  if (!isObject(input)) {
    errors.push(inputError("not-a-record", null, input, "example"));
    return null;
  }
  const before = errors.length;
  const known = new NameIndex(["title", "entity", "given", "expect"].map((name) => ({ name, label: name })));
  for (const key of Object.keys(input))
    if (known.find(key) === undefined)
      errors.push(inputError("unknown-field", placeOf(key), input[key], null, known.nearest(key)));
  const title = titleIn(input["title"], errors);
  const entity = entityIn(program, input["entity"], errors);
  if (entity === null) return null;
  const parsed = parseRecord(entitySchema(program, entity.name), input["given"]);
  if (!parsed.ok) errors.push(...parsed.errors.map((error) => inside("given", error)));
  const facts = parsed.ok ? parsed.value : {};
  if (parsed.ok) errors.push(...unwritable(program, entity, facts, "given"));
  const expected = expectedIn(program, entity, input["expect"], facts, errors);
  return errors.length > before ? null : { title, entity, facts, stated: givenIn(entity, input["given"]), ...expected };
}

function titleIn(input: unknown, errors: InputError[]): string {
  if (typeof input === "string" && isWritable(input)) return input;
  const problem = input === undefined ? "missing-field" : typeof input === "string" ? "unwritable-text" : "wrong-value";
  errors.push(inputError(problem, placeOf("title"), input, { kind: "text" }));
  return "";
}

/** The entity of an example; the main one where it does not say. */
function entityIn(program: Program, input: unknown, errors: InputError[]): EntityProgram | null {
  if (input === undefined) return entityOf(program);
  const entities = new NameIndex(program.entities);
  const found = typeof input === "string" ? entities.find(input) : undefined;
  if (found !== undefined) return found;
  const members = program.entities.map(({ name, label }) => ({ name, label }));
  const near = typeof input === "string" ? entities.nearest(input) : null;
  errors.push(inputError("unknown-value", placeOf("entity"), input, { kind: "enum", members }, near));
  return null;
}

/** The facts that an example names. */
function givenIn({ facts }: EntityProgram, given: unknown): readonly string[] {
  const known = new NameIndex(facts);
  return isObject(given) ? Object.keys(given).flatMap((key) => known.find(key)?.name ?? []) : [];
}

function expectedIn(
  program: Program,
  entity: EntityProgram,
  input: unknown,
  facts: FactRecord,
  errors: InputError[],
): Pick<ExampleDraft, "expect" | "items"> {
  const expect: Record<string, Value> = {};
  const items: DraftedItem[] = [];
  const stated = isObject(input) ? Object.entries(input) : [];
  if (stated.length === 0) errors.push(inputError("missing-field", placeOf("expect"), undefined, '`{"…": …}`'));
  for (const [key, given] of stated) {
    const place = { inside: placeOf("expect"), name: key, label: key };
    const target = targetOf(program, entity, key, facts);
    if (target === null) {
      const near = new NameIndex(entity.decisions).nearest(key);
      errors.push(inputError("unknown-field", place, given, null, near));
      continue;
    }
    const { type } = target.decision;
    const value = given === null ? null : fieldReader(valueType(program, type))(given, place, errors);
    if (value === undefined) continue;
    if (type.kind === "text" && value !== null && !isWritable(value as string))
      errors.push(inputError("unwritable-text", place, value, null));
    const { name: decision } = target.decision;
    if (target.path.length === 0) expect[decision] = value;
    else items.push({ ...target, decision, value });
  }
  return { expect, items };
}

/** A decision of a record, or of an item in its lists. */
interface Target extends Pick<DraftedItem, "path" | "entity"> {
  readonly decision: Decision;
}

/** The decision that a name says, of the record or of an item in its lists; null where there is none. */
function targetOf(program: Program, entity: EntityProgram, name: string, facts: FactRecord): Target | null {
  const own = new NameIndex(entity.decisions).find(name);
  if (own !== undefined) return { path: [], entity: entity.name, decision: own };
  const [, listed, place, rest] = /^([^[]+)\[(\d+)\]\.(.+)$/su.exec(name) ?? [];
  const list = listed === undefined ? undefined : new NameIndex(entity.facts).find(listed);
  if (list?.type.kind !== "list" || rest === undefined) return null;
  const position = Number(place) - 1;
  const item = ((facts[list.name] ?? []) as readonly FactRecord[])[position];
  const inner = item === undefined ? null : targetOf(program, entityOf(program, list.type.entity), rest, item);
  return inner === null ? null : { ...inner, path: [{ list: list.name, position }, ...inner.path] };
}

/** The texts of a record that no notice can hold. */
function unwritable(program: Program, entity: EntityProgram, facts: FactRecord, field: string): readonly InputError[] {
  return entity.facts.flatMap(({ name, type }): readonly InputError[] => {
    const value = facts[name]!;
    const at = `${field}.${name}`;
    if (type.kind === "text" && value !== null && !isWritable(value as string))
      return [inputError("unwritable-text", placeOf(at), value, null)];
    if (type.kind !== "list" || value === null) return [];
    const item = entityOf(program, type.entity);
    return (value as readonly FactRecord[]).flatMap((each, index) =>
      unwritable(program, item, each, `${at}[${index}]`),
    );
  });
}

function placeOf(name: string): Place {
  return { inside: null, name, label: name };
}

function inside(outer: string, error: InputError): InputError {
  const within = (path: string): string => (path === "" ? outer : `${outer}.${path}`);
  return { ...error, field: within(error.field), label: within(error.label) };
}
