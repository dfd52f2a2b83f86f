/** A comparison in the words of one language, as plain data: the page that is sent on and the studio are drawn from it. */
import type { ToldCondition } from "../../explain/describe/index.ts";
import type { DeclarationKind } from "../declarations.ts";
import type { Effect } from "../effect.ts";

export type { ToldCondition };

/** Two notices held against each other: first what a reader in a hurry wants to know, then the groups, then what is declared. */
export interface ToldDiff {
  readonly old: ToldNotice;
  readonly new: ToldNotice;
  /** How the records of one go together with those of the other. */
  readonly alignment: string;
  readonly summary: ToldSummary;
  readonly entities: readonly ToldEntity[];
  readonly declarations: readonly ToldDeclarations[];
  readonly clauses: readonly ToldClause[];
}

/** One of the two notices. */
export interface ToldNotice {
  readonly name: string;
  readonly title: string;
  readonly number: string | null;
  readonly year: number;
}

/** The comparison on one screen. */
export interface ToldSummary {
  readonly figures: readonly ToldFigure[];
  readonly worse: readonly ToldLine[];
  readonly better: readonly ToldLine[];
  /** What is neither better nor worse for a person, or both. */
  readonly others: readonly ToldLine[];
  /** The decisions that are proved the same for everyone, in words; null where there are none. */
  readonly same: string | null;
  /** What a roster comes to under both; empty without one. */
  readonly amounts: readonly ToldAmount[];
}

/** A number with what it counts. */
export interface ToldFigure {
  readonly figure: number;
  readonly text: string;
}

/** A change on one line of the summary. */
export interface ToldLine {
  /** The `id` of the cause under which it is told at length. */
  readonly cause: string;
  readonly what: string;
  /** Whom it concerns; null where several groups are told as one. */
  readonly who: ToldCondition | null;
  /** Where it stands: `三 → 三(三)`. */
  readonly clauses: string;
  readonly concerned: string | null;
}

/** What a decision comes to over a roster. */
export interface ToldAmount {
  readonly decision: string;
  readonly old: string;
  readonly new: string;
  readonly change: string;
  readonly raised: number;
  readonly lowered: number;
}

/** The people, households or offices of one kind. */
export interface ToldEntity {
  readonly name: string;
  readonly causes: readonly ToldCause[];
  /** What is proved about whoever is in no group. */
  readonly proved: readonly string[];
  readonly unknown: readonly string[];
}

/** A decision or a table that changed, with every group that it makes. */
export interface ToldCause extends ToldName {
  readonly id: string;
  readonly groups: readonly ToldGroup[];
  /** The groups of later decisions that follow from it. */
  readonly following: readonly ToldGroup[];
}

/** A name on the surface, and the one that the other surface has for it. */
export interface ToldName {
  readonly name: string;
  readonly otherName: string;
}

/** Records that are treated differently in the same way. */
export interface ToldGroup {
  readonly decision: ToldName;
  readonly effect: Effect;
  /** Of a set: what it has more and less, in all changes alike; null for all else. */
  readonly difference: string | null;
  readonly changes: readonly ToldChange[];
  readonly who: ToldCondition;
  /** The clauses that decide it in the old notice, and in the new one. */
  readonly before: readonly ToldReason[];
  readonly now: readonly ToldReason[];
  /** How many of the roster; null without one. */
  readonly concerned: string | null;
}

/** A clause that has a part in an outcome, with its named rules and the rows that count. */
export interface ToldReason {
  readonly clause: string;
  /** As it stands in the file: `三(三)`. */
  readonly id: string;
  readonly text: string;
}

/** One change of outcome, with a record that shows it. */
export interface ToldChange {
  readonly old: string;
  readonly new: string;
  readonly effect: Effect;
  readonly witness: ToldWitness;
  /** The days next to those of the change, with what holds there. */
  readonly limits: readonly string[];
}

/** One record under both notices. */
export interface ToldWitness {
  readonly facts: readonly ToldPair[];
  readonly answer: ToldPair;
  /** The same as examples that can be pasted into either notice. */
  readonly examples: { readonly old: string; readonly new: string };
}

/** What is called the same on both sides. */
export interface ToldPair {
  readonly name: string;
  readonly old: string;
  readonly new: string;
}

/** What changed of one kind of declaration. */
export interface ToldDeclarations {
  readonly kind: Exclude<DeclarationKind, "clause">;
  readonly caption: string;
  readonly rows: readonly ToldDeclaration[];
}

/** A declaration as both sides have it; null where one has none. */
export interface ToldDeclaration extends ToldName {
  readonly old: string | null;
  readonly new: string | null;
  readonly clauses: string;
}

/** A clause that only one side has, or that they word or number differently. */
export interface ToldClause {
  readonly old: string | null;
  readonly new: string | null;
  readonly title: string;
  readonly change: string;
}
