/**
 * The tree of a `.pol` file: plain read-only nodes with a string `kind` and a span.
 * Names are strings here, identifier or label as written; `resolve` gives them a meaning.
 * The tree knows nothing of the surface (English or Chinese) that it was written in.
 */
import type { Span } from "./source.ts";

interface NodeBase {
  readonly span: Span;
}

/** A name as written: an identifier or a Chinese label. */
export interface Name extends NodeBase {
  readonly kind: "Name";
  readonly text: string;
}

/** A quoted text, without its quotes. */
export interface Text extends NodeBase {
  readonly kind: "Text";
  readonly value: string;
}

/** A clause of the notice in its normal form: `二(三)`, `四(二)1`, `附件2`, `序言`. */
export interface ClauseRef extends NodeBase {
  readonly kind: "ClauseRef";
  readonly id: string;
}

/** A comment, `#` and its text to the end of the line. */
export interface Comment extends NodeBase {
  readonly kind: "Comment";
  readonly text: string;
}

// ---------------------------------------------------------------- files

/** A file that declares facts, options and decisions for several notices. */
export interface VocabularyFile extends NodeBase {
  readonly kind: "VocabularyFile";
  readonly name: Name;
  readonly label: Text | null;
  readonly items: readonly VocabularyItem[];
  readonly comments: readonly Comment[];
}

/** A file that encodes a notice, clause by clause. */
export interface NoticeFile extends NodeBase {
  readonly kind: "NoticeFile";
  readonly name: Name;
  readonly title: Text | null;
  readonly headers: readonly Header[];
  readonly clauses: readonly Clause[];
  /** Clauses of the notice that is amended which no longer hold. */
  readonly struck: readonly StruckClause[];
  readonly comments: readonly Comment[];
}

/** The tree of a file. */
export type SourceTree = VocabularyFile | NoticeFile;

/** What a header of a notice says. */
export type HeaderKey = "issuer" | "number" | "issued" | "year" | "uses" | "inForce" | "amends";

/** A line of the head of a notice. */
export interface Header extends NodeBase {
  readonly kind: "Header";
  readonly key: HeaderKey;
  readonly value: Text | Name | IntLiteral | DateLiteral | DateRange;
  readonly unconfirmed: boolean;
}

// ---------------------------------------------------------------- vocabulary

/** What a vocabulary may declare. */
export type VocabularyItem = Enumeration | Entity;

/** The options of a type. */
export interface Enumeration extends NodeBase {
  readonly kind: "Enumeration";
  readonly name: Name;
  readonly label: Text | null;
  readonly members: readonly EnumerationMember[];
}

/** One of the options. */
export interface EnumerationMember extends NodeBase {
  readonly kind: "EnumerationMember";
  readonly name: Name;
  readonly label: Text | null;
}

/** A kind of record. */
export interface Entity extends NodeBase {
  readonly kind: "Entity";
  /** Whether it is the one that a notice speaks of where it does not say another. */
  readonly main: boolean;
  readonly name: Name;
  readonly label: Text | null;
  /** In records of what its own stand. */
  readonly nestings: readonly Nesting[];
  /** Of what records it is formed. */
  readonly groups: Grouping | null;
  readonly items: readonly EntityItem[];
}

/** `formed of person by family`: records of an entity that have the same key form one of the other; without a key all of them do. */
export interface Grouping extends NodeBase {
  readonly kind: "Grouping";
  readonly entity: Name;
  readonly by: Name | null;
}

/** `in township`, `in household?`: the records of an entity stand in those of another, always or perhaps. */
export interface Nesting extends NodeBase {
  readonly kind: "Nesting";
  readonly entity: Name;
  readonly perhaps: boolean;
}

/** What may be declared of an entity. */
export type EntityItem = Fact | Decision | Define | Requirement;

/** What a record of the entity states. */
export interface Fact extends NodeBase {
  readonly kind: "Fact";
  readonly name: Name;
  readonly label: Text | null;
  readonly type: TypeNode;
  readonly default: Expression | null;
}

