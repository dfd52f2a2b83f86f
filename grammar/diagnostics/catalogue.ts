/**
 * Every diagnostic once: its code, stable for ever, its severity and the type of its parameters.
 * The words are in `en.ts` and `zh.ts`, which do not compile while a code lacks either.
 */

/** Errors leave no program; warnings do. Of what a note tells nothing need be wrong. */
export type Severity = "error" | "warning" | "note";

/** A word or two that a diagnostic is told, in both languages. */
export interface TypeWords {
  readonly en: string;
  readonly zh: string;
}

/** What is declared, as a diagnostic names it. */
export function bothNames({ name, label }: { readonly name: string; readonly label: string }): TypeWords {
  return { en: name, zh: label };
}

type None = Record<string, never>;

/** What a vocabulary must declare: an entity, and for duties the enumerations of these names. */
export type Lacking = "entity" | "Actor" | "Event";

/** The parameters of each code. */
export interface Parameters {
  // text and trees
  /** `meant` is what says the same here, where it is an operator of another language. */
  readonly "unknown-character": { readonly character: string; readonly meant: TypeWords | null };
  readonly "hidden-character": { readonly character: string; readonly isBlank: boolean };
  readonly "confusable-character": { readonly character: string; readonly meant: string };
  readonly "text-not-closed": {
    /** The mark that closes it; null for a name of no signs at all. */
    readonly closing: string | null;
  };
  readonly "not-a-policy": None;
  /** Without `found` something is missing after a word. */
  readonly "syntax-error": ({ readonly found: string } | { readonly found: null; readonly after: string }) & {
    readonly expected: readonly TypeWords[];
  };
  /** `words` begin a line and were to compare. */
  readonly "broken-before-is": { readonly words: string };
  readonly "keyword-as-name": { readonly word: string };
  readonly "reserved-name": { readonly name: string };
  /** How many may rest on one another, where these are not expressions. */
  readonly "too-deep": { readonly chain: number | null };
  readonly "decided-alone": { readonly name: string; readonly around: TypeWords; readonly entity: TypeWords };
  readonly "define-too-large": { readonly name: string; readonly most: number };
  readonly "no-such-date": { readonly date: string };
  readonly "unit-without-number": { readonly unit: string };
  readonly "number-not-whole": { readonly number: string };
  readonly "number-too-long": { readonly number: string };
  readonly "duration-too-long": { readonly duration: string };
  readonly "outside-range": { readonly value: string; readonly from: string; readonly to: string };
  /** What a rule gives is a date, else a number, beyond what can be given out, for every record. */
  readonly "never-given": { readonly isDate: boolean };
  readonly "no-record": { readonly entity: TypeWords };
  readonly "range-empty": { readonly from: string; readonly to: string };
  readonly "range-on-decision": { readonly decision: TypeWords };
  readonly "amount-below-fen": { readonly amount: string };
  readonly "nothing-to-confirm": None;

