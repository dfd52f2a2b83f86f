/** How names of the vocabulary and the notice are spelled in generated code. */
import type { Duration } from "../runtime/duration.ts";
import type { Rate } from "../runtime/rate.ts";
import { visibleText } from "../runtime/visible-text.ts";

/** A text, or an object of texts, as a literal in which no sign ends the line or is hidden from who reads the code. */
export function literalCode(value: unknown): string {
  return visibleText(JSON.stringify(value));
}

/** A name with what no identifier may hold replaced. */
export function plainName(name: string): string {
  return name.replace(/[^$\p{ID_Continue}]/gu, "_").replace(/^(?=\p{Nd})/u, "_");
}

/** An entity, enumeration or table as the name of a type. */
export function typeName(name: string): string {
  const plain = plainName(name.replace(/-(\p{L})/gu, (_, letter: string) => letter.toUpperCase()));
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** The name of a type as the beginning of a value's name. */
export function valueName(type: string): string {
  return type.charAt(0).toLowerCase() + type.slice(1);
}

const identifier = /^[$_\p{ID_Start}][$\p{ID_Continue}]*$/u;

/** A name as the key of a property. */
export function keyName(name: string): string {
  return identifier.test(name) ? name : literalCode(name);
}

/** A property of an object by its name. */
export function memberOf(object: string, name: string, joint: "." | "?." = "."): string {
  if (identifier.test(name)) return `${object}${joint}${name}`;
  return `${object}${joint === "." ? "" : joint}[${literalCode(name)}]`;
}

/** A property with the local name that holds its value, as an object is made or taken apart. */
export function property(name: string, local: string): string {
  return local === name ? name : `${keyName(name)}: ${local}`;
}

/** What a rate is called in a module's constants. */
export function rateName({ numerator, denominator }: Rate): string {
  const percent = (numerator * 100) / denominator;
  return Number.isInteger(percent) && percent >= 0
    ? `percent${percent}`
    : `rate_${numerator}_${denominator}`.replace("-", "minus");
}

/** What a duration is called in a module's constants. */
export function durationName({ months, days }: Duration): string {
  const parts = [months === 0 ? "" : `months${months}`, days === 0 && months !== 0 ? "" : `days${days}`];
  return parts
    .filter((part) => part !== "")
    .join("_")
    .replaceAll("-", "minus");
}
