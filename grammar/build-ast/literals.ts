/** Numbers, amounts, rates, dates and durations. */
import type { CstNode, IToken } from "chevrotain";
import type * as ast from "../ast.ts";
import type { Span } from "../source.ts";
import type { Build } from "./build.ts";
import * as t from "../tokens.ts";
import { chosen, need, spanOfNode, spanOfToken, tokenOf } from "./cst.ts";

/** Decimals of a percentage that leave its fraction exact. */
const mostPlaces = 10;

/** Digits of a percentage of which one could still mean how many times. */
const mostDigits = 12;

const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** The number of days in a month; none where there is no such month. */
function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && leap ? 29 : (daysInMonth[month - 1] ?? 0);
}

/** A number that stands where nothing but a whole number can. */
export function buildWholeNumber(b: Build, token: IToken): ast.IntLiteral {
  const number = intLiteral(token);
  checkWhole(b, number);
  return number;
}

/** A number, which a unit behind it may still make a part of something else. */
export function intLiteral(token: IToken): ast.IntLiteral {
  return { kind: "IntLiteral", value: Number(token.image), span: spanOfToken(token) };
}

/** A date; one that does not exist is reported. */
export function dateLiteral(b: Build, token: IToken): ast.DateLiteral {
  const [year = 0, month = 0, day = 0] = token.image.match(/\d+/gu)!.map(Number);
  const span = spanOfToken(token);
  const isWritten = /^\d{4}\D+\d{1,2}\D+\d{1,2}(?!\d)/u.test(token.image);
  if (!isWritten || day < 1 || day > daysIn(year, month)) {
    b.report("no-such-date", span, { date: token.image });
    const nearest = Math.min(Math.max(month, 1), 12);
    return { kind: "DateLiteral", year, month: nearest, day: Math.min(Math.max(day, 1), daysIn(year, nearest)), span };
  }
  return { kind: "DateLiteral", year, month, day, span };
}

/** A month; one that does not exist is reported. */
export function monthLiteral(b: Build, year: IToken, month: IToken): ast.MonthLiteral {
  const span = { start: spanOfToken(year).start, end: spanOfToken(month).end };
  const isMonth = /^\d{4}$/u.test(year.image) && /^(?:0?[1-9]|1[0-2])$/u.test(month.image);
  if (!isMonth) b.report("no-such-date", span, { date: `${year.image}-${month.image}` });
  return {
    kind: "MonthLiteral",
    year: isMonth ? Number(year.image) : 2000,
    month: isMonth ? Number(month.image) : 1,
    span,
  };
}

/** A number that stands for itself, and has more digits than can be kept. */
export function checkKept(b: Build, operand: ast.Expression): void {
  if (operand.kind === "IntLiteral" && operand.value > Number.MAX_SAFE_INTEGER) checkWhole(b, operand);
}

/** A fraction is only for money and percentages; anywhere else a number is whole. */
function checkWhole(b: Build, operand: ast.Expression): void {
  if (operand.kind !== "IntLiteral" || Number.isSafeInteger(operand.value)) return;
  const { span } = operand;
  const isTooLong = Number.isInteger(operand.value) || operand.value === Infinity;
  const code = isTooLong ? "number-too-long" : "number-not-whole";
  b.report(code, span, { number: textOf(b, span) });
}

function fenOf(b: Build, numeral: string, perUnit: number, span: Span): number {
  const [whole = "0", fraction = ""] = numeral.split(".");
  const scaled = Number(whole) * perUnit + (Number(fraction.padEnd(2, "0").slice(0, 2)) * perUnit) / 100;
  const exact = /^0*$/u.test(fraction.slice(2)) && Number.isSafeInteger(scaled);
  const amount = textOf(b, span);
  if (Math.abs(scaled) > Number.MAX_SAFE_INTEGER) b.report("number-too-long", span, { number: amount });
  else if (!exact) b.report("amount-below-fen", span, { amount });
  return exact ? scaled : 0;
}

function percentOf(b: Build, numeral: string, span: Span): string {
  const [whole = "", decimals = ""] = numeral.split(".");
  if (whole.length > mostDigits || decimals.length > mostPlaces) {
    b.report("number-too-long", span, { number: textOf(b, span) });
    return "0";
  }
  return numeral;
}

type BuildUnit = (b: Build, operand: ast.Expression, unit: CstNode, span: Span) => ast.Expression;

/** An expression with a unit behind it. */
export const buildWithUnit: BuildUnit = (b, operand, unit, span) => chosen(unit, units)(b, operand, unit, span);

const quantity =
  (unit: ast.DurationUnit): BuildUnit =>
  (b, amount, _, span) => {
    checkWhole(b, amount);
    return { kind: "Quantity", amount, unit, span };
  };

const money =
  (fenPerUnit: number): BuildUnit =>
  (b, operand, unit, span) => {
    const numeral = numeralOf(b, operand, unit);
    return { kind: "MoneyLiteral", fen: numeral === null ? 0 : fenOf(b, numeral, fenPerUnit, span), span };
  };

const rate: BuildUnit = (b, operand, unit, span) => {
  const numeral = numeralOf(b, operand, unit);
  return { kind: "RateLiteral", percent: numeral === null ? "0" : percentOf(b, numeral, span), span };
};

const units: Readonly<Record<string, BuildUnit>> = {
  Years: quantity("years"),
  Year: quantity("years"),
  Months: quantity("months"),
  Days: quantity("days"),
  Yuan: money(100),
  Jiao: money(10),
  Fen: money(1),
  Percent: rate,
};

/** What a number is rounded to a multiple of: `10 yuan`, `0.1%`. */
export function buildRoundingStep(b: Build, cst: CstNode): ast.RoundingUnit {
  const number = intLiteral(need(tokenOf(cst, t.NumberToken)));
  const written = chosen(cst, units)(b, number, cst, spanOfNode(cst));
  return written.kind === "RateLiteral"
    ? { kind: "rate", percent: written.percent }
    : { kind: "money", fen: (written as ast.MoneyLiteral).fen };
}

/** The numeral before a unit of money or a percent sign; null and a report where something else stands there. */
function numeralOf(b: Build, operand: ast.Expression, unit: CstNode): string | null {
  if (operand.kind === "IntLiteral") return textOf(b, operand.span);
  const span = spanOfNode(unit);
  b.report("unit-without-number", span, { unit: textOf(b, span) });
  return null;
}

function textOf(b: Build, span: Span): string {
  return b.text.slice(span.start, span.end);
}