/**
 * A question that rules answer. `gate` says when it is decided at all; where the gate does not
 * hold the answer is `otherwise`, or absent. `periodsOf` makes the notice's periods its rules,
 * with `outside` as the answer for a date that lies in none.
 */
export interface Decision extends NodeBase {
  readonly kind: "Decision";
  /** In a notice, of which entity it is; null for the main one. */
  readonly entity: Name | null;
  readonly name: Name;
  readonly label: Text | null;
  readonly type: TypeNode;
  readonly gate: Expression | null;
  readonly otherwise: Expression | null;
  readonly periodsOf: Name | null;
  readonly outside: Expression | null;
  readonly unconfirmed: boolean;
}

/** What must be true of every record; a record that breaks it is an input error. */
export interface Requirement extends NodeBase {
  readonly kind: "Requirement";
  readonly message: Text;
  readonly condition: Expression;
}

/** A type as it is written. */
export type TypeNode = SimpleType | NamedType | SetType | YearSetType | ListType | SeriesType | OptionalType;

/** The types that have a keyword of their own. */
export type SimpleTypeName = "bool" | "int" | "money" | "rate" | "date" | "duration" | "text";

/** A type of one keyword, of numbers, amounts and dates perhaps with the range of its values. */
export interface SimpleType extends NodeBase {
  readonly kind: "SimpleType";
  readonly name: SimpleTypeName;
  /** The least value allowed, or the first day. */
  readonly from: Expression | null;
  /** The greatest value allowed, or the last day. */
  readonly to: Expression | null;
}

/** An enumeration or an entity by its name. */
export interface NamedType extends NodeBase {
  readonly kind: "NamedType";
  readonly name: Name;
}

/** Several options of an enumeration. */
export interface SetType extends NodeBase {
  readonly kind: "SetType";
  readonly member: Name;
}

/** Several calendar years, of those from one to another. */
export interface YearSetType extends NodeBase {
  readonly kind: "YearSetType";
  readonly from: IntLiteral;
  readonly to: IntLiteral;
}

/** Several records of an entity, or several values. */
export interface ListType extends NodeBase {
  readonly kind: "ListType";
  readonly item: NamedType | SimpleType;
}

/** A whole number for each of several dates or months. */
export interface SeriesType extends NodeBase {
  readonly kind: "SeriesType";
  readonly by: "date" | "month";
}

/** A type with values that may be absent. */
export interface OptionalType extends NodeBase {
  readonly kind: "OptionalType";
  readonly of: TypeNode;
}

// ---------------------------------------------------------------- notice

/** A clause of the notice with what it contributes. */
export interface Clause extends NodeBase {
  readonly kind: "Clause";
  readonly ref: ClauseRef;
  readonly title: Text | null;
  /** Fingerprint of the clause's text in the notice as issued. */
  readonly fingerprint: Text | null;
  readonly narrative: boolean;
  /** Whether it stands in place of the clause of that number, and of all beneath it, in the notice that is amended. */
  readonly replaces: boolean;
  readonly items: readonly ClauseItem[];
}

/** A clause of the amended notice that no longer holds, with all beneath it. */
export interface StruckClause extends NodeBase {
  readonly kind: "StruckClause";
  readonly ref: ClauseRef;
}

/** What may stand in a clause. */
export type ClauseItem =
  | Parameter
  | Period
  | Define
  | Decision
  | Rule
  | Silence
  | Reading
  | Table
  | Rows
  | Duty
  | Example
  | ExampleTable
  | Invariant;

/** A figure of the notice: one value, or one after the other, each with its first day. */
export interface Parameter extends NodeBase {
  readonly kind: "Parameter";
  readonly name: Name;
  readonly label: Text | null;
  readonly values: readonly ParameterValue[];
  readonly unconfirmed: boolean;
}

/** A value of a parameter, from a day on where it says one. */
export interface ParameterValue extends NodeBase {
  readonly kind: "ParameterValue";
  readonly value: Expression;
  readonly from: Expression | null;
}

