/**
 * Whole notices of any size, made up: chapters of clauses as county notices have them. Each chapter decides a benefit of
 * its own by a general rule and exceptions to it, over the same ten date facts, and others, as all chapters.
 */
export interface MadeUpNotice {
  readonly vocabulary: string;
  readonly notice: string;
}

export interface NoticeSize {
  readonly clauses: number;
  /** Facts that are dates, the date of payment among them. */
  readonly dates: number;
  readonly readings: number;
  /** Changes amounts and days of some clauses, as next year's notice does. */
  readonly edition?: number;
}

const bools = 12;
const members = 10;
const clausesOfChapter = 5;
const numerals = "一二三四五六七八九";

/** A notice of so many clauses, and the vocabulary that it uses. */
export function madeUpNotice(size: NoticeSize): MadeUpNotice {
  return { vocabulary: vocabularyOf(size), notice: noticeOf(size) };
}

function vocabularyOf({ clauses, dates }: NoticeSize): string {
  const lines = (count: number, line: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => line(index)).join("\n");
  const chapters = Math.ceil(clauses / clausesOfChapter);
  return `vocabulary made-up "示例"

enumeration Identity "身份"
${lines(members, (index) => `  identity${index} "身份${index}"`)}

enumeration Window "缴费期"
  early "集中"
  late "延长"
  closed "不在缴费期"

entity person "参保人"
  fact birthDate "出生日期": date
  fact paidOn "缴费日期": date?
${lines(dates - 2, (index) => `  fact on${index} "认定日期${index}": date?`)}
${lines(bools, (index) => `  fact is${index} "情形${index}": bool default no`)}
  fact identities "身份": set of Identity default {}
  fact missed "断缴年数": int from 0 to 30 default 0
  fact income "月收入": money from 0 yuan to 100000 yuan default 0 yuan

  require "缴费日期不早于出生日期": paidOn is absent or paidOn on or after birthDate

  decision window "缴费期": Window only when paidOn is known by periods of paidOn otherwise closed
  decision mayPay "可缴费": bool only when paidOn is known otherwise no
  decision waiting "等待期": duration only when mayPay
  decision startOn "待遇起始日": date? only when mayPay
${lines(chapters, (index) => `  decision benefit${index} "待遇${index}": money only when mayPay`)}
${lines(chapters, (index) => `  decision entitled${index} "享受待遇${index}": bool only when mayPay otherwise no`)}
`;
}

function noticeOf(size: NoticeSize): string {
  const chapters = Math.ceil(size.clauses / clausesOfChapter);
  const bodies = Array.from({ length: chapters }, (_, chapter) => chapterOf(chapter, size)).join("\n\n");
  const year = 2025 + (size.edition ?? 0);
  return `notice made-up-${year} "示例通知"
  year ${year}
  uses made-up

clause 序言 "缴费期和等待期"
  period early: ${year - 1}-09-01 to ${year - 1}-12-31
  period late: ${year}-01-01 to ${year}-12-31

  rule mayPay
    is window is not closed

  rule waiting named general
    is 0 days

  rule waiting named lateGeneral notwithstanding general
    when window is late and not special
    is (missed * 30) days

  rule startOn
    is latest(paidOn + waiting, yearStart)

  define special "特定人群": identities has any of {identity0, identity1} or newborn
  define newborn "新生儿": paidOn is known and paidOn within 90 days of birthDate
  define age "年龄": fullYears(birthDate, paidOn or else yearStart)
${readingsOf(size)}
${bodies}
`;
}

function readingsOf({ readings }: NoticeSize): string {
  return Array.from(
    { length: readings },
    (_, index) => `
  reading reading${index} "理解${index}"
    option narrow "从严" default
    option wide   "从宽"
`,
  ).join("");
}

function chapterOf(chapter: number, size: NoticeSize): string {
  const { clauses, edition = 0, readings } = size;
  const first = chapter * clausesOfChapter;
  const count = Math.min(clausesOfChapter, clauses - first);
  const number = chineseNumber(chapter + 1);
  const amount = (index: number): number => 100 + 10 * (index % 17) + (index % 4 === 0 ? 5 * edition : 0);
  const entitled = `entitled${chapter}`;
  const benefit = `benefit${chapter}`;
  const day = (index: number): string =>
    `202${4 + ((first + index) % 2)}-${String(1 + ((first + 3 * index) % 12)).padStart(2, "0")}-15`;
  const dated = (index: number): string => `on${(chapter + index) % (size.dates - 2)}`;
  const flag = (index: number): string => `is${(2 * chapter + index) % bools}`;
  const identity = (index: number): string => `identity${(3 * chapter + index) % members}`;
  const wide = readings > 0 ? ` or (reading${chapter % readings} is wide and ${flag(7)})` : "";
  const sections = [
    `  rule ${entitled}
    is no

  rule ${benefit}
    is if ${entitled} then ${amount(first)} yuan else 0 yuan`,
    `  rule ${entitled} notwithstanding ${number}(一)
    when ${dated(0)} is known and ${dated(0)} on or before ${day(0)}${wide}
    is yes

  rule ${benefit} notwithstanding ${number}(一)
    when ${entitled} and ${flag(0)} and ${dated(1)} is known and ${dated(1)} in ${day(1)} to ${day(1)} + 1 year
    is ${amount(first + 1)} yuan`,
    `  rule ${entitled} notwithstanding ${number}(一), ${number}(二)
    when identities has ${identity(0)} and age >= ${55 + (chapter % 10)}
    is yes

  rule ${benefit} notwithstanding ${number}(一), ${number}(二)
    when ${entitled} and identities has any of {${identity(1)}, ${identity(2)}} and not ${flag(1)}
    is ${amount(first + 2)} yuan`,
    `  rule ${entitled} notwithstanding ${number}(一), ${number}(二), ${number}(三)
    when ${flag(2)} and ${flag(3)} and not newborn
    is no

  rule ${benefit} notwithstanding ${number}(一), ${number}(二), ${number}(三)
    when ${dated(2)} is known and paidOn within ${30 * (1 + (chapter % 4))} days of ${dated(2)} and income < ${1000 + 100 * (chapter % 9)} yuan
    is ${amount(first + 3)} yuan`,
    `  rule ${benefit} notwithstanding ${number}(一), ${number}(二), ${number}(三), ${number}(四)
    when ${flag(4)} and (missed >= ${2 + (chapter % 3)} or ${dated(3)} is absent or ${dated(3)} after ${day(4)})
    is 0 yuan

  invariant "chapter ${chapter}: no benefit without a title, but for those recognised lately"
    when mayPay and not ${entitled} and ${dated(2)} is absent and not identities has any of {${identity(1)}, ${identity(2)}}
    then ${benefit} <= ${amount(first)} yuan

  invariant "chapter ${chapter}: nobody gets more than the most"
    when mayPay
    then ${benefit} <= ${amount(16) + 5 * edition} yuan`,
  ];
  return sections
    .slice(0, count)
    .map((text, index) => `clause ${number}(${numerals[index]}) "第${first + index + 1}条"\n${text}`)
    .join("\n\n");
}

function chineseNumber(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const unit = ones === 0 ? "" : numerals[ones - 1]!;
  if (tens === 0) return unit;
  return `${tens === 1 ? "" : numerals[tens - 1]}十${unit}`;
}
