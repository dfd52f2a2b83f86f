import { InexactNumber } from "./inexact-number.ts";
import { inputError, type InputError, type Place } from "./input-error.ts";
import { inspectJson, type RoundedNumber } from "./json-inspector.ts";

/** A JSON value with the paths of the fields that an object gives more than once, or where the text is not JSON. */
export type JsonText =
  | { readonly ok: true; readonly value: unknown; readonly repeated: readonly string[] }
  | { readonly ok: false; readonly errorAt: number };

/**
 * Reads a JSON text. Unlike `JSON.parse` alone it notices fields given twice, of which one would be lost, gives a
 * number that would be rounded to a whole one as an `InexactNumber`, and tells where an error is. It looks for them
 * only where there is a sign of one, for that takes far longer than reading.
 */
export function readJson(text: string): JsonText {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, errorAt: inspectJson(text).errorAt ?? text.length };
  }
  const mayLose = countColons(text) !== countFields(value) || doubtfulNumber.test(text);
  if (!mayLose) return { ok: true, value, repeated: [] };
  const { repeated, rounded } = inspectJson(text);
  return { ok: true, value: withDigits(value, rounded), repeated };
}

/** The fields given more than once as errors of the value at a place. */
export function repeatedFields(paths: readonly string[], inside: Place | null): readonly InputError[] {
  return paths.map((path) => inputError("repeated-field", { inside, name: path, label: path }, undefined, null));
}

/** A number that a `number` may not keep; an identity number in quotation marks is none. */
const doubtfulNumber = /(?:^|[[:,\s])-?(?:[\d.]{16}|[\d.]+[eE])/;

function withDigits(value: unknown, rounded: readonly RoundedNumber[]): unknown {
  const root = { value };
  for (const { path, digits } of rounded) {
    const steps = ["value", ...path];
    const last = steps.pop()!;
    const holder = steps.reduce<unknown>((inner, step) => (inner as Container | undefined)?.[step], root);
    // Of a field given twice only the last value is there.
    if (typeof holder === "object" && holder !== null) (holder as Container)[last] = new InexactNumber(digits);
  }
  return root.value;
}

type Container = { [step: string | number]: unknown };

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
