import type { Range } from "./range.ts";
import type { Fraction } from "./fraction.ts";
import type { Duration } from "./duration.ts";

/** A member of an enumeration: the identifier and the Chinese label. */
export interface Member {
  readonly name: string;
  readonly label: string;
}

/** The type of a fact or a decision, with the form that its value takes in memory. */
export type ValueType =
  /** boolean */
  | { readonly kind: "bool" }
  /** whole number; of a fact with the range that it may have */
  | { readonly kind: "int"; readonly range?: Range }
  /** whole fen */
  | { readonly kind: "money"; readonly range?: Range }
  /** exact fraction */
  | { readonly kind: "rate" }
  /** days since 1970-01-01 */
  | { readonly kind: "date"; readonly range?: Range }
  /** months and days */
  | { readonly kind: "duration" }
  /** text */
  | { readonly kind: "text" }
  /** the member's name */
  | { readonly kind: "enum"; readonly members: readonly Member[] }
  /** a bit a member, in the order of declaration; at most 31 members */
  | { readonly kind: "set"; readonly members: readonly Member[] }
  /** a bit a calendar year, from the first of the range */
  | { readonly kind: "years"; readonly range: Range }
  /** a whole number for each date or month */
  | { readonly kind: "series"; readonly by: "date" | "month" }
  /** a list of entities */
  | { readonly kind: "list"; readonly entity: EntitySchema }
  /** a list of texts */
  | { readonly kind: "texts" };

/** A value in memory, by its type; null is an absent value. */
export type Value =
  boolean | number | string | Fraction | Duration | ReadonlyMap<number, number> | readonly Value[] | FactRecord | null;

/** The facts of one entity in memory, by identifier. */
export interface FactRecord {
  readonly [fact: string]: Value;
}

/** A fact or a decision. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly type: ValueType;
  /** Whether the value may be absent (null). */
  readonly optional: boolean;
}

/** A fact: what stands in a record, and what counts where it is left out. */
export interface FactField extends Field {
  /** Whether it must stand in every record. */
  readonly required: boolean;
  readonly default: Value;
}

/** What must be true of every record. */
export interface RequirementField {
  readonly message: string;
  readonly holds: (facts: never) => boolean;
}

/** The facts and decisions of an entity: what `parseRecord` and `formatOutcome` go by. */
export interface EntitySchema {
  readonly name: string;
  readonly label: string;
  readonly facts: readonly FactField[];
  readonly decisions: readonly Field[];
  readonly requirements: readonly RequirementField[];
}

/** The fact that tells one record of an entity from another: `id`, else `name`; null where there is neither. */
export function keyField({ facts }: EntitySchema): FactField | null {
  return facts.find(({ name }) => name === "id") ?? facts.find(({ name }) => name === "name") ?? null;
}