  // files and names
  readonly "not-a-file-name": { readonly name: string };
  readonly "missing-header": { readonly header: string };
  readonly "wrong-header": { readonly header: string };
  readonly "unknown-vocabulary": { readonly name: string; readonly path: string };
  readonly "not-a-vocabulary": { readonly path: string };
  readonly "vocabulary-has-errors": { readonly path: string };
  readonly "unknown-notice": { readonly name: string; readonly path: string };
  readonly "not-a-notice": { readonly path: string };
  readonly "amended-has-errors": { readonly path: string };
  readonly "amends-itself": { readonly path: readonly string[] };
  readonly "nothing-to-amend": { readonly clause: string };
  readonly "clause-of-amended": { readonly clause: string };
  readonly "header-of-amended": { readonly header: string; readonly value: string };
  readonly "vocabulary-lacks": { readonly lacking: Lacking; readonly path: string };
  readonly "duplicate-name": {
    readonly name: string;
    /** The label that is taken, and what has it; null where it is the name itself. */
    readonly label?: { readonly text: string; readonly of: string } | null;
  };
  readonly "duplicate-clause": { readonly clause: string };
  readonly "several-main-entities": { readonly name: string; readonly first: string };
  readonly "group-without-list": { readonly group: TypeWords; readonly entity: TypeWords };
  readonly "group-fact-not-given": { readonly group: TypeWords; readonly fact: TypeWords };
  readonly "not-listed": { readonly entity: TypeWords; readonly holder: TypeWords };
  readonly "listed-outside": {
    readonly entity: TypeWords;
    readonly holder: TypeWords;
    /** What lists it outside of the holder. */
    readonly other: TypeWords;
  };
  readonly "unknown-name": {
    readonly name: string;
    readonly near: string | null;
    /** The entity that has the name, where no record of it is in reach. */
    readonly of?: TypeWords | null;
  };
  readonly "unknown-type": { readonly name: string; readonly near: string | null };
  readonly "unknown-member": { readonly name: string; readonly enumeration: TypeWords; readonly near: string | null };
  readonly "unknown-decision": { readonly name: string; readonly near: string | null };
  readonly "unknown-fact": { readonly name: string; readonly near: string | null };
  readonly "unknown-entity": { readonly name: string; readonly near: string | null };
  readonly "unknown-table": { readonly name: string; readonly near: string | null };
  readonly "unknown-clause": { readonly clause: string; readonly near: string | null };
  readonly "name-without-label": { readonly name: string };
  readonly "name-without-identifier": { readonly name: string };
  readonly "empty-clause": { readonly clause: string };
  readonly "narrative-with-rules": { readonly clause: string };

  // types
  readonly "type-mismatch": {
    readonly expected: TypeWords;
    readonly actual: TypeWords;
    readonly hint: TypeWords | null;
  };
  readonly "not-comparable": { readonly left: TypeWords; readonly right: TypeWords };
  readonly "not-ordered": { readonly type: TypeWords };
  readonly "cannot-calculate": { readonly operator: string; readonly left: TypeWords; readonly right: TypeWords };
  /** `operand` is what may be absent as it stands before a word, in brackets where need be; `isAsked` where a test for it shows that it is known. */
  readonly "absent-not-handled": { readonly name: string; readonly operand: string; readonly isAsked: boolean };
  readonly "decision-needs-value": {
    readonly decision: TypeWords;
    /** The type as it is declared. */
    readonly type: string;
    /** What may be absent, and how it stands before a word, in brackets where need be; null for the word `absent` itself. */
    readonly value: { readonly text: string; readonly operand: string } | null;
  };
  readonly "always-known": { readonly name: string };
  readonly "amount-not-rounded": {
    /** An amount in yuan that falls between two fen; empty where none can be told. */
    readonly amount: string;
    readonly source: string;
  };
  readonly "scale-bands": Record<string, never>;
  readonly "divisor-may-be-zero": { readonly divisor: string; readonly isZero: boolean };
  readonly "wrong-arguments": { readonly name: string; readonly expected: number; readonly actual: number };
  readonly "not-constant": None;
  readonly "workdays-provisional": { readonly years: readonly number[] };
  readonly "type-unclear": { readonly name: string };
  readonly "circular-definition": { readonly path: readonly string[] };
  readonly "too-many-members": { readonly enumeration: string; readonly limit: number };
  readonly "aggregate-needs-value": None;
  readonly "rank-without-item": { readonly list: string; readonly entity: string };
  readonly "decided-within": {
    readonly entity: TypeWords;
    /** Of what an example is given instead, and the lists that lead from there to the entity. */
    readonly around: TypeWords;
    readonly lists: readonly TypeWords[];
  };
  readonly "rank-by-month": None;
  readonly "allotment-without-item": { readonly list: string; readonly entity: string };
  readonly "allotment-asks-item": { readonly name: string };
  readonly "order-direction": {
    readonly key: string;
    readonly type: TypeWords;
    /** What is said of it, where something is. */
    readonly said: TypeWords | null;
    readonly allowed: readonly TypeWords[];
  };
  readonly "order-may-tie": {
    /** The fact that tells the records apart; null where there is none. */
    readonly key: TypeWords | null;
  };
  readonly "share-not-rounded-down": { readonly words: TypeWords };
  readonly "rest-not-said": None;
  readonly "rest-by-units": { readonly word: TypeWords };
  readonly "may-be-negative": { readonly what: "limit" | "wish"; readonly source: string; readonly zero: TypeWords };
  readonly "requirement-on-decision": { readonly name: string };
  readonly "example-without-fact": {
    readonly fact: string;
    readonly label: string;
    /** What is missing. */
    readonly where: "given" | "column" | "cell" | "record";
  };
  readonly "no-such-item": { readonly list: string; readonly position: number; readonly count: number };

