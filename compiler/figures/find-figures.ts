/** The figures in a notice's text: amounts, percentages, dates, periods and counts, in Arabic and in Chinese numerals. */
import { numberPattern, valueOf } from "../clauses/numerals.ts";
import type { Span } from "../../grammar/source.ts";
import { daysInMonth } from "../../runtime/date.ts";
import { writtenNumber } from "../../grammar/print/literals.ts";
import { type CountUnit, type Day, type Figure, isDay, ordinal } from "./figure.ts";

/** A figure where it stands in a text. */
export interface FoundFigure extends Span {
  readonly figure: Figure;
}

/** Offices put spaces around figures; without a bound a line of spaces would take long. */
const gap = String.raw`\s{0,3}`;
const digit = "[0-9０-９]";
const fourDigits = `(?:${digit}{4}|[〇○零一二三四五六七八九]{4})`;
const upTo31 = `(?:${digit}{1,2}|[一二三四五六七八九十]{1,3})`;
const year = String.raw`(?:(?<year>${fourDigits})${gap}年|(?<same>当年|本年|同年)|(?<next>次年|翌年))(?:度)?`;
const date = String.raw`(?:${year}${gap})?(?<month>${upTo31})${gap}月${gap}(?:(?<day>${upTo31})${gap}[日号]|[底末])`;
const separated = String.raw`(?<!${digit})(?<isoYear>\d{4})(?<mark>[-/.])(?<isoMonth>\d{1,2})\k<mark>(?<isoDay>\d{1,2})(?!${digit})`;
const units = "个?工作日|个月|天|日|周年|年(?!代|度|级|末|底)|周岁|岁|人次|人(?!一)|户(?!一)|名|次|分(?!之)|个|倍|项";
const any = new RegExp(
  [
    separated,
    date,
    String.raw`(?<mentioned>${fourDigits})${gap}年`,
    String.raw`(?<money>${numberPattern})${gap}元(?!旦)`,
    String.raw`(?<percent>${numberPattern})${gap}[%％]|百分之(?<hundredths>${numberPattern})`,
    "(?<share>全额|减半)",
    String.raw`(?<count>${numberPattern})${gap}(?<unit>${units})`,
    String.raw`(?<![\p{Nd}\p{L}〔[（(.．\-/])(?<bare>${digit}{2,})(?![\p{Nd}\-/])(?!${gap}[号.．、）)])`,
  ].join("|"),
  "gu",
);

const unitsOfTime: ReadonlyMap<string, CountUnit> = new Map([
  ["个工作日", "workdays"],
  ["工作日", "workdays"],
  ["个月", "months"],
  ["天", "days"],
  ["日", "days"],
  ["周年", "years"],
  ["年", "years"],
]);

interface Read extends FoundFigure {
  /** Whether a date takes its year from what stands before it. */
  readonly isBorrowed: boolean;
}

/**
 * Finds the figures of a text, in its order. A date without a year is of the year that was named last, before any was named of
 * the one given; where none is, it is left out. Two dates joined to a period are the period, and each of them as well.
 */
export function findFigures(text: string, planYear: number | null): readonly FoundFigure[] {
  let named = planYear;
  const read = [...text.matchAll(any)].flatMap((match): readonly Read[] => {
    const groups = match.groups ?? {};
    const place = { start: match.index, end: match.index + match[0].trimEnd().length };
    if (groups["mentioned"] !== undefined) named = valueOf(groups["mentioned"]);
    if (groups["isoYear"] === undefined && groups["month"] === undefined) {
      const figure = otherFigure(groups);
      return figure === null ? [] : [{ ...place, figure, isBorrowed: false }];
    }
    const day = dayOf(groups, named);
    if (day === null) return [];
    named = day.year;
    const isBorrowed = groups["isoYear"] === undefined && groups["year"] === undefined && groups["next"] === undefined;
    return [{ ...place, figure: { kind: "date", day }, isBorrowed }];
  });
  return firstOfEachPlace(read.flatMap((each, index) => withPeriod(text, each, read[index + 1])));
}

/** The end of a period says its year better than the same date alone. */
function firstOfEachPlace(found: readonly FoundFigure[]): readonly FoundFigure[] {
  const byPlace = new Map(found.toReversed().map((each) => [`${each.start}-${each.end}`, each]));
  return found.filter((each) => byPlace.get(`${each.start}-${each.end}`) === each);
}

function dayOf(groups: Readonly<Record<string, string | undefined>>, named: number | null): Day | null {
  const number = (name: string): number | null => (groups[name] === undefined ? null : valueOf(groups[name]));
  const year = number("isoYear") ?? number("year") ?? (named === null ? null : named + (groups["next"] ? 1 : 0));
  const month = number("isoMonth") ?? number("month");
  if (year === null || month === null || month > 12) return null;
  const day = { year, month, day: number("isoDay") ?? number("day") ?? daysInMonth(year, month) };
  return isDay(day) ? day : null;
}

function otherFigure(groups: Readonly<Record<string, string | undefined>>): Figure | null {
  const { money, percent = groups["hundredths"], share, count = groups["bare"], unit = "" } = groups;
  if (money !== undefined) return { kind: "money", fen: Math.round(valueOf(money) * 100) };
  if (percent !== undefined) return { kind: "rate", percent: writtenNumber(valueOf(percent)) };
  if (share !== undefined) return { kind: "rate", percent: share === "全额" ? "100" : "50" };
  if (count === undefined) return null;
  return { kind: "count", count: valueOf(count), unit: unitsOfTime.get(unit) ?? null };
}

const joins = /^(?:[（(][含起][)）])?(?:起|开始)?(?:[—–―\-~～－]+|至|到)$/u;
const longestJoin = 12;

/** The period that a date begins, before the date itself. A later date of an earlier month without a year is of the next year. */
function withPeriod(text: string, first: Read, second: Read | undefined): readonly FoundFigure[] {
  const { start, end, figure } = first;
  const alone = [{ start, end, figure }];
  if (figure.kind !== "date" || second?.figure.kind !== "date") return alone;
  const between = text.slice(end, Math.min(second.start, end + longestJoin));
  if (!joins.test(between.replaceAll(/\s/gu, ""))) return alone;
  const to = laterThan(figure.day, second.figure.day, second.isBorrowed);
  if (to === null) return alone;
  const last = { start: second.start, end: second.end };
  return [
    { start, end: last.end, figure: { kind: "range", from: figure.day, to } },
    ...alone,
    { ...last, figure: { kind: "date", day: to } },
  ];
}

function laterThan(from: Day, to: Day, isBorrowed: boolean): Day | null {
  if (ordinal(to) >= ordinal(from)) return to;
  const next = { ...to, year: to.year + 1 };
  return isBorrowed && isDay(next) ? next : null;
}
