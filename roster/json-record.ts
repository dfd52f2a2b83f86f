import { InexactNumber } from "../runtime/inexact-number.ts";
import { readJson, repeatedFields } from "../runtime/json-text.ts";
import { parseRecord, readableFacts } from "../runtime/parse.ts";
import { keyField, type EntitySchema } from "../runtime/schema.ts";
import type { RecordKey, RosterRecord } from "./batch.ts";

/** The record that a JSON text gives, or the offset at which the text is not JSON. */
export function jsonRecord(
  schema: EntitySchema,
  text: string,
  index: number,
  line: number,
): RosterRecord | { readonly errorAt: number } {
  const json = readJson(text);
  if (!json.ok) return json;
  const parsed = parseRecord(schema, json.value);
  const id = givenKey(schema, json.value);
  if (json.repeated.length === 0)
    return { index, line, id, parsed, ...(parsed.ok ? {} : { readable: readableFacts(schema, json.value) }) };
  const errors = [...repeatedFields(json.repeated, null), ...(parsed.ok ? [] : parsed.errors)];
  return { index, line, id, parsed: { ok: false, errors } };
}

/** The key as it stands in the record, which may otherwise be wrong; never one that was rounded. */
function givenKey(schema: EntitySchema, value: unknown): RecordKey {
  const key = keyField(schema);
  if (key === null || typeof value !== "object" || value === null) return null;
  const fields = value as Readonly<Record<string, unknown>>;
  const given = Object.hasOwn(fields, key.name) ? fields[key.name] : fields[key.label];
  if (typeof given === "number") return Math.abs(given) <= Number.MAX_SAFE_INTEGER ? given : null;
  return typeof given === "string" || given instanceof InexactNumber ? String(given) : null;
}
