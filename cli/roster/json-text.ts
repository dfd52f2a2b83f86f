import { inspectJson } from "./json-inspector.ts";

/** A JSON value with the paths of the fields that an object gives more than once, or where the text is not JSON. */
export type JsonText =
  | { readonly ok: true; readonly value: unknown; readonly repeated: readonly string[] }
  | { readonly ok: false; readonly errorAt: number };

/**
 * Reads a JSON text. Unlike `JSON.parse` alone it notices fields given twice, of which one would be lost, and tells
 * where an error is. It looks for them only where there is a sign of one, for that takes far longer than reading.
 */
export function readJson(text: string): JsonText {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, errorAt: inspectJson(text).errorAt ?? text.length };
  }
  const mayRepeat = countColons(text) !== countFields(value);
  return { ok: true, value, repeated: mayRepeat ? inspectJson(text).repeated : [] };
}

function countColons(text: string): number {
  let colons = 0;
  for (let at = text.indexOf(":"); at >= 0; at = text.indexOf(":", at + 1)) colons++;
  return colons;
}

function countFields(value: unknown): number {
  let fields = 0;
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop() as object;
    const inner: readonly unknown[] = Array.isArray(next) ? next : Object.values(next ?? {});
    if (!Array.isArray(next)) fields += inner.length;
    for (const each of inner) if (typeof each === "object" && each !== null) open.push(each);
  }
  return fields;
}
