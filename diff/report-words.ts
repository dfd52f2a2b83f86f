import type { Surface } from "../grammar/keywords.ts";
import type { DeclarationKind } from "./declarations.ts";

/** The words of a comparison in one language; text and documents share them. */
export interface ReportWords {
  readonly title: string;
  readonly readingTitle: string;
  readonly aligned: (months: number, old: string) => string;
  readonly absolute: string;
  /** The same in documents. */
  readonly yearsAligned: (months: number) => string;
  readonly calendarDates: string;
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
  /** Whom a group concerns, said by what changes for them. */
  readonly changed: (decision: string) => string;
  readonly changedItself: string;
  readonly wasBefore: (outcome: string) => string;
  readonly isNow: (outcome: string) => string;
  /** What a set has more and less. */
  readonly plus: (members: string) => string;
  readonly minus: (members: string) => string;
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
  readonly otherNumber: string;
  readonly added: string;
  readonly removed: string;
  readonly figures: {
    readonly [F in "causes" | "worse" | "better" | "unchanged" | "unknown" | "declarations"]: string;
  } & { readonly roster: (records: number) => string };
  readonly yuan: string;
  readonly noticeHeadings: readonly string[];
  readonly losing: string;
  readonly gaining: string;
  readonly otherwise: string;
  readonly amounts: string;
  readonly amountHeadings: readonly string[];
  readonly clause: string;
  readonly asExample: string;
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
    yearsAligned: (months) =>
      `Plan years are aligned: each record is decided by the old notice, and ${months} months later by the new one. Dates in conditions are those of the old notice's year; (old) and (new) say by which notice something is decided.`,
    calendarDates: "Each record is decided by both notices on the same dates.",
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
    changed: (decision) => `${decision} changes`,
    changedItself: "it changes as below",
    wasBefore: (outcome) => `it was ${outcome}`,
    isNow: (outcome) => `it is now ${outcome}`,
    plus: (members) => `plus ${members}`,
    minus: (members) => `without ${members}`,
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
    otherNumber: "another number only",
    added: "added",
    removed: "removed",
    figures: {
      causes: "changes in what people get",
      worse: "for the worse",
      better: "for the better",
      unchanged: "decisions proved unchanged",
      unknown: "decisions not known",
      declarations: "declarations changed",
      roster: (records) => `of ${records} records concerned`,
    },
    yuan: " (yuan)",
    noticeHeadings: ["", "notice", "number", "plan year", "file"],
    losing: "Who loses",
    gaining: "Who gains",
    otherwise: "Other changes",
    amounts: "What the records of the roster come to",
    amountHeadings: ["", "old", "new", "change", "records with more", "records with less"],
    clause: "clause",
    asExample: "as examples to be written into the notices",
    absent: "—",
  },
  zh: {
    title: "两份通知的比较",
    readingTitle: "通知的口径",
    aligned: (months, old) =>
      `按参保年度对齐：将“${old}”下的每条记录与推后${months}个月的同一记录比较；条件中的日期为“${old}”的日期`,
    absolute: "按日历日期比较",
    yearsAligned: (months) =>
      `按参保年度对齐：同一情形按原通知认定，推后${months}个月再按新通知认定；条件中的日期均为原通知年度的日期，（原）（新）指按原通知、新通知认定的结果。`,
    calendarDates: "同一情形、同一日期，分别按两份通知认定。",
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
    changed: (decision) => `“${decision}”的结论有变化`,
    changedItself: "结论有下列变化",
    wasBefore: (outcome) => `原结论为${outcome}`,
    isNow: (outcome) => `新结论为${outcome}`,
    plus: (members) => `增加${members}`,
    minus: (members) => `减少${members}`,
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
    otherNumber: "仅编号不同",
    added: "新增",
    removed: "删去",
    figures: {
      causes: "处待遇变化",
      worse: "组更不利",
      better: "组更有利",
      unchanged: "项结论已证明不变",
      unknown: "项结论未能确定",
      declarations: "项规定有改动",
      roster: (records) => `条记录受影响（共${records}条）`,
    },
    yuan: "（元）",
    noticeHeadings: ["", "通知", "文号", "年度", "文件"],
    losing: "待遇降低的人群",
    gaining: "待遇提高的人群",
    otherwise: "其他变化",
    amounts: "名册各条记录合计",
    amountHeadings: ["", "原", "新", "增减", "增加的记录数", "减少的记录数"],
    clause: "条款",
    asExample: "写入通知文件的示例",
    absent: "—",
  },
};
