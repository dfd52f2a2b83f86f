import type { Surface } from "../grammar/keywords.ts";

/** The words of a notice's document in one language. */
export interface NoticeWords {
  readonly file: string;
  readonly issuer: string;
  readonly number: string;
  readonly issued: string;
  readonly year: string;
  readonly amends: string;
  readonly inForce: string;
  /** The days of a time in force; without a last day it has no end. */
  readonly days: (from: string, to: string | null) => string;
  readonly decisions: (entity: string) => string;
  readonly disjoint: string;
  readonly notKnown: (reason: string) => string;
  readonly notAsked: string;
  readonly value: string;
  readonly who: string;
  readonly clauses: string;
  readonly clause: string;
  readonly parameters: string;
  readonly periods: string;
  readonly tables: string;
  readonly duties: string;
  readonly readings: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly condition: string;
  readonly category: string;
  readonly title: string;
  readonly actor: string;
  readonly action: string;
  readonly due: string;
  readonly options: string;
  readonly taken: string;
  readonly otherwise: string;
  readonly narrative: string;
  /** What a decision is where a table says it. */
  readonly byTable: (table: string) => string;
}

/** The words of a notice's document on each surface. */
export const noticeWords: { readonly [S in Surface]: NoticeWords } = {
  en: {
    file: "file",
    issuer: "issuer",
    number: "number",
    issued: "issued",
    year: "plan year",
    amends: "amends",
    inForce: "in force",
    days: (from, to) => (to === null ? `from ${from}` : `${from} to ${to}`),
    decisions: (entity) => `Decisions: ${entity}`,
    disjoint:
      "Every record is in exactly one row of each table; the rows are worked out from the rules for all records at once.",
    notKnown: (reason) => `no table: ${reason}`,
    notAsked: "not asked",
    value: "value",
    who: "who",
    clauses: "Clauses",
    clause: "clause",
    parameters: "Parameters",
    periods: "Periods",
    tables: "Tables",
    duties: "Duties",
    readings: "Readings",
    name: "name",
    from: "from",
    to: "to",
    condition: "condition",
    category: "category",
    title: "title",
    actor: "who",
    action: "what",
    due: "when",
    options: "options",
    taken: "taken",
    otherwise: "otherwise",
    narrative: "nothing to compute",
    byTable: (table) => `as its row in ${table} says`,
  },
  zh: {
    file: "文件",
    issuer: "发文机关",
    number: "发文字号",
    issued: "印发日期",
    year: "年度",
    amends: "原通知",
    inForce: "施行时间",
    days: (from, to) => (to === null ? `自${from}起` : `${from}至${to}`),
    decisions: (entity) => `结论：${entity}`,
    disjoint: "每条记录恰好属于每张表的一行；各行由全部规则对所有记录推算得出。",
    notKnown: (reason) => `未能列表：${reason}`,
    notAsked: "不予认定",
    value: "结论",
    who: "对象",
    clauses: "条款",
    clause: "条款",
    parameters: "参数",
    periods: "时段",
    tables: "表",
    duties: "职责",
    readings: "口径",
    name: "名称",
    from: "自",
    to: "至",
    condition: "条件",
    category: "类别",
    title: "标题",
    actor: "责任主体",
    action: "事项",
    due: "期限",
    options: "选项",
    taken: "采用",
    otherwise: "其他情形",
    narrative: "无需计算",
    byTable: (table) => `按“${table}”表所在行`,
  },
};
