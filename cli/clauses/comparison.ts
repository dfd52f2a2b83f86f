import { visibleLine } from "../../runtime/visible-text.ts";
import type { ClauseInfo, Program } from "../../ir/ir.ts";
import type { ClauseComparison as Comparison } from "../../compiler/clauses/compare-clauses.ts";
import { officeClause } from "../../explain/index.ts";
import type { Language } from "../language.ts";
import { type Resting, restingOn } from "./resting-on.ts";

type ClauseComparison = Comparison<ClauseInfo>;

/** Whether the file accounts for every clause of the notice's text, and for its wording. */
export function isSame({ missing, unknown, changed }: ClauseComparison): boolean {
  return missing.length + unknown.length + changed.length === 0;
}

/** The comparison for programs. */
export function comparisonJson(comparison: ClauseComparison, program: Program): object {
  const { missing, unknown, changed, unfingerprinted } = comparison;
  return {
    missing: missing.map(({ id, title, line }) => ({ clause: id, title, line })),
    unknown: unknown.map(({ id, title }) => ({ clause: id, title })),
    changed: changed.map(({ clause, notice }) => ({
      clause: clause.id,
      title: clause.title,
      line: notice.line,
      fingerprint: notice.fingerprint,
      resting: restingOn(program, clause.id),
    })),
    unfingerprinted: unfingerprinted.map(({ clause, notice }) => ({
      clause: clause.id,
      fingerprint: notice.fingerprint,
    })),
  };
}

/** Where the comparison stands: the notice's text, and how many clauses the file has. */
export interface ComparisonContext {
  readonly path: string;
  readonly language: Language;
  readonly count: number;
}

/** The comparison for people, a line a clause. */
export function comparisonText(
  comparison: ClauseComparison,
  program: Program,
  { path, language, count }: ComparisonContext,
): string {
  const say = words[language];
  const { missing, unknown, changed, unfingerprinted } = comparison;
  const lines = [
    ...missing.map(({ id, title, line }) => say.missing(id, title ?? "", `${visibleLine(path)}:${line}`)),
    ...unknown.map(({ id, title }) => say.unknown(id, title ?? "")),
    ...changed.map(({ clause, notice }) =>
      say.changed(clause.id, clause.title ?? "", `${visibleLine(path)}:${notice.line}`, restingOn(program, clause.id)),
    ),
    ...(unfingerprinted.length === 0 ? [] : [say.unfingerprinted(unfingerprinted.map(({ clause }) => clause.id))]),
    isSame(comparison) ? say.same(count) : say.summary(missing.length, unknown.length, changed.length),
  ];
  return `${lines.join("\n")}\n`;
}

function lookAgainEn(resting: readonly Resting[]): string {
  const list = resting.map(({ name, clause }) => `${name} (${clause})`);
  return list.length === 0 ? "" : `; look again at ${list.join(", ")}`;
}

function lookAgainZh(resting: readonly Resting[]): string {
  const list = resting.map(({ label, clause }) => `${label}（${officeClause(clause)}）`);
  return list.length === 0 ? "" : `，请复核：${list.join("、")}`;
}

interface ComparisonWords {
  readonly missing: (clause: string, title: string, place: string) => string;
  readonly unknown: (clause: string, title: string) => string;
  readonly changed: (clause: string, title: string, place: string, resting: readonly Resting[]) => string;
  readonly unfingerprinted: (clauses: readonly string[]) => string;
  readonly same: (count: number) => string;
  readonly summary: (missing: number, unknown: number, changed: number) => string;
}

const words: { readonly [L in Language]: ComparisonWords } = {
  en: {
    missing: (clause, title, place) => `missing: clause ${clause} ${title} (${place}) is not in the file`,
    unknown: (clause, title) => `unknown: clause ${clause} ${title} is not in the notice`,
    changed: (clause, title, place, resting) =>
      `changed: clause ${clause} ${title} (${place}) has another wording${lookAgainEn(resting)}`,
    unfingerprinted: (clauses) => `without fingerprint: ${clauses.join(", ")}`,
    same: (count) => `all ${count} clauses agree with the notice`,
    summary: (missing, unknown, changed) => `${missing} missing, ${unknown} unknown, ${changed} changed`,
  },
  zh: {
    missing: (clause, title, place) => `缺少：${officeClause(clause)}${title}（${place}）未写入文件`,
    unknown: (clause, title) => `多余：通知中没有${officeClause(clause)}${title}`,
    changed: (clause, title, place, resting) =>
      `改动：${officeClause(clause)}${title}（${place}）文字有变${lookAgainZh(resting)}`,
    unfingerprinted: (clauses) => `没有原文校验码：${clauses.map(officeClause).join("、")}`,
    same: (count) => `全部 ${count} 个条款与通知一致`,
    summary: (missing, unknown, changed) => `缺少 ${missing} 个，多余 ${unknown} 个，改动 ${changed} 个`,
  },
};
