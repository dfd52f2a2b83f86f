/** Names of the vocabulary and the notice as names of generated code. */
import * as runtime from "../../runtime/index.ts";
import type { Duration } from "../../runtime/duration.ts";
import type { Rate } from "../../runtime/rate.ts";
import type { Type } from "../types.ts";

const reserved = new Set(
  "break case catch class const continue debugger default delete do else enum export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield await arguments eval undefined".split(
    " ",
  ),
);

/** What generated code calls its own: the runtime's names, and those of constants and enumerations' bits. */
const taken = new Set(Object.keys(runtime));
const constantLike = /^(?:percent\d|rate_|months\d|days\d|\p{Lu}.*_)/u;

/** A name with what no identifier may hold replaced. */
export function plainName(name: string): string {
  return name.replace(/[^$\p{ID_Continue}]/gu, "_").replace(/^(?=\p{Nd})/u, "_");
}

/** A fact, decision or table as a local name. */
export function localName(name: string): string {
  const plain = plainName(name);
  return reserved.has(plain) || taken.has(plain) || constantLike.test(plain) ? `${plain}_` : plain;
}

const identifier = /^[$_\p{ID_Start}][$\p{ID_Continue}]*$/u;

/** A name as the key of a property. */
export function keyName(name: string): string {
  return identifier.test(name) ? name : JSON.stringify(name);
}

/** A property of an object by its name. */
export function memberOf(object: string, name: string): string {
  return identifier.test(name) ? `${object}.${name}` : `${object}[${JSON.stringify(name)}]`;
}

/** A property with its local name, as an object is made or taken apart. */
export function property(name: string): string {
  return localName(name) === name ? name : `${keyName(name)}: ${localName(name)}`;
}

/** Properties taken out of an object, each under its local name. */
export function destructured(names: readonly string[]): string {
  return `{ ${names.map(property).join(", ")} }`;
}

/** The types that generated code takes from the runtime. */
export const runtimeTypes: ReadonlySet<string> = new Set(
  "Member Day Duration EntitySchema Fen Json Parsed Rate RowNote RuleBook Verdict".split(" "),
);

/** An entity, enumeration or table as the name of a type. */
export function typeName(name: string): string {
  const plain = plainName(name.replace(/-(\p{L})/gu, (_, letter: string) => letter.toUpperCase()));
  const named = plain.charAt(0).toUpperCase() + plain.slice(1);
  return runtimeTypes.has(named) ? `${named}_` : named;
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
