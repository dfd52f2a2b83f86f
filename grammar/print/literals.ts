/** The one spelling of each literal on a surface. */
import type { DateLiteral, DurationUnit, RoundingUnit } from "../ast.ts";
import { type KeywordId, spell, type Surface } from "../keywords.ts";

/** A whole or decimal number without an exponent, which only small ones have: the parser keeps no large ones. */
export function writtenNumber(value: number): string {
  const [mantissa = "", exponent] = String(value).split("e");
  if (exponent === undefined) return mantissa;
  const [whole = "", fraction = ""] = mantissa.split(".");
  return `0.${"0".repeat(-Number(exponent) - 1)}${whole}${fraction}`;
}

/** An amount in yuan: `400 yuan`, `1.50 yuan`, `400元`. */
export function writtenMoney(fen: number, surface: Surface): string {
  const rest = fen % 100;
  const whole = writtenNumber((fen - rest) / 100);
  const amount = rest === 0 ? whole : `${whole}.${String(rest).padStart(2, "0")}`;
  return surface === "en" ? `${amount} ${spell("Yuan", "en")}` : amount + spell("Yuan", "zh");
}

const unitsOfMoney: ReadonlyMap<number, KeywordId> = new Map([
  [1, "Fen"],
  [10, "Jiao"],
  [100, "Yuan"],
]);

/** What a number is rounded to: `fen`, `10 yuan`, `whole number`, `0.1%`. */
export function writtenRoundingUnit(unit: RoundingUnit, surface: Surface): string {
  switch (unit.kind) {
    case "whole":
      return spell("WholeNumber", surface);
    case "rate":
      return `${unit.percent}%`;
    case "money": {
      const word = unitsOfMoney.get(unit.fen);
      return word === undefined ? writtenMoney(unit.fen, surface) : spell(word, surface);
    }
  }
}

/** `2025-07-01`, `2025年7月1日`. */
export function writtenDate(
  { year, month, day }: Pick<DateLiteral, "year" | "month" | "day">,
  surface: Surface,
): string {
  const fullYear = String(year).padStart(4, "0");
  if (surface === "zh") return `${fullYear}年${month}月${day}日`;
  return `${fullYear}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

const unitKeywords = {
  years: "Years",
  months: "Months",
  days: "Days",
  workdays: "Workdays",
} as const satisfies Record<DurationUnit | "workdays", KeywordId>;

/** A unit on its own: `months`, `个月`. */
export function writtenUnit(unit: DurationUnit | "workdays", surface: Surface): string {
  return spell(unitKeywords[unit], surface);
}

/** A number of units: `3 months`, `1 month`, `3个月`. */
export function writtenCount(count: number, unit: DurationUnit | "workdays", surface: Surface): string {
  const word = writtenUnit(unit, surface);
  const number = writtenNumber(count);
  if (surface === "zh") return number + word;
  return `${number} ${count === 1 ? word.replace(/s$/u, "") : word}`;
}

/** A text in the quotes of the surface, or in the other ones where it holds those itself. */
export function writtenText(value: string, surface: Surface): string {
  const straight = fitsStraight(value) && (surface === "en" || !fitsCurly(value));
  return straight ? `"${value}"` : `“${value}”`;
}

/** Whether a text can be written at all. */
export function isQuotable(value: string): boolean {
  return fitsStraight(value) || fitsCurly(value);
}

function fitsStraight(value: string): boolean {
  return !/["\n]/u.test(value);
}

function fitsCurly(value: string): boolean {
  return /^(?:[^“”\n]|“[^“”\n]*”)*$/u.test(value);
}

/** A clause's number with the parentheses of the surface: `二(三)`, `二（三）`. */
export function writtenClause(id: string, surface: Surface): string {
  return surface === "en" ? id : id.replace("(", "（").replace(")", "）");
}
