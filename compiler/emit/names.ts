/** Names of the vocabulary and the notice as names of generated code. */
import type { Duration } from "../../runtime/duration.ts";
import type { Rate } from "../../runtime/rate.ts";
import type { Type } from "../types.ts";

const reserved = new Set(
  "break case catch class const continue debugger default delete do else enum export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield await arguments eval undefined".split(
    " ",
  ),
);

/** A fact, decision or table as a local name. */
export function localName(name: string): string {
  const plain = name.replace(/-/gu, "_");
  return reserved.has(plain) ? `${plain}_` : plain;
}

/** An entity, enumeration or table as the name of a type. */
export function typeName(name: string): string {
  const plain = name.replace(/-(\p{L})/gu, (_, letter: string) => letter.toUpperCase()).replace(/-/gu, "_");
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** The name of the row of a data table at hand. */
export function rowName(table: string): string {
  return `${localName(table)}Row`;
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

/** What the kind of a table's cells is called. */
export function kindName(type: Type): string {
  return type.kind === "enum" ? type.enumeration.name : type.kind;
}