/** Days that bear a name. */
export interface Period extends NodeBase {
  readonly kind: "Period";
  readonly name: Name;
  readonly range: DateRange;
  readonly overrides: readonly OverrideTarget[];
  readonly when: Expression | null;
  readonly unconfirmed: boolean;
}

/** From one day to another, both included. */
export interface DateRange extends NodeBase {
  readonly kind: "DateRange";
  readonly from: Expression;
  readonly to: Expression;
}

/** A name for an expression, with parameters where it is used over the rows of a table. */
export interface Define extends NodeBase {
  readonly kind: "Define";
  readonly entity: Name | null;
  readonly name: Name;
  readonly label: Text | null;
  readonly parameters: readonly Name[];
  readonly value: Expression;
  readonly unconfirmed: boolean;
}

/** What a rule prevails over: the rules of a clause, or one rule by its name. */
export type OverrideTarget = ClauseRef | Name;

/** `is` decides the value; `adds` joins members to the value of a set decision. */
export type RuleMode = "is" | "adds";

/** A value for a decision, under a condition and over other rules. */
export interface Rule extends NodeBase {
  readonly kind: "Rule";
  readonly entity: Name | null;
  readonly decision: Name;
  readonly name: Name | null;
  readonly label: Text | null;
  readonly overrides: readonly OverrideTarget[];
  readonly when: Expression | null;
  readonly mode: RuleMode;
  readonly value: Expression;
  readonly unconfirmed: boolean;
}

/** The notice says nothing on a decision, where `when` holds or everywhere. */
export interface Silence extends NodeBase {
  readonly kind: "Silence";
  readonly decisions: readonly QualifiedName[];
  readonly when: Expression | null;
  readonly unconfirmed: boolean;
}

/** A name behind its entity's, where that is said. */
export interface QualifiedName extends NodeBase {
  readonly kind: "QualifiedName";
  readonly entity: Name | null;
  readonly name: Name;
}

/** A doubt with the ways in which the notice may be read. */
export interface Reading extends NodeBase {
  readonly kind: "Reading";
  readonly name: Name;
  readonly label: Text | null;
  readonly options: readonly ReadingOption[];
  readonly unconfirmed: boolean;
}

/** One way to read it. */
export interface ReadingOption extends NodeBase {
  readonly kind: "ReadingOption";
  readonly name: Name;
  readonly label: Text | null;
  readonly isDefault: boolean;
}

/**
 * A table. It decides where it has a key or a column of results, and is data otherwise. A row of one that decides holds
 * where all its tests do; `taking` says which of the rows that hold counts, `otherwise` what is given where none does.
 */
export interface Table extends NodeBase {
  readonly kind: "Table";
  readonly entity: Name | null;
  readonly name: Name;
  readonly label: Text | null;
  readonly key: Name | null;
  readonly taking: Taking | null;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Of the head: the key and what is taken; each row has its own mark. */
  readonly unconfirmed: boolean;
}

/** Which of the rows that hold counts: the first listed, or the one with the highest or lowest value in a column. */
export interface Taking extends NodeBase {
  readonly kind: "Taking";
  readonly which: "first" | "highest" | "lowest";
  /** Null for the first. */
  readonly column: Name | null;
}

/** A column: of a table that decides what is tested, or the name of a decision; of data a name with a type. */
export interface Column extends NodeBase {
  readonly kind: "Column";
  /** `category` holds the key's member, `provided` the row's condition, `value` all else. */
  readonly role: "category" | "provided" | "value";
  /** Whether an arrow stands before it: from the first arrow on the columns are results. */
  readonly hasArrow: boolean;
  readonly name: Name | null;
  readonly label: Text | null;
  readonly type: TypeNode | null;
}

/** Whether a table decides, or is data. */
export function decides({ key, taking, columns }: Table): boolean {
  return key !== null || taking !== null || columns.some(({ hasArrow }) => hasArrow);
}

/** More rows of a table, in the clause that they come from. */
export interface Rows extends NodeBase {
  readonly kind: "Rows";
  readonly table: Name;
  readonly rows: readonly Row[];
}

