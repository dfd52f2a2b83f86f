/**
 * Every keyword once, with its spelling on both surfaces. The lexer, the printer, highlighting and
 * completion read this table and nothing else; a word is changed here and nowhere else.
 */

/** What a keyword is for; highlighting colours by it. */
export type KeywordRole = "declaration" | "clausePart" | "operator" | "type" | "unit" | "constant" | "function";

/** A keyword in both spellings. */
export interface Keyword {
  readonly id: KeywordId;
  /** English spelling; empty where the surface does not write the word. */
  readonly en: string;
  /** Chinese spelling; empty where the surface does not write the word. */
  readonly zh: string;
  readonly role: KeywordRole;
}

const table = {
  // files and clauses
  Vocabulary: ["vocabulary", "词汇表", "declaration"],
  Notice: ["notice", "通知", "declaration"],
  Issuer: ["issuer", "发文机关", "declaration"],
  Number: ["number", "发文字号", "declaration"],
  Issued: ["issued", "印发日期", "declaration"],
  Year: ["year", "年度", "declaration"],
  Uses: ["uses", "采用", "declaration"],
  InForce: ["in force from", "施行时间", "declaration"],
  Amends: ["amends", "原通知", "declaration"],
  Clause: ["clause", "条款", "declaration"],
  ReplacesClause: ["replaces clause", "修改条款", "declaration"],
  StrikesClause: ["strikes clause", "删去条款", "declaration"],
  Narrative: ["narrative", "无需计算", "clausePart"],
  Fingerprint: ["fingerprint", "原文校验码", "clausePart"],

  // vocabulary
  Enumeration: ["enumeration", "选项表", "declaration"],
  Entity: ["entity", "主体", "declaration"],
  MainEntity: ["main entity", "主要主体", "declaration"],
  FormedOf: ["formed of", "由", "clausePart"],
  FormedOfEnd: ["", "组成", "clausePart"],
  Fact: ["fact", "事实", "declaration"],
  Decision: ["decision", "结论", "declaration"],
  Default: ["default", "默认", "clausePart"],
  OnlyWhen: ["only when", "仅当", "clausePart"],
  Otherwise: ["otherwise", "其他情形", "clausePart"],
  ByPeriodsOf: ["by periods of", "根据", "clausePart"],
  ByPeriodsOfEnd: ["", "所在时段", "clausePart"],
  Require: ["require", "要求", "declaration"],

  // declarations of a notice
  Parameter: ["parameter", "参数", "declaration"],
  Period: ["period", "时段", "declaration"],
  Define: ["define", "定义", "declaration"],
  Rule: ["rule", "规则", "declaration"],
  Named: ["named", "称为", "clausePart"],
  Notwithstanding: ["notwithstanding", "不受", "clausePart"],
  NotwithstandingEnd: ["", "限制", "clausePart"],
  When: ["when", "当", "clausePart"],
  Adds: ["adds", "另加", "clausePart"],
  SilentOn: ["silent on", "未规定", "declaration"],
  Reading: ["reading", "口径", "declaration"],
  Option: ["option", "选项", "declaration"],
  Table: ["table", "表", "declaration"],
  By: ["by", "按", "clausePart"],
  TakingFirst: ["taking first", "取先列", "clausePart"],
  TakingHighest: ["taking highest", "取最高", "clausePart"],
  TakingLowest: ["taking lowest", "取最低", "clausePart"],
  Rows: ["rows", "续表", "declaration"],
  Category: ["category", "类别", "clausePart"],
  Provided: ["provided", "条件", "clausePart"],
  Duty: ["duty", "职责", "declaration"],
  DutyBy: ["due by", "不迟于", "clausePart"],
  DutyMonthly: ["due monthly on day", "每月", "clausePart"],
  DutyMonthlyEnd: ["", "日前", "clausePart"],
  DutyWithin: ["due within", "", "clausePart"],
  DutyAfter: ["after event", "", "clausePart"],
  EventStart: ["", "之日起", "clausePart"],
  Example: ["example", "示例", "declaration"],
  Examples: ["examples", "示例表", "declaration"],
  Given: ["given", "已知", "clausePart"],
  Expect: ["expect", "应得", "clausePart"],
  Invariant: ["invariant", "始终成立", "declaration"],
  Then: ["then", "则", "clausePart"],
  Unconfirmed: ["unconfirmed", "待确认", "clausePart"],

  // types
  Bool: ["bool", "是否", "type"],
  Int: ["int", "整数", "type"],
  Money: ["money", "金额", "type"],
  Rate: ["rate", "比例", "type"],
  Date: ["date", "日期", "type"],
  Duration: ["duration", "时长", "type"],
  TextType: ["text", "文字", "type"],
  SetOf: ["set of", "多选", "type"],
  ListOf: ["list of", "多个", "type"],
  ByDate: ["int by date", "逐日整数", "type"],
  ByMonth: ["int by month", "逐月整数", "type"],
  From: ["from", "自", "clausePart"],
  FromEnd: ["", "起", "clausePart"],
  LeastValue: ["", "不小于", "clausePart"],
  GreatestValue: ["", "不大于", "clausePart"],

  // operators
  Or: ["or", "或", "operator"],
  And: ["and", "且", "operator"],
  Not: ["not", "并非", "operator"],
  IsNot: ["is not", "不为", "operator"],
  Is: ["is", "为", "operator"],
  IsKnown: ["is known", "已填写", "operator"],
  IsAbsent: ["is absent", "未填写", "operator"],
  IsEmpty: ["is empty", "为空", "operator"],
  IsNotEmpty: ["is not empty", "不为空", "operator"],
  IsOneOf: ["is one of", "属于", "operator"],
  HasAnyOf: ["has any of", "包含任一", "operator"],
  HasAllOf: ["has all of", "包含全部", "operator"],
  Has: ["has", "包含", "operator"],
  OnOrBefore: ["on or before", "不晚于", "operator"],
  OnOrAfter: ["on or after", "不早于", "operator"],
  Before: ["before", "早于", "operator"],
  After: ["after", "晚于", "operator"],
  In: ["in", "在", "operator"],
  To: ["to", "至", "operator"],
  NotIn: ["not in", "不在", "operator"],
  Within: ["within", "", "operator"],
  Of: ["of", "取自", "operator"],
  AnchorAfter: ["", "后", "operator"],
  WithinEnd: ["", "内", "operator"],
  OrElse: ["or else", "未填写时取", "operator"],
  If: ["if", "若", "operator"],
  Else: ["else", "否则", "operator"],
  At: ["at", "于", "operator"],
  Rounded: ["rounded", "四舍五入", "operator"],
  RoundedDown: ["rounded down", "向下取整", "operator"],
  RoundedUp: ["rounded up", "向上取整", "operator"],
  WholeNumber: ["whole number", "个位", "unit"],

  // days of the calendar
  FirstOfMonth: ["first day of month of", "所在月首日", "operator"],
  LastOfMonth: ["last day of month of", "所在月末日", "operator"],
  FirstOfNextMonth: ["first day of month after", "的次月首日", "operator"],
  FirstOfYear: ["first day of year of", "所在年首日", "operator"],
  LastOfYear: ["last day of year of", "所在年末日", "operator"],
  FirstOfNextYear: ["first day of year after", "的次年首日", "operator"],
  IsWorkday: ["is a workday", "为工作日", "operator"],
  IsNotWorkday: ["is not a workday", "不为工作日", "operator"],
  DeferredToWorkday: ["deferred to workday", "遇休息日顺延", "operator"],
  AdvancedToWorkday: ["advanced to workday", "遇休息日提前", "operator"],
  NthAfter: ["", "后第", "operator"],
  NthBefore: ["", "前第", "operator"],

  // aggregates
  SumOver: ["sum over", "合计", "function"],
  CountOver: ["count over", "计数", "function"],
  HighestOver: ["highest over", "最高值", "function"],
  LowestOver: ["lowest over", "最低值", "function"],
  ListOver: ["list over", "列出", "function"],
  RankFromHighest: ["rank from highest among", "从高到低排名", "function"],
  RankFromLowest: ["rank from lowest among", "从低到高排名", "function"],
  CountOfYears: ["count of years", "年度个数", "function"],
  UnbrokenYears: ["unbroken years", "连续年度个数", "function"],
  Allot: ["allot", "将", "function"],
  Among: ["among", "分给", "operator"],
  InOrderOf: ["in order of", "依次按", "operator"],
  FromHighest: ["from highest", "从高到低", "operator"],
  FromLowest: ["from lowest", "从低到高", "operator"],
  FromEarliest: ["from earliest", "从早到晚", "operator"],
  FromLatest: ["from latest", "从晚到早", "operator"],
  ComesFirst: ["comes first", "优先", "operator"],
  TiesTogether: ["ties all or none", "并列者同进同退", "operator"],
  TiesAsListed: ["ties as listed", "并列者按名单先后", "operator"],
  WholeOrNothing: ["whole or nothing", "不足额者不予", "operator"],
  InProportion: ["in proportion", "按比例", "operator"],
  RestInOrderOf: ["rest in order of", "余数依次按", "operator"],
  RestUnspent: ["rest unspent", "余数不分", "operator"],
  Where: ["where", "其中", "operator"],
  ScaleOf: ["scale of", "分段累计", "function"],
  AboveThat: ["above that", "以上部分", "operator"],
  ByMonthOf: ["by month of", "归入", "operator"],
  ByMonthOfEnd: ["", "所在月份", "operator"],

  // functions
  FullYears: ["fullYears", "周岁", "function"],
  DaysBetween: ["daysBetween", "相隔天数", "function"],
  MonthsBetween: ["monthsBetween", "相隔月数", "function"],
  YearOf: ["yearOf", "所在年度", "function"],
  Earliest: ["earliest", "最早", "function"],
  Latest: ["latest", "最晚", "function"],
  Least: ["least", "最小", "function"],
  Greatest: ["greatest", "最大", "function"],
  RemainderOf: ["remainderOf", "求余", "function"],

  // constants and units
  Yes: ["yes", "是", "constant"],
  No: ["no", "否", "constant"],
  Absent: ["absent", "空缺", "constant"],
  Yuan: ["yuan", "元", "unit"],
  Jiao: ["jiao", "角", "unit"],
  Fen: ["fen", "分", "unit"],
  Years: ["years", "年", "unit"],
  Months: ["months", "个月", "unit"],
  Days: ["days", "日", "unit"],
  Workdays: ["workdays", "个工作日", "unit"],
} as const satisfies Record<string, readonly [en: string, zh: string, role: KeywordRole]>;

