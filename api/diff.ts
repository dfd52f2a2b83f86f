import {
  differingPart,
  diffJson,
  diffReport,
  type DiffReport,
  type ReportOptions,
  tellDiff,
  type ToldDiff,
} from "../diff/index.ts";
import type { Named, Program } from "../ir/ir.ts";
import { diffPage } from "../report/diff-page.ts";
import type { Json } from "../runtime/format.ts";
import type { Notice } from "./compile.ts";
import type { Language } from "./diagnostic.ts";

export type { ReportOptions as DiffOptions };
export type {
  ToldAmount,
  ToldCause,
  ToldChange,
  ToldClause,
  ToldCondition,
  ToldDeclaration,
  ToldDeclarations,
  ToldDiff,
  ToldEntity,
  ToldFigure,
  ToldGroup,
  ToldLine,
  ToldName,
  ToldNotice,
  ToldPair,
  ToldReason,
  ToldSummary,
  ToldWitness,
} from "../diff/index.ts";

/** Two notices that cannot be compared: they use different vocabularies, or the vocabularies differ in what is named; `differing` is null for the former. */
export interface Incomparable {
  readonly ok: false;
  readonly differing: Named | null;
}

/** How two notices differ, or why they cannot be compared. */
export type Difference = { readonly ok: true; readonly report: Json } | Incomparable;

/** The same in words, or as a page. */
export type WordedDifference = { readonly ok: true; readonly told: ToldDiff } | Incomparable;
export type DifferencePage = { readonly ok: true; readonly html: string } | Incomparable;

/** What two notices of one vocabulary declare differently and whom they treat differently, in the form that `pol diff --json` prints. */
export function diff(old: Notice, next: Notice, options: ReportOptions = {}): Difference {
  const report = reportOf(old, next, options);
  return "ok" in report ? report : { ok: true, report: diffJson(report, null) };
}

/** The same in words, as plain data that can be sent to another thread: a summary, the groups with a record each, what is declared. */
export function diffWords(
  old: Notice,
  next: Notice,
  language: Language,
  options: ReportOptions = {},
): WordedDifference {
  const report = reportOf(old, next, options);
  return "ok" in report ? report : { ok: true, told: tellDiff(report, null, language) };
}

/** The same as an HTML page that stands alone, as `pol diff --format html` writes it. */
export function diffHtml(old: Notice, next: Notice, language: Language, options: ReportOptions = {}): DifferencePage {
  const report = reportOf(old, next, options);
  return "ok" in report ? report : { ok: true, html: diffPage(report, null, language) };
}

/** The last comparison of a program with another: who asks for its words asks for its page too. */
const last = new WeakMap<
  Program,
  { readonly next: Program; readonly alignYears: boolean; readonly report: DiffReport }
>();

function reportOf(
  { program: old }: Notice,
  { program: next }: Notice,
  options: ReportOptions,
): DiffReport | Incomparable {
  if (old.vocabulary.name !== next.vocabulary.name) return { ok: false, differing: null };
  const differing = differingPart(old, next);
  if (differing !== null) return { ok: false, differing };
  const alignYears = options.alignYears !== false;
  const known = last.get(old);
  if (known !== undefined && known.next === next && known.alignYears === alignYears) return known.report;
  const report = diffReport(old, next, options);
  last.set(old, { next, alignYears, report });
  return report;
}
