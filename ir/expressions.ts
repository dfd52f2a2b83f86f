/** Expressions, of which rules, gates and conditions are made, and the cases that the rules of a decision come to. */
import type { Rate } from "../runtime/rate.ts";
import type { RoundingMode } from "../runtime/rounding.ts";
import type { Value } from "../runtime/schema.ts";
import type { WorkdayCalendar } from "../runtime/workdays.ts";
import type { AllotmentOf } from "./allotment.ts";
import type { Type } from "./types.ts";
import type { CompareOperator, Named, Origin } from "./named.ts";
import type { Reached } from "./reached.ts";
import type { RuleInfo } from "./rule-info.ts";
import type { BandOf, ParameterAtOf, ScaleOf } from "./steps.ts";

/** One rule of a decision: it applies where its guard holds. */
export interface Case {
  readonly rule: RuleInfo;
  readonly guard: Expression;
  readonly value: Expression;
  /** Indices of the cases that this one overrides. */
  readonly overrides: readonly number[];
}

interface Node {
  readonly type: Type;
  readonly origin: Origin;
  /** The define with parameters whose filled-in meaning this is: people are told its name, nothing else asks for it. */
  readonly called?: CalledDefine;
}

/** A define with parameters and what it is given where it is used. */
export interface CalledDefine extends Named {
  /** Where it is used; the expression itself stands where the define is declared. */
  readonly origin: Origin;
  readonly arguments: readonly Expression[];
}

/** An expression: it has a value on every record, and no effect. */
export type Expression =
  | Constant
  | FactRef
  | DecisionRef
  | RecordRef
  | ColumnRef
  | ReadingTest
  | Known
  | OrElse
  | Not
  | And
  | Or
  | Compare
  | Contains
  | Union
  | Arithmetic
  | Round
  | MakeDuration
  | AddDuration
  | DaysBetween
  | FullYears
  | MonthsBetween
  | YearOf
  | EdgeDay
  | IsWorkday
  | ToWorkday
  | AddWorkdays
  | YearCount
  | Extreme
  | If
  | Cases
  | Pick
  | CellOf
  | ValueAt
  | Lookup
  | ParameterAt
  | Aggregate
  | Allotment
  | Scale;

/** A value; with the parameter that it is, where it is one. */
export interface Constant extends Node {
  readonly kind: "constant";
  readonly value: Value;
  readonly parameter: string | null;
}

/** A fact of the record at hand, or of one around it. */
export interface FactRef extends Node, Reached {
  readonly kind: "fact";
  readonly entity: string;
  readonly name: string;
  /** Whether the value may be absent where it is used. */
  readonly optional: boolean;
}

/** A decision about the record at hand, or about one around it or in its lists. */
export interface DecisionRef extends Node, Reached {
  readonly kind: "decision";
  readonly entity: string;
  readonly name: string;
  readonly optional: boolean;
}

/** A record around the one at hand, as far as it is asked whether there is one. */
export interface RecordRef extends Node, Reached {
  readonly kind: "record";
  readonly entity: string;
}

/** A column of the row of a data table that an aggregate stands on. */
export interface ColumnRef extends Node, Reached {
  readonly kind: "column";
  readonly table: string;
  readonly name: string;
}

/** Whether a reading is taken in an option; fixed when the program is compiled. */
export interface ReadingTest extends Node {
  readonly kind: "reading";
  readonly reading: string;
  readonly option: string;
  readonly holds: boolean;
}

/** Whether a value is not absent. */
export interface Known extends Node {
  readonly kind: "known";
  readonly operand: Expression;
}

/** The operand, and the fallback where that is absent. */
export interface OrElse extends Node {
  readonly kind: "orElse";
  readonly operand: Expression;
  readonly fallback: Expression;
}

/** True where the operand is false. */
export interface Not extends Node {
  readonly kind: "not";
  readonly operand: Expression;
}

/** All of them, from left to right; the rest is not evaluated after a false one. */
export interface And extends Node {
  readonly kind: "and";
  readonly operands: readonly Expression[];
}

