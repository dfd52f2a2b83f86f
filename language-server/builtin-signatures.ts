/** What the functions of the language are given, for who is writing a call of one. */
import { type KeywordId, spell } from "../api/editing/index.ts";
import type { Language } from "../api/index.ts";
import type { Both } from "./words.ts";

/** A function that can be called. */
export interface Signature {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly documentation: string;
}

interface Builtin {
  readonly parameters: readonly Both[];
  /** Whether more like the last may follow. */
  readonly more?: true;
  readonly documentation: Both;
}

const from: Both = { en: "from", zh: "起" };
const to: Both = { en: "to", zh: "止" };
const date: Both = { en: "date", zh: "日期" };
const value: Both = { en: "value", zh: "值" };

const builtins: Partial<Record<KeywordId, Builtin>> = {
  FullYears: {
    parameters: [from, to],
    documentation: { en: "full years from one date to another", zh: "两个日期之间的足年数" },
  },
  DaysBetween: {
    parameters: [from, to],
    documentation: { en: "days from one date to another", zh: "两个日期之间的天数" },
  },
  MonthsBetween: {
    parameters: [from, to],
    documentation: { en: "whole months from one date to another", zh: "两个日期之间的足月数" },
  },
  YearOf: { parameters: [date], documentation: { en: "the calendar year of a date", zh: "日期所在的年度" } },
  Earliest: { parameters: [date], more: true, documentation: { en: "the earliest of dates", zh: "最早的日期" } },
  Latest: { parameters: [date], more: true, documentation: { en: "the latest of dates", zh: "最晚的日期" } },
  Least: { parameters: [value], more: true, documentation: { en: "the least of values", zh: "最小的值" } },
  Greatest: { parameters: [value], more: true, documentation: { en: "the greatest of values", zh: "最大的值" } },
  RemainderOf: {
    parameters: [
      { en: "dividend", zh: "被除数" },
      { en: "divisor", zh: "除数" },
    ],
    documentation: { en: "what is left of a division", zh: "相除的余数" },
  },
};

/** The function of a keyword, with so many parameters as are being written; null for what cannot be called. */
export function builtinSignature(id: KeywordId, surface: Language, written: number): Signature | null {
  const builtin = builtins[id];
  if (builtin === undefined) return null;
  const { parameters, more, documentation } = builtin;
  const last = parameters.at(-1)!;
  const shown = more === undefined ? parameters : Array<Both>(Math.max(written, 2)).fill(last);
  const names = shown.map((each, index) => (more === undefined ? each[surface] : `${each[surface]}${index + 1}`));
  return { name: spell(id, surface), parameters: names, documentation: documentation[surface] };
}
