import type * as ir from "../../ir/ir.ts";
import type { OverList } from "../../ir/walk.ts";
import type { ColumnNode, GroupKey } from "./form.ts";
import type { ColumnGraph } from "./graph.ts";
import type { Lanes } from "./lanes.ts";
import type { TextCodes } from "./text-codes.ts";

/** Where an expression stands. */
export interface Scope {
  /** Where it is asked: elsewhere nothing follows from what it comes to. */
  readonly active: ColumnNode;
  /** The rows of data tables that stand around it, the nearest first. */
  readonly rows: ReadonlyMap<string, readonly ir.DataRow[]>;
  /** The groups whose records are gone over, the outermost first: the record at hand is then one of the last. */
  readonly over: readonly string[];
}

/** What the lowering of each kind of expression goes by. */
export interface Lowering {
  readonly program: ir.Program;
  readonly graph: ColumnGraph;
  readonly texts: TextCodes;
  value(expression: ir.Expression, scope: Scope): Lanes;
  /** Whether a condition holds; an absent one does not. */
  condition(expression: ir.Expression, scope: Scope): ColumnNode;
  /** The one part of a value that is there. */
  number(expression: ir.Expression, scope: Scope): ColumnNode;
  /** The group whose list an expression goes over, asking it of each record. Throws `NotColumnar` where there are no columns for that. */
  groupOf(expression: OverList, scope: Scope): GroupKey;
}

/** A scope where, besides, a mask is set. */
export function where(graph: ColumnGraph, scope: Scope, mask: ColumnNode): Scope {
  return { ...scope, active: graph.both(scope.active, mask) };
}

/** Thrown where a program asks what columns cannot hold: lists of records, and what stands around. */
export class NotColumnar extends Error {
  /** What asks it. */
  readonly by: ir.Expression;

  constructor(by: ir.Expression) {
    super(`there are no columns for ${by.kind}`);
    this.name = "NotColumnar";
    this.by = by;
  }
}