/** The keywords, by what they are for. */
export type KeywordId = keyof typeof table;

/** Spellings that are read but never written: plurals, everyday variants. */
export const alternativeSpellings: Partial<Record<KeywordId, readonly string[]>> = {
  Number: ["文号"],
  Narrative: ["叙述性条款"],
  Otherwise: ["其余"],
  Reading: ["理解"],
  Option: ["选择"],
  Invariant: ["恒成立"],
  DutyWithin: ["时限"],
  DutyAfter: ["起算自"],
  ByPeriodsOf: ["按时段划分"],
  ByMonthOf: ["按月份"],
  ListOf: ["列表"],
  Not: ["非"],
  OrElse: ["缺省取"],
  At: ["截至"],
  Years: ["周年"],
  Months: ["month"],
  Days: ["day", "天"],
  Workdays: ["workday", "工作日"],
};

export const keywords: readonly Keyword[] = Object.entries(table).map(([id, [en, zh, role]]) => ({
  id: id as KeywordId,
  en,
  zh,
  role,
}));

/** The spelling of a keyword on a surface; empty where that surface does not write it. */
export function spell(id: KeywordId, surface: Surface): string {
  return table[id][surface === "en" ? 0 : 1];
}

/** The two surfaces of the language. */
export type Surface = "en" | "zh";