/** A row of a table. */
export interface Row extends NodeBase {
  readonly kind: "Row";
  readonly cells: readonly Cell[];
  readonly unconfirmed: boolean;
}

/** A cell: an expression, `otherwise`, or nothing. */
export interface Cell extends NodeBase {
  readonly kind: "Cell";
  readonly content: Expression | "otherwise" | null;
}

/** Who must do what by when. */
export interface Duty extends NodeBase {
  readonly kind: "Duty";
  readonly actor: Name;
  readonly action: Text;
  readonly due: Due;
  readonly unconfirmed: boolean;
}

/** When a duty is due. */
export type Due = DueBy | DueMonthly | DueAfter;

/** On or before a date. */
export interface DueBy extends NodeBase {
  readonly kind: "DueBy";
  readonly date: Expression;
}

/** By a day of each month inside a range; a shorter month ends on its last day. */
export interface DueMonthly extends NodeBase {
  readonly kind: "DueMonthly";
  readonly day: IntLiteral;
  readonly range: DateRange;
  /** Whether a day that is not worked gives way to the next that is. */
  readonly deferred: boolean;
}

/** A number of days or working days after an event. */
export interface DueAfter extends NodeBase {
  readonly kind: "DueAfter";
  readonly amount: IntLiteral;
  readonly unit: "days" | "workdays";
  readonly event: Name;
  /** Whether a day that is not worked gives way to the next that is. */
  readonly deferred: boolean;
}

/** A record and what must be decided of it. */
export interface Example extends NodeBase {
  readonly kind: "Example";
  /** Of whose records it speaks; null for the main entity. */
  readonly entity: Name | null;
  readonly title: Text;
  readonly given: readonly Assignment[];
  readonly expect: readonly Assignment[];
}

/** A fact or a decision with its value. */
export interface Assignment extends NodeBase {
  readonly kind: "Assignment";
  /** Of which item it is, from the outermost list in; nothing where it is of the record itself. */
  readonly path: readonly ItemOfList[];
  readonly name: Name;
  readonly value: Expression;
}

/** An item of a list by its place, the first being 1. */
export interface ItemOfList extends NodeBase {
  readonly kind: "ItemOfList";
  readonly list: Name;
  readonly position: IntLiteral;
}

/** Examples of one shape, a row each: the given facts, then the expected decisions. */
export interface ExampleTable extends NodeBase {
  readonly kind: "ExampleTable";
  /** Of whose records it speaks; null for the main entity. */
  readonly entity: Name | null;
  readonly title: Text;
  readonly given: readonly Name[];
  readonly expect: readonly Name[];
  readonly rows: readonly Row[];
}

/** What must hold of every record. */
export interface Invariant extends NodeBase {
  readonly kind: "Invariant";
  /** Of whose records it speaks; null for the main entity. */
  readonly entity: Name | null;
  readonly title: Text;
  readonly when: Expression | null;
  readonly then: Expression;
  readonly unconfirmed: boolean;
}

// ---------------------------------------------------------------- expressions

/** All that has a value. */
export type Expression =
  | IntLiteral
  | MoneyLiteral
  | RateLiteral
  | DateLiteral
  | BoolLiteral
  | AbsentLiteral
  | Text
  | NameRef
  | SetLiteral
  | RecordLiteral
  | SeriesLiteral
  | ListLiteral
  | Not
  | Negation
  | Logical
  | Comparison
  | Subject
  | Presence
  | Emptiness
  | Has
  | OneOf
  | In
  | Within
  | OrElse
  | Arithmetic
  | Quantity
  | Rounding
  | Conditional
  | Call
  | At
  | Lookup
  | Aggregate
  | YearCount
  | EdgeDay
  | WorkdayTest
  | MovedToWorkday
  | WorkdaysFrom
  | Allotment
  | Scale;

/** A number, before its unit is known. */
export interface IntLiteral extends NodeBase {
  readonly kind: "IntLiteral";
  readonly value: number;
}

