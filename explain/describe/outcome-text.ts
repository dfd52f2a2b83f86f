import type { MovingNumber, Outcome } from "../../analysis/index.ts";
import type { Type } from "../../ir/types.ts";
import { writtenUnit } from "../../grammar/print/literals.ts";
import { instantText, movingNumberText, shiftedFactText } from "./moving-text.ts";
import type { Terms } from "./terms.ts";

/** What a decision comes to on a whole region: `1070 yuan`, `paidOn + 3 months`, `no rule applies`. */
export function outcomeText(outcome: Outcome, type: Type, terms: Terms): string {
  const words = wordsIn[terms.surface];
  switch (outcome.kind) {
    case "value":
      return terms.value(type, outcome.value);
    case "date":
      return shiftedFactText(outcome.date, terms);
    case "number":
      return movingNumberText(outcome.number, terms, (value) => terms.value(type, value));
    case "duration":
      return durationText(outcome.months, outcome.days, terms);
    case "days":
    case "months":
    case "years":
      return words[outcome.kind](instantText(outcome.from, terms), instantText(outcome.to, terms));
    case "opaque":
      return words.opaque;
    case "failure":
      return words[outcome.cause];
  }
}

const wordsIn = {
  en: {
    days: (from: string, to: string) => `the days from ${from} to ${to}`,
    months: (from: string, to: string) => `the whole months from ${from} to ${to}`,
    years: (from: string, to: string) => `the full years from ${from} to ${to}`,
    opaque: "as worked out from the record",
    gap: "no rule applies",
    conflict: "rules collide",
  },
  zh: {
    days: (from: string, to: string) => `${from}至${to}的天数`,
    months: (from: string, to: string) => `${from}至${to}的整月数`,
    years: (from: string, to: string) => `${from}至${to}的周岁数`,
    opaque: "按记录计算的值",
    gap: "没有适用的规定",
    conflict: "规定相冲突",
  },
} as const;

function durationText(months: MovingNumber, days: MovingNumber, terms: Terms): string {
  const parts = (
    [
      [months, "months"],
      [days, "days"],
    ] as const
  ).flatMap(([number, unit]) => {
    if (isZero(number)) return [];
    const count = movingNumberText(number, terms, String);
    const bracketed =
      number.fact === null || number.scale === 0 ? count : terms.surface === "en" ? `(${count})` : `（${count}）`;
    return [terms.surface === "en" ? `${bracketed} ${writtenUnit(unit, "en")}` : bracketed + writtenUnit(unit, "zh")];
  });
  return parts.join(terms.surface === "en" ? " and " : "零");
}

function isZero({ fact, scale, offset }: MovingNumber): boolean {
  return offset === 0 && (fact === null || scale === 0);
}
