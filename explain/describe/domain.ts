/** Over which records something is proved: those whose values lie in the ranges of their facts. */
import type { Surface } from "../../grammar/keywords.ts";
import { formatValue, type Json } from "../../runtime/format.ts";
import type { Range } from "../../runtime/range.ts";
import { memberText, valueText } from "../value-text.ts";
import type { Fact } from "../../ir/ir.ts";

type RangedFact = Fact & { readonly range: Range };

/** The ranges in words, facts of one kind together where they share one: `dates from 1900-01-01 to 2100-12-31`. */
export function domainText(facts: readonly Fact[], surface: Surface): string {
  const ranged = facts.filter(isRanged);
  const groups = new Map<string, RangedFact[]>();
  for (const fact of ranged) {
    const key = `${fact.type.kind} ${fact.range.from} ${fact.range.to}`;
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  const separator = surface === "en" ? ", " : "，";
  return [...groups.values()].map((group) => groupText(group, ranged, surface)).join(separator);
}

/** The ranges as data, in the JSON forms of the facts. */
export function domainJson(facts: readonly Fact[]): readonly Json[] {
  return facts.filter(isRanged).map(({ name, type, range }) => {
    const kind = type.kind as "int" | "money" | "date";
    return { fact: name, from: formatValue({ kind }, range.from), to: formatValue({ kind }, range.to) };
  });
}

function isRanged(fact: Fact): fact is RangedFact {
  return fact.range !== null;
}

function groupText(group: readonly RangedFact[], all: readonly RangedFact[], surface: Surface): string {
  const { type, range } = group[0]!;
  const [from, to] = [range.from, range.to].map((bound) => valueText(type, bound, surface));
  const isWhole = all.filter((fact) => fact.type.kind === type.kind).length === group.length;
  const names = isWhole ? kinds[surface][type.kind as keyof (typeof kinds)["en"]] : namesText(group, surface);
  return surface === "en" ? `${names} from ${from} to ${to}` : `${names}自${from}至${to}`;
}

function namesText(group: readonly RangedFact[], surface: Surface): string {
  const names = group.map((fact) => memberText(fact, surface));
  return surface === "en"
    ? names.map((name) => `\`${name}\``).join(" and ")
    : names.map((name) => `“${name}”`).join("、");
}

const kinds = {
  en: { date: "dates", int: "numbers", money: "amounts" },
  zh: { date: "日期", int: "整数", money: "金额" },
} as const;