/** An amount in fen. */
export interface MoneyLiteral extends NodeBase {
  readonly kind: "MoneyLiteral";
  readonly fen: number;
}

/** A percentage as a decimal numeral, `12.5` for 12.5%. */
export interface RateLiteral extends NodeBase {
  readonly kind: "RateLiteral";
  readonly percent: string;
}

/** A date that exists. */
export interface DateLiteral extends NodeBase {
  readonly kind: "DateLiteral";
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Yes or no. */
export interface BoolLiteral extends NodeBase {
  readonly kind: "BoolLiteral";
  readonly value: boolean;
}

/** No value. */
export interface AbsentLiteral extends NodeBase {
  readonly kind: "AbsentLiteral";
}

/** A name in use, behind the entity of whose record it is asked where that is said. */
export interface NameRef extends NodeBase {
  readonly kind: "NameRef";
  readonly entity: Name | null;
  readonly name: Name;
}

/** Options, or years, in braces. */
export interface SetLiteral extends NodeBase {
  readonly kind: "SetLiteral";
  readonly members: readonly SetMember[];
}

/** An option by its name, or a year. */
export type SetMember = Name | IntLiteral;

/** A record by its facts, in braces. */
export interface RecordLiteral extends NodeBase {
  readonly kind: "RecordLiteral";
  readonly assignments: readonly Assignment[];
}

/** Numbers by dates or by months, in braces. */
export interface SeriesLiteral extends NodeBase {
  readonly kind: "SeriesLiteral";
  readonly entries: readonly SeriesEntry[];
}

/** The number of a series on a date or in a month. */
export interface SeriesEntry extends NodeBase {
  readonly kind: "SeriesEntry";
  readonly key: DateLiteral | MonthLiteral;
  readonly value: Expression;
}

/** A month of a year. */
export interface MonthLiteral extends NodeBase {
  readonly kind: "MonthLiteral";
  readonly year: number;
  readonly month: number;
}

/** Records or texts in their order, in square brackets. */
export interface ListLiteral extends NodeBase {
  readonly kind: "ListLiteral";
  readonly items: readonly Expression[];
}

/** The contrary of a condition. */
export interface Not extends NodeBase {
  readonly kind: "Not";
  readonly operand: Expression;
}

/** A value with its sign turned. */
export interface Negation extends NodeBase {
  readonly kind: "Negation";
  readonly operand: Expression;
}

/** Two conditions together, or either of them. */
export interface Logical extends NodeBase {
  readonly kind: "Logical";
  readonly operator: "and" | "or";
  readonly left: Expression;
  readonly right: Expression;
}

/** `is` and `equals` mean the same; the words for dates and the signs for numbers mean the same. */
export type ComparisonOperator =
  | "is"
  | "isNot"
  | "equals"
  | "differs"
  | "less"
  | "atMost"
  | "greater"
  | "atLeast"
  | "before"
  | "onOrBefore"
  | "after"
  | "onOrAfter";

/** Two values compared. */
export interface Comparison extends NodeBase {
  readonly kind: "Comparison";
  readonly operator: ComparisonOperator;
  readonly left: Expression;
  readonly right: Expression;
}

/** What the column of a table is about: the left side of a test in a cell, where nothing is written for it. */
export interface Subject extends NodeBase {
  readonly kind: "Subject";
}

/** `x is known`, `x is absent`. */
export interface Presence extends NodeBase {
  readonly kind: "Presence";
  readonly known: boolean;
  readonly operand: Expression;
}

/** `set is empty`, `set is not empty`. */
export interface Emptiness extends NodeBase {
  readonly kind: "Emptiness";
  readonly empty: boolean;
  readonly operand: Expression;
}

/** `set has x`, `set has any of {…}`, `set has all of {…}`. */
export interface Has extends NodeBase {
  readonly kind: "Has";
  readonly quantifier: "one" | "any" | "all";
  readonly set: Expression;
  readonly member: Expression;
}

/** Whether a value is among some options. */
export interface OneOf extends NodeBase {
  readonly kind: "OneOf";
  readonly operand: Expression;
  readonly members: SetLiteral;
}

/** `x in from to to`, in a cell `from to to`; both ends belong to the range. */
export interface In extends NodeBase {
  readonly kind: "In";
  readonly operand: Expression;
  readonly range: DateRange;
}

/** `date within duration of anchor`: not before the anchor, at most the duration after it; in working days the duration is their number. */
export interface Within extends NodeBase {
  readonly kind: "Within";
  readonly operand: Expression;
  readonly duration: Expression;
  readonly inWorkdays: boolean;
  readonly anchor: Expression;
}

/** A value, and another where that is absent. */
export interface OrElse extends NodeBase {
  readonly kind: "OrElse";
  readonly operand: Expression;
  readonly fallback: Expression;
}

/** Two values reckoned together. */
export interface Arithmetic extends NodeBase {
  readonly kind: "Arithmetic";
  readonly operator: "+" | "-" | "*" | "/";
  readonly left: Expression;
  readonly right: Expression;
}

/** What a duration is counted in. */
export type DurationUnit = "years" | "months" | "days";

/** A number with a unit of the calendar. */
export interface Quantity extends NodeBase {
  readonly kind: "Quantity";
  readonly amount: Expression;
  readonly unit: DurationUnit;
}

/** Which way a number is rounded. */
export type RoundingMode = "halfUp" | "down" | "up";
/** What a number is rounded to a multiple of: whole numbers, an amount, a percentage. */
export type RoundingUnit =
  | { readonly kind: "whole" }
  | { readonly kind: "money"; readonly fen: number }
  | { readonly kind: "rate"; readonly percent: string };

/** A number, an amount or a rate rounded. */
export interface Rounding extends NodeBase {
  readonly kind: "Rounding";
  readonly operand: Expression;
  readonly mode: RoundingMode;
  readonly unit: RoundingUnit;
}

/** One value or another, by a condition. */
export interface Conditional extends NodeBase {
  readonly kind: "Conditional";
  readonly condition: Expression;
  readonly then: Expression;
  readonly else: Expression;
}

/** A function of the language (`fullYears`, `latest` …) or a define with parameters. */
export interface Call extends NodeBase {
  readonly kind: "Call";
  /** Of whose define it is, where that is said. */
  readonly entity: Name | null;
  readonly callee: Name | Builtin;
  readonly arguments: readonly Expression[];
}

/** The functions of the language. */
export type BuiltinName =
  | "fullYears"
  | "monthsBetween"
  | "daysBetween"
  | "yearOf"
  | "earliest"
  | "latest"
  | "least"
  | "greatest"
  | "remainderOf";

/** A function of the language where it is called. */
export interface Builtin extends NodeBase {
  readonly kind: "Builtin";
  readonly name: BuiltinName;
}

/** `column of table at key`: a cell of a data table, in the row whose first column is the key. */
export interface Lookup extends NodeBase {
  readonly kind: "Lookup";
  readonly column: Name;
  readonly table: Name;
  readonly key: Expression;
}

/** A series, or a parameter that changes with time, at a date. */
export interface At extends NodeBase {
  readonly kind: "At";
  readonly operand: Expression;
  readonly date: Expression;
}

/** What is made of the items of a list or the rows of a table. */
export type AggregateOperator = "sum" | "count" | "highest" | "lowest" | "list" | "rankFromHighest" | "rankFromLowest";

/** An aggregate over a list of entities or the rows of a data table. */
export interface Aggregate extends NodeBase {
  readonly kind: "Aggregate";
  readonly operator: AggregateOperator;
  readonly over: QualifiedName;
  readonly where: Expression | null;
  readonly byMonthOf: Expression | null;
  readonly body: Expression | null;
}

/**
 * How many years from one to another are in a set of years, or are not; `unbroken` how many in a row up to the last.
 * Without `from` they begin with the first year that the set can hold.
 */
export interface YearCount extends NodeBase {
  readonly kind: "YearCount";
  readonly which: "all" | "unbroken";
  readonly from: Expression | null;
  readonly to: Expression;
  readonly held: boolean;
  readonly set: Expression;
}

/** The first or the last day of the month or the year of a date, or the first of the one after. */
export interface EdgeDay extends NodeBase {
  readonly kind: "EdgeDay";
  readonly edge: "first" | "last" | "next";
  readonly of: "month" | "year";
  readonly date: Expression;
}

/** `date is a workday`, `date is not a workday`. */
export interface WorkdayTest extends NodeBase {
  readonly kind: "WorkdayTest";
  readonly holds: boolean;
  readonly operand: Expression;
}

/** A date, or where that is not a working day the next, or the last before it. */
export interface MovedToWorkday extends NodeBase {
  readonly kind: "MovedToWorkday";
  readonly direction: "later" | "earlier";
  readonly operand: Expression;
}

/** The working day so many after a date, or before it. */
export interface WorkdaysFrom extends NodeBase {
  readonly kind: "WorkdaysFrom";
  readonly direction: "later" | "earlier";
  readonly amount: Expression;
  readonly date: Expression;
}

/** `allot limit among list where condition in order of … : wish`, or `in proportion`. */
export interface Allotment extends NodeBase {
  readonly kind: "Allotment";
  readonly limit: Expression;
  readonly over: QualifiedName;
  readonly where: Expression | null;
  readonly manner: InOrder | InProportion;
  readonly wish: Expression;
}

/** One after the other gets what it wishes while the limit lasts. */
export interface InOrder extends NodeBase {
  readonly kind: "InOrder";
  readonly order: ServingOrder;
}

/** All get the same part of what they wish where the limit does not suffice. */
export interface InProportion extends NodeBase {
  readonly kind: "InProportion";
  readonly rounding: { readonly mode: RoundingMode; readonly unit: RoundingUnit | null } | null;
  /** In which order what rounding leaves goes, a unit each; null where nothing is said of it. */
  readonly rest: ServingOrder | "unspent" | null;
}

/** Who comes before whom. */
export interface ServingOrder extends NodeBase {
  readonly kind: "ServingOrder";
  readonly keys: readonly OrderKey[];
  /** Those whom no key tells apart are served together or not at all, or as they stand in the list; null where nothing is said. */
  readonly ties: "together" | "listed" | null;
  /** Whether a wish that what is left does not suffice for gets nothing of it. */
  readonly whole: boolean;
}

/** Which values of a key come first. */
export type KeyDirection = "highest" | "lowest" | "earliest" | "latest" | "yes";

/** A value that tells who comes first. */
export interface OrderKey extends NodeBase {
  readonly kind: "OrderKey";
  readonly value: Expression;
  readonly from: KeyDirection | null;
}

/** What the parts of an amount come to, each at the rate of its band. */
export interface Scale extends NodeBase {
  readonly kind: "Scale";
  readonly operand: Expression;
  readonly bands: readonly ScaleBand[];
}

/** A band of a scale; without an end it goes on from the last one's. */
export interface ScaleBand extends NodeBase {
  readonly kind: "ScaleBand";
  readonly rate: Expression;
  readonly to: Expression | null;
}

// ---------------------------------------------------------------- the union and its children

/** Every node of a tree. */
export type AstNode =
  | SourceTree
  | Header
  | VocabularyItem
  | EnumerationMember
  | Nesting
  | Grouping
  | EntityItem
  | TypeNode
  | Clause
  | StruckClause
  | ClauseItem
  | ParameterValue
  | DateRange
  | QualifiedName
  | ReadingOption
  | Taking
  | Column
  | Row
  | Cell
  | Due
  | Assignment
  | ItemOfList
  | SeriesEntry
  | MonthLiteral
  | Expression
  | InOrder
  | InProportion
  | ServingOrder
  | OrderKey
  | ScaleBand
  | Name
  | Builtin
  | ClauseRef;

/** The kinds of node. */
export type AstKind = AstNode["kind"];

type ChildTable = { readonly [K in AstKind]: readonly (keyof Extract<AstNode, { kind: K }>)[] };

/** The one table of child keys, in source order: every generic walk reads it. */
export const childKeys: ChildTable = {
  VocabularyFile: ["name", "label", "items"],
  NoticeFile: ["name", "title", "headers", "clauses", "struck"],
  Header: ["value"],
  Enumeration: ["name", "label", "members"],
  EnumerationMember: ["name", "label"],
  Entity: ["name", "label", "nestings", "groups", "items"],
  Grouping: ["entity", "by"],
  Nesting: ["entity"],
  Fact: ["name", "label", "type", "default"],
  Decision: ["entity", "name", "label", "type", "gate", "otherwise", "periodsOf", "outside"],
  Requirement: ["message", "condition"],
  SimpleType: ["from", "to"],
  NamedType: ["name"],
  SetType: ["member"],
  YearSetType: ["from", "to"],
  ListType: ["item"],
  SeriesType: [],
  OptionalType: ["of"],
  Clause: ["ref", "title", "fingerprint", "items"],
  StruckClause: ["ref"],
  Parameter: ["name", "label", "values"],
  ParameterValue: ["value", "from"],
  Period: ["name", "range", "overrides", "when"],
  DateRange: ["from", "to"],
  Define: ["entity", "name", "label", "parameters", "value"],
  Rule: ["entity", "decision", "name", "label", "overrides", "when", "value"],
  Silence: ["decisions", "when"],
  QualifiedName: ["entity", "name"],
  Reading: ["name", "label", "options"],
  ReadingOption: ["name", "label"],
  Table: ["entity", "name", "label", "key", "taking", "columns", "rows"],
  Taking: ["column"],
  Column: ["name", "label", "type"],
  Rows: ["table", "rows"],
  Row: ["cells"],
  Cell: ["content"],
  Duty: ["actor", "action", "due"],
  DueBy: ["date"],
  DueMonthly: ["day", "range"],
  DueAfter: ["amount", "event"],
  Example: ["entity", "title", "given", "expect"],
  Assignment: ["path", "name", "value"],
  ItemOfList: ["list", "position"],
  ExampleTable: ["entity", "title", "given", "expect", "rows"],
  Invariant: ["entity", "title", "when", "then"],
  IntLiteral: [],
  MoneyLiteral: [],
  RateLiteral: [],
  DateLiteral: [],
  BoolLiteral: [],
  AbsentLiteral: [],
  Text: [],
  NameRef: ["entity", "name"],
  Subject: [],
  SetLiteral: ["members"],
  RecordLiteral: ["assignments"],
  SeriesLiteral: ["entries"],
  SeriesEntry: ["key", "value"],
  MonthLiteral: [],
  ListLiteral: ["items"],
  Not: ["operand"],
  Negation: ["operand"],
  Logical: ["left", "right"],
  Comparison: ["left", "right"],
  Presence: ["operand"],
  Emptiness: ["operand"],
  Has: ["set", "member"],
  OneOf: ["operand", "members"],
  In: ["operand", "range"],
  Within: ["operand", "duration", "anchor"],
  OrElse: ["operand", "fallback"],
  Arithmetic: ["left", "right"],
  Quantity: ["amount"],
  Rounding: ["operand"],
  Conditional: ["condition", "then", "else"],
  Call: ["entity", "callee", "arguments"],
  At: ["operand", "date"],
  Lookup: ["column", "table", "key"],
  Aggregate: ["over", "where", "byMonthOf", "body"],
  YearCount: ["from", "to", "set"],
  EdgeDay: ["date"],
  WorkdayTest: ["operand"],
  MovedToWorkday: ["operand"],
  WorkdaysFrom: ["amount", "date"],
  Allotment: ["limit", "over", "where", "manner", "wish"],
  InOrder: ["order"],
  InProportion: ["rest"],
  ServingOrder: ["keys"],
  OrderKey: ["value"],
  Scale: ["operand", "bands"],
  ScaleBand: ["rate", "to"],
  Name: [],
  Builtin: [],
  ClauseRef: [],
};
