import type { FactRecord, Value } from "../runtime/schema.ts";
import type { Enumeration, Named, NoticeInfo, RuleInfo } from "../ir/ir.ts";
import type { Type } from "../ir/types.ts";

/** A value with what it is called: a fact, a parameter, or a decision. */
export interface NamedValue extends Named {
  readonly type: Type;
  readonly value: Value;
}

/** A value of a parameter that something rests on. */
export interface ExplainedParameter extends NamedValue {
  readonly clause: string | null;
  /** Day number of the first day on which it holds; null where it always does. */
  readonly from: number | null;
}

/** A condition in words, on both surfaces of the language. */
export interface ConditionText {
  readonly en: string;
  readonly zh: string;
}

/** A reading with the option that it was taken in. */
export interface TakenReading extends Named {
  readonly clause: string | null;
  readonly option: Named;
}

/** The row of a table that counted. */
export interface CountedRow {
  readonly table: Named;
  readonly clause: string;
  /** The option that the row is for, or its place among the rows. */
  readonly category: Named;
  /** What the row asks, where it is called by its place. */
  readonly condition: ConditionText | null;
}

/** A row of a data table that went into a total. */
export interface TotalledRow {
  readonly clause: string | null;
  readonly columns: readonly NamedValue[];
  /** What it counts; null where rows are only counted. */
  readonly value: { readonly type: Type; readonly value: Value } | null;
}

/** A list of the record as an aggregate saw it. */
export interface CountedList {
  /** The aggregate as it would be written. */
  readonly aggregate: ConditionText;
  readonly entity: Named;
  /** Whether the items are those that a rank puts ahead of the record, not those that went into a value. */
  readonly isRank: boolean;
  /** How many items the list has. */
  readonly of: number;
  readonly items: readonly CountedItem[];
}

/** An item of a list that counted. */
export interface CountedItem {
  /** The fact that tells it from others of its kind; null where there is none or it is absent. */
  readonly key: { readonly name: string; readonly value: Value } | null;
  /** From 1. */
  readonly position: number;
  /** What it counts; null where items are only counted. */
  readonly value: { readonly type: Type; readonly value: Value } | null;
  /** Whether it is the highest or the lowest that was asked for. */
  readonly isChosen: boolean;
}

/** What a record gets of a limit that it shares with its like. */
export interface AllottedShare {
  readonly entity: Named;
  /** Of what is allotted. */
  readonly type: Type;
  readonly limit: number;
  readonly wish: number;
  readonly got: number;
  readonly manner:
    | {
        readonly kind: "inOrder";
        /** How many who wish something come before, what they get together, and what that leaves. */
        readonly ahead: number;
        readonly aheadGot: number;
        readonly left: number;
        /** Those who come right before, the nearest last. */
        readonly nearest: readonly (Pick<CountedItem, "key" | "position"> & {
          readonly wish: number;
          readonly got: number;
        })[];
      }
    | {
        readonly kind: "inProportion";
        /** What all wish together. */
        readonly wished: number;
        /** The share rounded down, to which some of the rest may have come; null where the limit suffices. */
        readonly rounded: number | null;
      };
}

/** A rule where it is told of. */
export interface ExplainedRule {
  readonly kind: RuleInfo["kind"];
  readonly clause: string;
  readonly name: string | null;
  /** When it applies; null where that is always. */
  readonly condition: ConditionText | null;
  /** What it gives, where that is not a plain value. */
  readonly formula: ConditionText | null;
  /** For a table's rule the row that counted. */
  readonly row: CountedRow | null;
}

/** A rule that applied and gave way. */
export interface DefeatedRule extends ExplainedRule {
  readonly by: ExplainedRule;
}

/** A rule that did not apply, with the part of its condition that failed and what that rests on. */
export interface IdleRule extends ExplainedRule {
  readonly failed: ConditionText;
  readonly because: readonly NamedValue[];
}

/**
 * Where a value comes from: rules; the notice's silence; the value where no rule applies; the value
 * where the decision is not asked; a definition; or the row of a table.
 */
export type Ground = "rules" | "silence" | "default" | "not-asked" | "definition" | "row";

/** The next date on which a decision changes where only one date of the record moves. */
export interface Change {
  readonly fact: Named;
  readonly day: number;
  readonly value: Value;
}

/** The smallest change of facts that gives a decision another value. */
export interface NearestOther {
  /** The facts that would have to differ, with the values that they would have. */
  readonly facts: readonly NamedValue[];
  readonly value: Value;
}

/** What one decision came to, and why. */
export interface ExplainedDecision extends NamedValue {
  readonly role: "output" | "auxiliary" | "define" | "pick";
  /** The clause that declares it; null in the vocabulary. */
  readonly clause: string | null;
  readonly ground: Ground;
  /** The condition under which the decision is asked, where it did not hold. */
  readonly gate: ConditionText | null;
  /** The clause in which the notice is declared silent, where that gave the value. */
  readonly silentIn: string | null;
  /** What a definition is, where it gave the value. */
  readonly formula: ConditionText | null;
  /** The rules that gave the value. */
  readonly rules: readonly ExplainedRule[];
  readonly defeated: readonly DefeatedRule[];
  readonly idle: readonly IdleRule[];
  /** The row that counted, where the decision picks one. */
  readonly row: CountedRow | null;
  readonly facts: readonly NamedValue[];
  readonly parameters: readonly ExplainedParameter[];
  readonly readings: readonly TakenReading[];
  /** The rows that went into it, where it is taken from a data table. */
  readonly totalled: readonly TotalledRow[];
  /** The lists of which items went into it, an entry for each aggregate. */
  readonly counted: readonly CountedList[];
  /** The years whose lists of holidays are not out, on whose working days it rests: what it comes to is provisional. */
  readonly unlisted: readonly number[];
  /** What of it comes of limits that the record shares with its like. */
  readonly allotted: readonly AllottedShare[];
  /** The names of the decisions that it rests on. */
  readonly decisions: readonly string[];
  /** Null where it does not change any more, or was not asked for. */
  readonly until: Change | null;
  /** Null where no change of facts gives another value, or that is not known or was not asked for. */
  readonly nearest: NearestOther | null;
  /** Whether the search for such a change would have taken too long and was given up. */
  readonly nearestGivenUp: boolean;
}

/** Why each decision of a record is as it is. */
export interface ExplainedRecord {
  readonly entity: Named;
  /** The fact that tells it from others of its kind; null where there is none. */
  readonly key: { readonly name: string; readonly value: Value } | null;
  /** Each decision stands after those that it rests on. */
  readonly decisions: readonly ExplainedDecision[];
  /** The items of its lists, by the name of the list. */
  readonly lists: ReadonlyMap<string, readonly ExplainedRecord[]>;
}

/** The record that was asked about, with all that is needed to decide it again. */
export interface Explanation extends ExplainedRecord {
  readonly version: 1;
  readonly notice: NoticeInfo;
  /** Tells the policy's text, its vocabulary and the readings taken from any other. */
  readonly policyHash: string;
  readonly readings: readonly TakenReading[];
  readonly facts: FactRecord;
}

/** The type of the row that a table picks: its categories. */
export function categoriesType(name: string, members: Enumeration["members"]): Type {
  return { kind: "enum", enumeration: { name, label: name, members } };
}
