/** What the interpreter gives: every decision of a record with what became of its rules. */
import type { FactRecord, Value } from "../../runtime/schema.ts";
import type * as ir from "../ir.ts";

/** What one decision of one record came to. */
export interface Step {
  readonly decision: ir.Decision;
  readonly value: Value;
  /** Whether the decision was asked at all. */
  readonly gateHeld: boolean;
  /** Every rule of the decision and what became of it, in the order of the IR. */
  readonly rules: readonly RuleStep[];
  /** The row that counted, where the decision picks one. */
  readonly row: ir.PickRow | null;
}

/** What became of a rule. */
export interface RuleStep {
  readonly case: ir.Case;
  readonly applies: boolean;
  /** The rule that defeats it, where one does. */
  readonly defeatedBy: ir.RuleInfo | null;
}

/** A record with everything that is decided of it. */
export interface Evaluation {
  readonly entity: ir.EntityProgram;
  readonly facts: FactRecord;
  /** Every decision by name, auxiliary ones included. */
  readonly values: Readonly<Record<string, Value>>;
  readonly steps: readonly Step[];
  /** Whether a condition over the record holds. */
  readonly holds: (condition: ir.Expression) => boolean;
  /** What an expression over the record comes to. */
  readonly valueOf: (expression: ir.Expression) => Value;
  /** The rows of a data table that an aggregate over it counts, each with what the body comes to there. */
  readonly countedRows: (aggregate: ir.Aggregate) => readonly CountedRow[];
  /** The items of a list that an aggregate over it counts, or that a rank puts ahead; null where it ranks nothing. */
  readonly countedItems: (aggregate: ir.Aggregate) => CountedItems | null;
  /** What the record gets of a limit that it shares with its like; null where it wishes nothing. */
  readonly allotted: (allotment: ir.Allotment) => Allotted | null;
  /** The items of a list of the record, decided in their turn; null where the list is absent. */
  readonly items: (list: ir.Fact) => readonly Evaluation[] | null;
}

/** A limit that the items of a list share, as one of them sees it. */
export interface Allotted {
  readonly limit: number;
  /** How many items the list has. */
  readonly of: number;
  /** Those who wish something and come before it, and behind it, in their order. */
  readonly before: readonly Claimant[];
  readonly own: Claimant;
  readonly behind: readonly Claimant[];
}

/** An item that wishes something, with its position from 0. */
export interface Claimant {
  readonly facts: FactRecord;
  readonly position: number;
  readonly wish: number;
  readonly got: number;
}

/** A row of a data table, and what the body of an aggregate comes to there; null where it has none. */
export interface CountedRow {
  readonly row: ir.DataRow;
  readonly value: Value;
}

/** How many items a list has, and those that count, each with its position from 0 and what the aggregate's body comes to there. */
export interface CountedItems {
  readonly of: number;
  readonly items: readonly { readonly facts: FactRecord; readonly position: number; readonly value: Value }[];
}