  // rules
  readonly "circular-override": { readonly rules: readonly TypeWords[] };
  readonly "overrides-nothing": {
    readonly target: TypeWords;
    readonly decision: string;
    readonly near: string | null;
  };
  readonly "decision-without-rule": { readonly decision: string; readonly label: string };
  readonly "adds-to-single-value": { readonly decision: string };
  readonly "rule-conflict": {
    readonly decision: TypeWords;
    /**
     * Which of the two rules could be written to prevail, and over what: a name or a clause, or null where the other
     * must first be given a name. Null as a whole where neither can.
     */
    readonly prevailing: { readonly which: "first" | "second"; readonly over: TypeWords | null } | null;
    /** How many other rules are in conflict with these, directly or by way of others. */
    readonly more: number;
    readonly example: TypeWords;
  };
  readonly "rule-gap": {
    readonly decision: TypeWords;
    readonly example: TypeWords;
    /** The table that alone decides it, if one does. */
    readonly table: TypeWords | null;
  };
  readonly "rule-never-applies": {
    readonly decision: TypeWords;
    /** A column of a table decides for all its rows at once. */
    readonly of: "rule" | "column";
  };
  readonly "applies-in-other-reading": {
    /** The rule or the row. */
    readonly what: TypeWords;
    /** A reading with an option, as `--reading` takes them; null where several must be other ones together. */
    readonly reading: TypeWords | null;
  };
  readonly "override-never-matters": { readonly decision: TypeWords; readonly target: TypeWords };
  readonly "rows-overlap": {
    readonly table: TypeWords;
    /** What the two rows are called. */
    readonly rows: readonly TypeWords[];
    readonly example: TypeWords;
  };
  readonly "row-never-counts": { readonly table: string };
  readonly "condition-constant": { readonly holds: boolean };
  readonly "analysis-unknown": { readonly subject: TypeWords; readonly reason: TypeWords };
  readonly "period-reversed": { readonly period: string };
  readonly "period-gap": { readonly days: TypeWords };
  readonly "period-overlap": { readonly first: TypeWords; readonly second: TypeWords };
  readonly "reading-without-default": { readonly reading: string };
  readonly "reading-single-option": { readonly reading: string };
  readonly "unknown-reading": { readonly reading: string; readonly near: string | null };
  readonly "unknown-option": { readonly reading: string; readonly option: string; readonly options: readonly string[] };
  readonly "row-cells": { readonly expected: number; readonly actual: number };
  readonly "table-without-category": { readonly table: string };
  /** What is looked up, as it is written. */
  readonly "lookup-in-condition": { readonly value: string };
  readonly "key-repeated": { readonly table: string; readonly column: string };
  readonly "row-missing": { readonly table: TypeWords; readonly decision: TypeWords; readonly example: TypeWords };
  readonly "table-without-result": { readonly table: string };
  readonly "test-without-column": { readonly test: string };
  readonly "column-unknown": { readonly name: string; readonly near: string | null };
  readonly "otherwise-not-last": None;
  readonly "parameter-needs-day": { readonly parameter: string };
  readonly "days-not-rising": { readonly parameter: TypeWords };
  readonly "no-value-yet": {
    readonly parameter: TypeWords;
    readonly first: string;
    /** What has no value for it, and a record that shows it; null where the day is fixed. */
    readonly seen: { readonly decision: TypeWords; readonly example: TypeWords } | null;
  };
  readonly "day-of-month": { readonly day: number };
  readonly "unconfirmed-value": { readonly what: string };
  readonly "unused-declaration": { readonly kind: TypeWords; readonly name: string };
}

/** The codes of all diagnostics. */
export type Code = keyof Parameters;

