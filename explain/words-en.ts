import type { ExplanationWords } from "./explanation-words.ts";
import type { AllottedShare, ConditionText, ExplainedDecision, ExplainedRule, NamedValue } from "./explanation.ts";
import { fromText } from "./parameter-text.ts";
import { valueText } from "./value-text.ts";

/** An explanation in English: compact, with the names of the file. */
export const en: ExplanationWords = {
  heading: ({ name, title, number }) => [name, title, ...(number === null ? [] : [number])].join("  "),
  item: ({ name }, key) => `${name} ${String(key)}`,
  decision: (decision) => `${named(decision)}${formulaText(decision)}${groundText(decision)}`,
  seen: (decision) => `${named(decision)} (see above)`,
  until: ({ fact, day, value }, { type }) =>
    `until ${fact.name} reaches ${valueText({ kind: "date" }, day, "en")}, then ${valueText(type, value, "en")}`,
  nearest: ({ facts, value }, { type }) =>
    `would be ${valueText(type, value, "en")} with ${facts.map(named).join(", ")}`,
  nearestGivenUp: "which facts would give another value was not worked out: there are too many combinations",
  gate: ({ gate }) => `asked only when ${gate?.en ?? ""}`,
  defeated: (rule) => `overridden: ${ruleText(rule)}, by ${ruleText(rule.by)}`,
  idle: (rule) =>
    `does not apply: clause ${rule.clause}${nameText(rule)} needs ${rule.failed.en}${becauseText(rule.because)}`,
  totalled: ({ columns, value, clause }) =>
    `row ${columns.map(named).join(", ")}${value === null ? "" : ` counts ${valueText(value.type, value.value, "en")}`}` +
    (clause === null ? "" : ` (clause ${clause})`),
  counted: ({ aggregate, items, of, isRank }) =>
    `${aggregate.en}: ${items.length} of ${of} ${isRank ? "ahead" : "counted"}`,
  countedItem: ({ key, position, value, isChosen }, { entity }) =>
    `${entity.name} ${key === null ? position : String(key.value)}` +
    (value === null ? "" : `: ${valueText(value.type, value.value, "en")}`) +
    (isChosen ? ", which is it" : ""),
  more: (count) => `and ${count} more`,
  unlisted: (years) =>
    `provisional: no official list of holidays of ${years.join(", ")} is known, so days are counted by weekends alone`,
  allotted,
  ahead: ({ key, position, wish, got }, { entity, type }) =>
    `${entity.name} ${key === null ? position : String(key.value)}: ${valueText(type, got, "en")} of ${valueText(type, wish, "en")}`,
  fact: (fact) => `fact ${named(fact)}`,
  parameter: (parameter) =>
    `parameter ${named(parameter)}${fromText(parameter.from, "en")}${parameter.clause === null ? "" : ` (clause ${parameter.clause})`}`,
  reading: ({ name, option }) => `reading ${name}: ${option.name}`,
};

function allotted({ type, limit, wish, got, manner }: AllottedShare): string {
  const amount = (value: number): string => valueText(type, value, "en");
  if (manner.kind === "inOrder") {
    const before = manner.ahead === 0 ? "nobody before" : `${manner.ahead} before get ${amount(manner.aheadGot)}`;
    return `allotted in order: ${before} of ${amount(limit)}, ${amount(manner.left)} left for a wish of ${amount(wish)}`;
  }
  const { wished, rounded } = manner;
  if (rounded === null) return `allotted in proportion: ${amount(limit)} suffices for all wishes, ${amount(wished)}`;
  const rest = got === rounded ? "" : `, and ${amount(got - rounded)} of the rest`;
  return `allotted in proportion: ${amount(limit)} for wishes of ${amount(wished)}, ${amount(rounded)} for one of ${amount(wish)}${rest}`;
}

function named({ name, type, value }: NamedValue): string {
  return `${name}: ${valueText(type, value, "en")}`;
}

function formulaText({ ground, formula, rules }: ExplainedDecision): string {
  const text = ground === "rules" ? rules[0]?.formula : formula;
  return text === null || text === undefined ? "" : ` = ${text.en}`;
}

function groundText({ ground, rules, row, clause, silentIn }: ExplainedDecision): string {
  switch (ground) {
    case "rules":
      return ` — ${rules.map(ruleText).join("; ")}`;
    case "silence":
      return ` — the notice is silent${silentIn === null ? "" : `, clause ${silentIn}`}`;
    case "default":
      return " — no rule applies";
    case "not-asked":
      return " — not asked";
    case "definition":
      return clause === null ? "" : ` — defined in clause ${clause}`;
    case "row":
      return row === null ? " — no row counts" : ` — clause ${row.clause}${askedText(row.condition)}`;
  }
}

function ruleText(rule: ExplainedRule): string {
  const { clause, row, condition } = rule;
  if (row !== null) return `clause ${clause}, table ${row.table.name}, row ${row.category.name}`;
  return `clause ${clause}${nameText(rule)}${condition === null ? "" : ` when ${condition.en}`}`;
}

function nameText({ kind, name }: ExplainedRule): string {
  return name === null ? "" : `, ${kind} ${name}`;
}

function askedText(condition: ConditionText | null): string {
  return condition === null ? "" : ` where ${condition.en}`;
}

function becauseText(values: readonly NamedValue[]): string {
  return values.length === 0 ? "" : ` (${values.map(named).join(", ")})`;
}
