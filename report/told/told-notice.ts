/** A notice in the words of one language, as plain data: its document and the studio are drawn from it. */
import type { ToldCondition, ToldName, ToldReason } from "../../diff/index.ts";

/** Everything of a notice that can be read, each with its clause. */
export interface ToldNoticeText {
  readonly title: string;
  /** Issuer, number, year and the like, as far as they are known. */
  readonly head: readonly (readonly [name: string, text: string])[];
  readonly entities: readonly ToldDecider[];
  readonly parameters: readonly ToldEntry[];
  readonly periods: readonly ToldPeriod[];
  readonly tables: readonly ToldTable[];
  readonly definitions: readonly ToldEntry[];
  readonly duties: readonly ToldDuty[];
  readonly readings: readonly ToldReading[];
  readonly clauses: readonly ToldClauseTitle[];
}

/** A clause as it is cited, and as it stands in the file. */
export interface ToldPlace {
  readonly id: string;
  readonly clause: string;
}

/** What is decided about the records of one kind. */
export interface ToldDecider {
  readonly entity: string;
  readonly name: string;
  readonly decisions: readonly ToldDecision[];
}

/** Something of the notice that others can point at. */
export interface ToldThing extends ToldName {
  /** Its entity and its name: `person.fee`. */
  readonly id: string;
}

/** A decision with the questions that lead to it. */
export interface ToldDecision extends ToldThing {
  readonly decision: string;
  /** Whether the vocabulary declares it, so that it is told to people; else it serves others. */
  readonly isOutput: boolean;
  /** When it is asked at all, and what it is where it is not; null where it always is. */
  readonly gate: { readonly question: ToldQuestion; readonly otherwise: string } | null;
  /** Asked one after the other: the first that holds decides. */
  readonly steps: readonly ToldStep[];
  /** What is added to that, each where it holds. */
  readonly additions: readonly ToldStep[];
  /** What the questions and answers name, and is told elsewhere: decisions, definitions, tables. */
  readonly asks: readonly ToldThing[];
}

/** A question with the answer that it leads to. */
export interface ToldStep {
  /** Null where nothing is left to ask. */
  readonly question: ToldQuestion | null;
  readonly answer: string;
  /** The parameters that question and answer name, with what they are. */
  readonly figures: readonly (readonly [name: string, text: string])[];
  /** What the rule is called; null where it has no name. */
  readonly rule: string | null;
  readonly place: ToldPlace | null;
}

/** A condition: one, or several of which all or any must hold. */
export type ToldQuestion =
  { readonly text: string } | { readonly of: "all" | "any"; readonly parts: readonly ToldQuestion[] };

/** A name with what it stands for. */
export interface ToldEntry extends ToldThing {
  readonly text: string;
  readonly place: ToldPlace | null;
}

export interface ToldPeriod extends ToldName {
  readonly from: string;
  readonly to: string;
  /** For whom it is; null where for everyone. */
  readonly condition: string | null;
  readonly place: ToldPlace | null;
}

/** A table as it stands in the notice. */
export interface ToldTable extends ToldThing {
  readonly headings: readonly string[];
  readonly rows: readonly { readonly cells: readonly ToldCell[]; readonly place: ToldPlace | null }[];
}

/** A cell; with the other name of the category where it is one. */
export interface ToldCell {
  readonly text: string;
  readonly otherName: string | null;
}

export interface ToldDuty {
  readonly actor: string;
  readonly action: string;
  readonly due: string;
  readonly place: ToldPlace | null;
}

export interface ToldReading extends ToldName {
  readonly options: readonly { readonly name: string; readonly isTaken: boolean }[];
  readonly place: ToldPlace | null;
}

export interface ToldClauseTitle extends ToldPlace {
  readonly title: string | null;
  readonly isNarrative: boolean;
}

/** A decision as a table: every record is in exactly one row. */
export interface ToldOutcomes {
  readonly entity: string;
  readonly decision: string;
  readonly rows: readonly ToldOutcome[];
  /** Why the table is not known; null where it is. */
  readonly unknown: string | null;
}

/** An outcome, who has it, and by which clauses; null where the decision is not asked of them. */
export interface ToldOutcome {
  readonly outcome: string;
  readonly who: ToldCondition;
  readonly reasons: readonly ToldReason[] | null;
}