/** Any of them, from left to right; the rest is not evaluated after a true one. */
export interface Or extends Node {
  readonly kind: "or";
  readonly operands: readonly Expression[];
}

/** Both sides have one type; an order is only asked of int, money, rate and date. */
export interface Compare extends Node {
  readonly kind: "compare";
  readonly operator: CompareOperator;
  readonly left: Expression;
  readonly right: Expression;
}

/** Whether a set holds any, or all, of the members of another. */
export interface Contains extends Node {
  readonly kind: "contains";
  readonly quantifier: "any" | "all";
  readonly set: Expression;
  readonly members: Expression;
}

/** The members that any of several sets holds; absent where all of them are. */
export interface Union extends Node {
  readonly kind: "union";
  readonly operands: readonly Expression[];
}

/** Two numbers or durations calculated with: ints and amounts are whole and at most 2⁵³, else it is an exact fraction. No divisor is zero. */
export interface Arithmetic extends Node {
  readonly kind: "arithmetic";
  readonly operator: ArithmeticOperator;
  readonly left: Expression;
  readonly right: Expression;
}

/** What is done with two numbers; `mod` is the remainder, from zero up to the size of the divisor. */
export type ArithmeticOperator = "+" | "-" | "*" | "/" | "mod";

/** A number rounded to a multiple of a unit, which is in fen for amounts; `exact` where it is shown to be one. */
export interface Round extends Node {
  readonly kind: "round";
  readonly operand: Expression;
  readonly mode: RoundingMode;
  readonly unit: Rate;
}

/** An int as a number of months or days. */
export interface MakeDuration extends Node {
  readonly kind: "makeDuration";
  readonly amount: Expression;
  readonly unit: "months" | "days";
  /** Months or days in one of the written unit: 12 for years. */
  readonly factor: number;
}

/** A date so much later or earlier; months are added before days, and the day is clamped to the month (reading R2). */
export interface AddDuration extends Node {
  readonly kind: "addDuration";
  readonly date: Expression;
  readonly duration: Expression;
  readonly sign: 1 | -1;
}

/** The calendar days from one date to another (reading R1). */
export interface DaysBetween extends Node {
  readonly kind: "daysBetween";
  readonly from: Expression;
  readonly to: Expression;
}

/** Age in full years (reading R3). */
export interface FullYears extends Node {
  readonly kind: "fullYears";
  readonly from: Expression;
  readonly to: Expression;
}

/** Whole months from one date to another. */
export interface MonthsBetween extends Node {
  readonly kind: "monthsBetween";
  readonly from: Expression;
  readonly to: Expression;
}

/** The calendar year of a date. */
export interface YearOf extends Node {
  readonly kind: "yearOf";
  readonly date: Expression;
}

/** The first or the last day of the month or the year of a date, or the first of the one after. */
export interface EdgeDay extends Node {
  readonly kind: "edgeDay";
  readonly edge: "first" | "last" | "next";
  readonly of: "month" | "year";
  readonly date: Expression;
}

/** What is told by the lists of holidays that were known when the program was compiled. */
interface ByLists extends Node {
  readonly calendar: WorkdayCalendar;
  readonly date: Expression;
}

/** Whether a day is worked. */
export interface IsWorkday extends ByLists {
  readonly kind: "isWorkday";
}

/** A day that is worked itself, else the next that is, or the last before it. */
export interface ToWorkday extends ByLists {
  readonly kind: "toWorkday";
  readonly direction: "later" | "earlier";
}

/** The working day so many after a date, which is not counted itself, or before it. */
export interface AddWorkdays extends ByLists {
  readonly kind: "addWorkdays";
  readonly amount: Expression;
  readonly sign: 1 | -1;
}

/**
 * How many years from one to another, both included, a set of years holds, or does not hold; `unbroken` how many of them in
 * a row up to the last. A set does not hold the years that it cannot hold.
 */
export interface YearCount extends Node {
  readonly kind: "yearCount";
  readonly which: "all" | "unbroken";
  readonly held: boolean;
  readonly set: Expression;
  readonly from: Expression;
  readonly to: Expression;
}

