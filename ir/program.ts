/** What a notice comes to with its vocabulary: entities with their decisions, figures, periods, duties, examples. */
import type { Range } from "../runtime/range.ts";
import type { Value } from "../runtime/schema.ts";
import type { Type } from "./types.ts";
import type { Expression } from "./expressions.ts";
import type { Enumeration, Named, Origin } from "./named.ts";

/** A notice with its vocabulary, compiled: all that a back end needs, and nothing of how it was written. */
export interface Program {
  readonly notice: NoticeInfo;
  readonly vocabulary: Named;
  readonly enumerations: readonly Enumeration[];
  /** The entity that the notice speaks of where it does not say another. */
  readonly mainEntity: string;
  readonly entities: readonly EntityProgram[];
  readonly parameters: readonly Parameter[];
  readonly readings: readonly Reading[];
  readonly dataTables: readonly DataTable[];
  readonly periods: readonly Period[];
  readonly clauses: readonly ClauseInfo[];
  readonly duties: readonly Duty[];
  readonly examples: readonly Example[];
  readonly invariants: readonly Invariant[];
}

/** The headers of the notice. */
export interface NoticeInfo {
  readonly name: string;
  readonly title: string;
  readonly issuer: string | null;
  readonly number: string | null;
  /** Day number of the date of issue. */
  readonly issued: number | null;
  /** Day numbers of the first and the last day on which it holds; without a last day it has no end. Null where it does not say. */
  readonly inForce: { readonly from: number; readonly to: number | null } | null;
  /** The notice that it amends, by its name. */
  readonly amends: string | null;
  /** The plan year: its first day is 1 January, its last 31 December. */
  readonly year: number;
}

/** A clause of the notice, whether or not anything is computed in it. */
export interface ClauseInfo {
  readonly id: string;
  readonly title: string | null;
  readonly fingerprint: string | null;
  readonly narrative: boolean;
  readonly origin: Origin;
}

/** That the records of an entity stand in those of another. */
export interface Nesting {
  readonly entity: string;
  /** Whether there are records that stand in none. */
  readonly perhaps: boolean;
}

/** Of what records another is formed: those with the same key, or all where there is none. */
export interface Grouping {
  readonly entity: string;
  /** The fact of those records by which they are grouped; one where it is absent is a group of its own. */
  readonly by: string | null;
  /** The fact of the group that lists them. */
  readonly list: string;
}

/** What a record of a kind holds, and what is decided of it. */
export interface EntityProgram extends Named {
  /** In what its records stand, as the vocabulary declares it. */
  readonly nestings: readonly Nesting[];
  /** Of what records it is formed, where a roster has those. */
  readonly groups: Grouping | null;
  readonly facts: readonly Fact[];
  readonly requirements: readonly Requirement[];
  /** In an order in which each decision stands after those that it rests on. */
  readonly decisions: readonly Decision[];
  /** The decisions of the vocabulary, in its order. */
  readonly outputs: readonly string[];
}

/** What a record states. Read from JSON, it takes the default where it is left out and not `required`. */
export interface Fact extends Named {
  readonly type: Type;
  readonly optional: boolean;
  readonly required: boolean;
  readonly default: Value;
  /** Where the values of an int, a money or a date fact lie: no record has another; null for other types. */
  readonly range: Range | null;
}

/** What every record must fulfil; one that does not is an input error with this message. */
export interface Requirement {
  readonly message: string;
  readonly condition: Expression;
}

/** What is decided of a record: a value, asked only where the gate holds. */
export interface Decision extends Named {
  /**
   * `output` is declared in the vocabulary, `auxiliary` in the notice; `define` names an
   * expression; `pick` is the row of a table that counts (its index, −1 for none).
   */
  readonly role: "output" | "auxiliary" | "define" | "pick";
  readonly type: Type;
  /** Whether the value may be absent, where the gate does not hold or by its type. */
  readonly optional: boolean;
  readonly gate: Expression | null;
  /** The value where the gate does not hold; null is absent. */
  readonly otherwise: Expression | null;
  readonly body: Expression;
  readonly origin: Origin;
}

/** A figure of the notice. */
export interface Parameter extends Named {
  readonly type: Type;
  /** One without a first day, or those that hold one after the other, the earlier first. */
  readonly values: readonly ParameterValue[];
  readonly unconfirmed: boolean;
  readonly origin: Origin;
}

/** A value of a parameter. */
export interface ParameterValue {
  /** Day number of the first day on which it holds; null where it always does. */
  readonly from: number | null;
  readonly value: Value;
  readonly origin: Origin;
}

/** A doubt about the notice with the ways in which it may be read. */
export interface Reading extends Named {
  readonly options: readonly Named[];
  readonly byDefault: string;
  /** The option that this program is compiled with. */
  readonly taken: string;
  readonly origin: Origin;
}

/** A table of data in the notice, for aggregates. */
export interface DataTable extends Named {
  readonly columns: readonly (Named & { readonly type: Type; readonly range: Range | null })[];
  readonly rows: readonly DataRow[];
  readonly origin: Origin;
}

/** A row of a data table, by the names of the columns. */
export interface DataRow {
  readonly values: Readonly<Record<string, Value>>;
  readonly origin: Origin;
}

/** Days that bear a name, for everyone or where a condition holds. */
export interface Period extends Named {
  /** Day numbers; both ends belong to the period. */
  readonly from: number;
  readonly to: number;
  readonly when: Expression | null;
  readonly origin: Origin;
}

/** Who must do what by when. */
export interface Duty {
  readonly actor: Named;
  readonly action: string;
  readonly due: Due;
  readonly origin: Origin;
}

/**
 * When a duty is due: on a day, on a day of each month of a range, or so long after an event. Dates are day numbers. Where it
 * is deferred, a day that is not worked gives way to the next that is.
 */
export type Due =
  /** `unlisted` has the years whose lists of holidays were not known when the date was worked out from working days. */
  | { readonly kind: "by"; readonly date: number; readonly unlisted: readonly number[] }
  | {
      readonly kind: "monthly";
      readonly day: number;
      readonly from: number;
      readonly to: number;
      readonly deferred: boolean;
    }
  | {
      readonly kind: "after";
      readonly amount: number;
      readonly unit: "days" | "workdays";
      readonly event: Named;
      readonly deferred: boolean;
    };

/** A record of the notice with what must be decided of it. */
export interface Example {
  readonly title: string;
  readonly entity: string;
  readonly given: Readonly<Record<string, Value>>;
  readonly expect: Readonly<Record<string, Value>>;
  readonly origin: Origin;
  /** Where each expectation stands. */
  readonly places: Readonly<Record<string, Origin>>;
  /** What must be decided of items of its lists. */
  readonly items: readonly ItemExpectation[];
}

/** What must be decided of an item of a list, or of an item of one of that one's. */
export interface ItemExpectation {
  /** The way to the item: list by list, the position from 0. */
  readonly path: readonly { readonly list: string; readonly position: number }[];
  /** Of which entity the item is. */
  readonly entity: string;
  readonly decision: string;
  readonly value: Value;
  readonly origin: Origin;
}

/** What must hold of every record for which `when` does. */
export interface Invariant {
  readonly title: string;
  readonly entity: string;
  readonly when: Expression | null;
  readonly then: Expression;
  readonly origin: Origin;
}
