import type { Range } from "../runtime/range.ts";
import type { Enumeration } from "./named.ts";

/** The types of the language. Whether a value may be absent is told beside the type. */
export type Type =
  | { readonly kind: "bool" }
  | { readonly kind: "int" }
  | { readonly kind: "money" }
  | { readonly kind: "rate" }
  /** An amount that may fall between two fen, since nothing has said yet how it is rounded. */
  | { readonly kind: "exactMoney" }
  | { readonly kind: "date" }
  | { readonly kind: "duration" }
  | { readonly kind: "text" }
  | { readonly kind: "texts" }
  | { readonly kind: "enum"; readonly enumeration: Enumeration }
  | { readonly kind: "set"; readonly enumeration: Enumeration }
  | { readonly kind: "series"; readonly by: "date" | "month" }
  | { readonly kind: "list"; readonly entity: string }
  /** A record around the one at hand: no value, but there may be none. */
  | { readonly kind: "record"; readonly entity: string }
  /** `absent` on its own: fits every optional type. */
  | { readonly kind: "absent" }
  /** After an error that is already reported: fits everything. */
  | { readonly kind: "unknown" };

/** The kinds of type. */
export type TypeKind = Type["kind"];

export const bool: Type = { kind: "bool" };
export const int: Type = { kind: "int" };
export const money: Type = { kind: "money" };
export const exactMoney: Type = { kind: "exactMoney" };
export const rateType: Type = { kind: "rate" };
export const date: Type = { kind: "date" };
export const durationType: Type = { kind: "duration" };
export const text: Type = { kind: "text" };
export const unknown: Type = { kind: "unknown" };

/** Whether a value of one type may stand where the other is wanted. */
export function fits(actual: Type, wanted: Type): boolean {
  if (actual.kind === "unknown" || wanted.kind === "unknown") return true;
  if (actual.kind === "money" && wanted.kind === "exactMoney") return true;
  if (actual.kind !== wanted.kind) return false;
  if ((actual.kind === "enum" || actual.kind === "set") && (wanted.kind === "enum" || wanted.kind === "set")) {
    return actual.enumeration.name === wanted.enumeration.name;
  }
  if (actual.kind === "list" && wanted.kind === "list") return actual.entity === wanted.entity;
  if (actual.kind === "record" && wanted.kind === "record") return actual.entity === wanted.entity;
  if (actual.kind === "series" && wanted.kind === "series") return actual.by === wanted.by;
  return true;
}

/** The kinds of type whose values have an order. */
const ordered: ReadonlySet<TypeKind> = new Set(["int", "money", "exactMoney", "rate", "date", "unknown"]);

/** Whether values of a type have an order. */
export function isOrdered({ kind }: Type): boolean {
  return ordered.has(kind);
}

/** What values of a type may be compared with: an amount with one that has not been rounded as well. */
export function unrounded(type: Type): Type {
  return type.kind === "money" ? exactMoney : type;
}

/** Whether values of a type are fractions in memory. */
export function isFractional({ kind }: Type): boolean {
  return kind === "rate" || kind === "exactMoney";
}

/** The years that a set of calendar years can hold. */
export function yearsOf(type: Type): Range | null {
  return type.kind === "set" ? (type.enumeration.years ?? null) : null;
}

/** The year of a set's first bit. */
export function firstYearOf(type: Type): number {
  const years = yearsOf(type);
  if (years === null) throw new RangeError("not a set of years");
  return years.from;
}
