/** Conditions as data, in the vocabulary's terms: what `describe` puts into words. */
import type { Day } from "../../runtime/date.ts";
import type { CompareOperator, Expression, Named, Program } from "../../ir/ir.ts";
import { bool } from "../../ir/types.ts";
import type { Reason } from "../diagram/reason.ts";
import type { Shift, Variable } from "../diagram/variable.ts";
import type { Range } from "./cover.ts";

/** A condition: what is common to all of it and, where there are any, one of several conjunctions. */
export interface Condition {
  readonly common: readonly Literal[];
  readonly alternatives: readonly (readonly Literal[])[];
  /** Whether there are more alternatives than are listed. */
  readonly more: boolean;
}

/** From one day or number to another, both included; null where there is no limit. */
export interface Limits {
  readonly from: number | null;
  readonly to: number | null;
}

/** A fact's date, shifted step by step. */
export interface ShiftedFact {
  readonly fact: string;
  readonly shifts: readonly Shift[];
}

/** Which of two programs that are compared a literal speaks of; null where there is one program or both agree. */
export type Side = "old" | "new" | null;

/** One condition on one fact or decision, or on the days between two facts. */
export type Literal =
  | {
      readonly kind: "date" | "number";
      readonly fact: string;
      readonly absent: boolean;
      readonly ranges: readonly Limits[];
    }
  | { readonly kind: "choice"; readonly fact: string; readonly values: readonly (boolean | string | null)[] }
  | { readonly kind: "member"; readonly fact: string; readonly member: string; readonly holds: boolean }
  | { readonly kind: "known"; readonly fact: string; readonly holds: boolean }
  /** The days from the earlier date to the later. */
  | {
      readonly kind: "difference";
      readonly earlier: ShiftedFact;
      readonly later: ShiftedFact;
      readonly ranges: readonly Limits[];
    }
  | { readonly kind: "reading"; readonly reading: string; readonly options: readonly string[] }
  | {
      readonly kind: "decision";
      readonly decision: string;
      readonly side: Side;
      readonly values: readonly (boolean | string | null)[];
    }
  /** The row of a table that counts: one of these, or none. */
  | {
      readonly kind: "row";
      readonly table: string;
      readonly side: Side;
      readonly rows: readonly Named[];
      readonly none: boolean;
    }
  | {
      readonly kind: "opaque";
      readonly condition: Expression | null;
      /** The programs in which it stands, of those that are compared. */
      readonly saidBy: ReadonlySet<Program>;
      readonly reason: Reason;
      readonly holds: boolean;
    };

/** What a range of a variable says in the vocabulary's terms. */
export function literalOf(variable: Variable, ranges: readonly Range[]): Literal {
  const { meaning } = variable;
  switch (meaning.kind) {
    case "date":
    case "number": {
      const { kind, fact, absent } = meaning;
      const present = ranges
        .filter(([, to]) => to !== absent)
        .map(([from, to]): Range => [from === absent ? from + 1 : from, to]);
      const least = absent === null ? variable.from : variable.from + 1;
      return {
        kind,
        fact,
        absent: absent !== null && ranges[0]![0] === absent,
        ranges: limitsOf(present, least, variable.to),
      };
    }
    case "choice":
      return {
        kind: "choice",
        fact: meaning.fact,
        values: meaning.values.filter((_, index) => ranges.some(([from, to]) => index >= from && index <= to)),
      };
    case "member":
      return { kind: "member", fact: meaning.fact, member: meaning.member, holds: ranges[0]![0] === 1 };
    case "reading":
      return {
        kind: "reading",
        reading: meaning.reading,
        options: meaning.options.filter((_, index) => ranges.some(([from, to]) => index >= from && index <= to)),
      };
    case "presence":
      return { kind: "known", fact: meaning.fact, holds: ranges[0]![0] === 1 };
    case "difference": {
      const { earlier, later } = meaning;
      const side = ({ variable: { key }, shifts }: typeof earlier): ShiftedFact => ({ fact: key, shifts });
      return {
        kind: "difference",
        earlier: side(earlier),
        later: side(later),
        ranges: limitsOf(ranges, variable.from, variable.to),
      };
    }
    case "opaque":
      return {
        kind: "opaque",
        condition: meaning.expression,
        saidBy: meaning.saidBy,
        reason: meaning.reason,
        holds: ranges[0]![0] === 1,
      };
    case "measure": {
      const ends = limitsOf(ranges, variable.from, variable.to);
      const limits = ranges.map(([from, to], index) => (from === to ? { from, to } : ends[index]!));
      return {
        kind: "opaque",
        condition: liesWithin(meaning.expression, limits),
        saidBy: meaning.saidBy,
        reason: meaning.reason,
        holds: true,
      };
    }
  }
}

function limitsOf(ranges: readonly Range[], least: Day, most: Day): readonly Limits[] {
  return ranges.map(([from, to]) => ({ from: from === least ? null : from, to: to === most ? null : to }));
}

/** The condition that a number lies within one of several limits. */
function liesWithin(number: Expression, limits: readonly Limits[]): Expression {
  const { origin, type } = number;
  const compared = (operator: CompareOperator, value: number): Expression => {
    const right: Expression = { kind: "constant", type, origin, value, parameter: null };
    return { kind: "compare", type: bool, origin, operator, left: number, right };
  };
  const parts = limits.map(({ from, to }): Expression => {
    if (from !== null && from === to) return compared("=", from);
    const ends = [...(from === null ? [] : [compared("≥", from)]), ...(to === null ? [] : [compared("≤", to)])];
    return ends.length === 1 ? ends[0]! : { kind: "and", type: bool, origin, operands: ends };
  });
  return parts.length === 1 ? parts[0]! : { kind: "or", type: bool, origin, operands: parts };
}
