import type { Surface } from "../grammar/keywords.ts";
import type { DeclarationKind } from "./declarations.ts";

/** The words of a comparison in one language; text and documents share them. */
export interface ReportWords {
  readonly title: string;
  readonly readingTitle: string;
  readonly aligned: (months: number, old: string) => string;
  readonly absolute: string;
  readonly declarations: string;
  readonly kinds: { readonly [K in DeclarationKind]: string };
  readonly sameDeclarations: string;
  readonly treated: string;
  readonly nobody: string;
  readonly old: string;
  readonly new: string;
  readonly who: string;
  readonly before: string;
  readonly now: string;
  readonly example: string;
  readonly limits: string;
  readonly roster: string;
  readonly records: (concerned: number, all: number) => string;
  readonly refused: (count: number) => string;
  /** How many records of a roster have a change, and the key of the first of them. */
  readonly decided: (change: string, records: number, first: string | null) => string;
  readonly following: string;
  readonly moreChanges: (count: number) => string;
  readonly better: string;
  readonly worse: string;
  readonly unchanged: string;
  readonly provedSame: (decisions: string) => string;
  readonly provedRest: string;
  readonly provedRestBut: string;
  readonly domain: (ranges: string) => string;
  readonly notKnown: (decision: string, reason: string) => string;
  readonly noAnswer: { readonly gap: string; readonly conflict: string; readonly error: string };
  readonly groups: (count: number, following: number) => string;
  readonly otherWording: string;
  readonly absent: string;
}

/** The words of a comparison on each surface. */
export const reportWords: { readonly [S in Surface]: ReportWords } = {
  en: {
    title: "Comparison of two notices",
    readingTitle: "Readings of a notice",
    aligned: (months, old) =>
      `plan years are aligned: each record of ${old} is compared with the same one ${months} months later; conditions give the dates of ${old}`,
    absolute: "dates are compared as they stand in the calendar",
    declarations: "Declarations",
    kinds: {
      parameter: "parameter",
      period: "period",
      row: "table row",
      definition: "definition",
      rule: "rule",
      duty: "duty",
      reading: "reading",
      clause: "clause",
    },
    sameDeclarations: "the declarations agree",
    treated: "Treated differently",
    nobody: "nobody is treated differently",
    old: "old",
    new: "new",
    who: "who",
    before: "old",
    now: "new",
    example: "example",
    limits: "limits",
    roster: "roster",
    records: (concerned, all) => `${concerned} of ${all} ${all === 1 ? "record" : "records"}`,
    refused: (count) => `${count} refused`,
    decided: (change, records, first) =>
      `in the roster ${change}: ${records} ${records === 1 ? "record" : "records"}${first === null ? "" : `, \`${first}\` the first`}`,
    following: "follows",
    moreChanges: (count) => `${count} more ${count === 1 ? "change" : "changes"}`,
    better: "better",
    worse: "worse",
    unchanged: "unchanged",
    provedSame: (decisions) => `proved the same for every record: ${decisions}`,
    provedRest: "whoever is in no group above is proved to be treated the same",
    provedRestBut: "but for what is not known, whoever is in no group above is proved to be treated the same",
    domain: (ranges) => (ranges === "" ? "looked at: every record" : `looked at: every record with ${ranges}`),
    notKnown: (decision, reason) => `not known: ${decision} (${reason})`,
    noAnswer: { gap: "no rule applies", conflict: "rules collide", error: "no answer" },
    groups: (count, following) =>
      `${count} ${count === 1 ? "group" : "groups"}${following === 0 ? "" : `, ${following} that ${following === 1 ? "follows" : "follow"}`}`,
    otherWording: "another wording",
    absent: "—",
  },
  zh: {
    title: "两份通知的比较",
    readingTitle: "通知的口径",
    aligned: (months, old) =>
      `按参保年度对齐：将“${old}”下的每条记录与推后${months}个月的同一记录比较；条件中的日期为“${old}”的日期`,
    absolute: "按日历日期比较",
    declarations: "声明的变化",
    kinds: {
      parameter: "参数",
      period: "时段",
      row: "表行",
      definition: "定义",
      rule: "规则",
      duty: "职责",
      reading: "口径",
      clause: "条款",
    },
    sameDeclarations: "各项声明一致",
    treated: "待遇不同的人群",
    nobody: "对所有人的结论均相同",
    old: "原",
    new: "新",
    who: "对象",
    before: "原依据",
    now: "新依据",
    example: "示例",
    limits: "界限",
    roster: "名册",
    records: (concerned, all) => `${all}条记录中的${concerned}条`,
    refused: (count) => `另有${count}条不予受理`,
    decided: (change, records, first) => `名册中${change}：${records}条${first === null ? "" : `，首条为“${first}”`}`,
    following: "随之改变",
    moreChanges: (count) => `另有${count}种变化`,
    better: "更有利",
    worse: "更不利",
    unchanged: "不变",
    provedSame: (decisions) => `已证明对所有记录均相同：${decisions}`,
    provedRest: "已证明：不属于以上任何一组的人，结论均相同",
    provedRestBut: "除未能确定的结论外，已证明：不属于以上任何一组的人，结论均相同",
    domain: (ranges) => (ranges === "" ? "所查范围：所有记录" : `所查范围：${ranges}的所有记录`),
    notKnown: (decision, reason) => `未能确定：${decision}（${reason}）`,
    noAnswer: { gap: "没有适用的规定", conflict: "规定相冲突", error: "没有结论" },
    groups: (count, following) => `${count}组${following === 0 ? "" : `，随之改变${following}组`}`,
    otherWording: "文字不同",
    absent: "—",
  },
};
