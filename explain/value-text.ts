import { spell, type Surface } from "../grammar/keywords.ts";
import { writtenCount, writtenDate, writtenMoney } from "../grammar/print/literals.ts";
import { civilOf, formatMonth } from "../runtime/date.ts";
import type { Duration } from "../runtime/duration.ts";
import { type Exact, type Fraction, multiplyExact } from "../runtime/fraction.ts";
import { formatExactMoney } from "../runtime/money.ts";
import { formatRate } from "../runtime/rate.ts";
import type { FactRecord, Value } from "../runtime/schema.ts";
import type { Named } from "../ir/ir.ts";
import type { Type } from "../ir/types.ts";

/** A value in words: `40 yuan`, `40元`; `2025-07-01`, `2025年7月1日`; `{localHukou}`, `本地户籍`. */
export function valueText(type: Type, value: Value, surface: Surface): string {
  if (value === null) return surface === "en" ? "absent" : "空缺";
  switch (type.kind) {
    case "bool":
      return truthWords[surface][value === true ? 0 : 1];
    case "int":
    case "text":
      return String(value);
    case "money":
      return moneyText(value as number, surface);
    case "exactMoney":
      return exactMoneyText(value as Exact, surface);
    case "rate":
      return rateText(value as Fraction);
    case "date":
      return writtenDate(civilOf(value as number), surface);
    case "duration":
      return durationText(value as Duration, surface);
    case "enum":
      return (
        memberText(
          type.enumeration.members.find(({ name }) => name === value),
          surface,
        ) ?? String(value)
      );
    case "set":
      return setText(type.enumeration.members, value as number, surface);
    case "texts":
      return listText(value as readonly string[], surface);
    case "series":
      return seriesText(type.by, value as ReadonlyMap<number, number>, surface);
    case "list":
      return surface === "en"
        ? `${(value as readonly FactRecord[]).length} records`
        : `${(value as readonly FactRecord[]).length}条`;
    case "record":
    case "absent":
    case "unknown":
      return surface === "en" ? "absent" : "空缺";
  }
}

const truthWords = { en: ["yes", "no"], zh: ["是", "否"] } as const;

function moneyText(fen: number, surface: Surface): string {
  return fen < 0 ? `-${writtenMoney(-fen, surface)}` : writtenMoney(fen, surface);
}

/** As yuan where that can be written, else as a fraction of a yuan: `1000/3 yuan`. */
function exactMoneyText(fen: Exact, surface: Surface): string {
  return `${formatExactMoney(fen).replace(/\.00$/u, "")}${surface === "en" ? " " : ""}${spell("Yuan", surface)}`;
}

/** Per cent where that ends, else a fraction. */
function rateText(value: Fraction): string {
  const percent = formatRate(multiplyExact(value, 100));
  return percent.includes("/") ? formatRate(value) : `${percent}%`;
}

/** A duration in words, whole years as such: `1 year`, `14 months`, `3个月零10日`. */
export function durationText({ months, days }: Duration, surface: Surface): string {
  const [count, unit] = months % 12 === 0 ? ([months / 12, "years"] as const) : ([months, "months"] as const);
  const parts = [
    ...(months === 0 ? [] : [writtenCount(count, unit, surface)]),
    ...(days === 0 && months !== 0 ? [] : [writtenCount(days, "days", surface)]),
  ];
  return parts.join(surface === "en" ? " and " : "零");
}

/** What something is called on a surface: its identifier, or its label. */
export function memberText(named: Named, surface: Surface): string;
export function memberText(named: Named | undefined, surface: Surface): string | undefined;
export function memberText(named: Named | undefined, surface: Surface): string | undefined {
  return named === undefined ? undefined : surface === "en" ? named.name : named.label;
}

function setText(members: readonly Named[], bits: number, surface: Surface): string {
  return listText(
    members.filter((_, index) => (bits & (1 << index)) !== 0).map((member) => memberText(member, surface)),
    surface,
  );
}

function listText(items: readonly string[], surface: Surface): string {
  if (surface === "en") return `{${items.join(", ")}}`;
  return items.length === 0 ? "无" : items.join("、");
}

function seriesText(by: "date" | "month", series: ReadonlyMap<number, number>, surface: Surface): string {
  const key = (at: number): string => (by === "month" ? formatMonth(at) : writtenDate(civilOf(at), surface));
  const items = [...series].sort(([left], [right]) => left - right).map(([at, number]) => `${key(at)}: ${number}`);
  return listText(items, surface);
}