/** The severity of each code. */
export const severities: { readonly [C in Code]: Severity } = {
  "unknown-character": "error",
  "hidden-character": "error",
  "confusable-character": "error",
  "text-not-closed": "error",
  "not-a-policy": "error",
  "syntax-error": "error",
  "broken-before-is": "error",
  "keyword-as-name": "error",
  "reserved-name": "error",
  "too-deep": "error",
  "decided-alone": "error",
  "define-too-large": "error",
  "no-such-date": "error",
  "unit-without-number": "error",
  "number-not-whole": "error",
  "number-too-long": "error",
  "duration-too-long": "error",
  "outside-range": "error",
  "never-given": "error",
  "no-record": "error",
  "range-empty": "error",
  "range-on-decision": "error",
  "amount-below-fen": "error",
  "nothing-to-confirm": "error",
  "not-a-file-name": "error",
  "missing-header": "error",
  "wrong-header": "error",
  "unknown-vocabulary": "error",
  "not-a-vocabulary": "error",
  "vocabulary-has-errors": "error",
  "unknown-notice": "error",
  "not-a-notice": "error",
  "amended-has-errors": "error",
  "amends-itself": "error",
  "nothing-to-amend": "error",
  "clause-of-amended": "error",
  "header-of-amended": "error",
  "vocabulary-lacks": "error",
  "duplicate-name": "error",
  "duplicate-clause": "error",
  "several-main-entities": "error",
  "group-without-list": "error",
  "group-fact-not-given": "error",
  "not-listed": "error",
  "listed-outside": "error",
  "unknown-name": "error",
  "unknown-type": "error",
  "unknown-member": "error",
  "unknown-decision": "error",
  "unknown-fact": "error",
  "unknown-entity": "error",
  "unknown-table": "error",
  "unknown-clause": "error",
  "name-without-label": "error",
  "name-without-identifier": "error",
  "empty-clause": "error",
  "narrative-with-rules": "error",
  "type-mismatch": "error",
  "not-comparable": "error",
  "not-ordered": "error",
  "cannot-calculate": "error",
  "absent-not-handled": "error",
  "decision-needs-value": "error",
  "always-known": "warning",
  "amount-not-rounded": "error",
  "scale-bands": "error",
  "divisor-may-be-zero": "error",
  "wrong-arguments": "error",
  "not-constant": "error",
  "workdays-provisional": "note",
  "type-unclear": "error",
  "circular-definition": "error",
  "too-many-members": "error",
  "aggregate-needs-value": "error",
  "rank-without-item": "error",
  "decided-within": "error",
  "rank-by-month": "error",
  "allotment-without-item": "error",
  "allotment-asks-item": "error",
  "order-direction": "error",
  "order-may-tie": "error",
  "share-not-rounded-down": "error",
  "rest-not-said": "error",
  "rest-by-units": "error",
  "may-be-negative": "error",
  "requirement-on-decision": "error",
  "example-without-fact": "error",
  "no-such-item": "error",
  "circular-override": "error",
  "overrides-nothing": "error",
  "decision-without-rule": "error",
  "adds-to-single-value": "error",
  "rule-conflict": "error",
  "rule-gap": "error",
  "rule-never-applies": "warning",
  "applies-in-other-reading": "note",
  "override-never-matters": "warning",
  "rows-overlap": "error",
  "row-never-counts": "warning",
  "condition-constant": "warning",
  "analysis-unknown": "warning",
  "period-reversed": "error",
  "period-gap": "warning",
  "period-overlap": "warning",
  "reading-without-default": "error",
  "reading-single-option": "error",
  "unknown-reading": "error",
  "unknown-option": "error",
  "row-cells": "error",
  "table-without-category": "error",
  "table-without-result": "error",
  "lookup-in-condition": "error",
  "key-repeated": "error",
  "row-missing": "error",
  "parameter-needs-day": "error",
  "days-not-rising": "error",
  "no-value-yet": "error",
  "test-without-column": "error",
  "column-unknown": "error",
  "otherwise-not-last": "error",
  "day-of-month": "error",
  "unconfirmed-value": "error",
  "unused-declaration": "warning",
};

/** All codes. */
export const codes = Object.keys(severities) as readonly Code[];