/** The least or the greatest of several ints, amounts, rates or dates. */
export interface Extreme extends Node {
  readonly kind: "extreme";
  readonly which: "least" | "greatest";
  readonly operands: readonly Expression[];
}

/** One of two values; the other is not evaluated. */
export interface If extends Node {
  readonly kind: "if";
  readonly condition: Expression;
  readonly then: Expression;
  readonly else: Expression;
}

/**
 * The rules of a decision. A case applies where its guard holds; it is defeated where a case that
 * overrides it applies and is not itself defeated. The value is the common value of the undefeated
 * cases that apply. Overriding cases stand before those that they override.
 */
export interface Cases extends Node {
  readonly kind: "cases";
  readonly decision: string;
  readonly cases: readonly Case[];
  /** Where one of these holds and no case applies, the notice is silent: the value is absent. */
  readonly silences: readonly Expression[];
  /** The value where no case applies and the notice is not silent; null is a gap. */
  readonly otherwise: Expression | null;
}

/** The row of a table that counts: the first, in this order, whose guard holds. */
export interface Pick extends Node {
  readonly kind: "pick";
  readonly table: string;
  /** Whether the guards of two rows may not hold together: where they do there is no row, but a conflict. */
  readonly unique: boolean;
  /** What the columns of its conditions are headed by; null where each cell is a condition of its own. */
  readonly heads: readonly (Named | null)[];
  readonly rows: readonly PickRow[];
}

/** A row of a table that decides. */
export interface PickRow {
  /** Position among the rows as listed in the notice: the value of the pick. */
  readonly index: number;
  /** The conjunction of its tests. */
  readonly guard: Expression;
  /** For each of the conditions that the guard joins the column that it stands in, as a position among the heads. */
  readonly columns: readonly number[];
  /** The option that it is for, which the test in the first column asks; null where rows are told apart by their place. */
  readonly category: Named | null;
  readonly origin: Origin;
}

/** The cell of a column in the picked row. */
export interface CellOf extends Node {
  readonly kind: "cell";
  readonly entity: string;
  readonly pick: string;
  /** By row index as listed. */
  readonly cells: readonly Expression[];
  /** Where no row counts. */
  readonly otherwise: Expression | null;
}

/** The number of a series at a date; where it is missing the record is in error. */
export interface ValueAt extends Node {
  readonly kind: "valueAt";
  readonly series: Expression;
  readonly date: Expression;
}

/** A cell of a data table in the row with a key; where there is none, the notice has a gap. */
export interface Lookup extends Node {
  readonly kind: "lookup";
  readonly table: string;
  readonly column: string;
  /** The column that the key is looked for in; no two rows have the same there. */
  readonly keyColumn: string;
  readonly key: Expression;
}

/** A parameter at a date; `steps.ts` says what it is. */
export type ParameterAt = Node & ParameterAtOf<Expression, Constant>;

/**
 * An aggregate over the rows of a data table or over a list of entities. A rank is one more than
 * the number of items whose body is strictly better than the body for the present item; it is absent
 * where that item does not fulfil `where`. The level is that of the record that is ranked; 0 for the other operators.
 */
export interface Aggregate extends Node, Reached {
  readonly kind: "aggregate";
  readonly operator: "sum" | "count" | "highest" | "lowest" | "list" | "rankFromHighest" | "rankFromLowest";
  readonly over: AggregateSource;
  readonly where: Expression | null;
  /** With it the result is a series by month. */
  readonly monthOf: Expression | null;
  readonly body: Expression | null;
}

/** What an aggregate goes over: the rows of a data table, or the items of a list. */
export type AggregateSource =
  | { readonly kind: "table"; readonly table: string }
  | { readonly kind: "list"; readonly entity: string; readonly list: Expression };

/** An allotment; `allotment.ts` says what it is made of. */
export type Allotment = Node & Reached & AllotmentOf<Expression, Extract<AggregateSource, { readonly kind: "list" }>>;

/** A scale by fixed values. */
export type Scale = Node & ScaleOf<Expression, Constant>;

/** A band of a scale. */
export type ScaleBand = BandOf<Constant>;

/** The kinds of expression, for tables that have an entry for each. */
export type ExpressionKind = Expression["kind"];
