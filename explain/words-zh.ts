import type { ExplanationWords } from "./explanation-words.ts";
import type { AllottedShare, ConditionText, ExplainedDecision, ExplainedRule, NamedValue } from "./explanation.ts";
import { officeClause } from "./office-clause.ts";
import { fromText } from "./parameter-text.ts";
import { valueText } from "./value-text.ts";

/** An explanation in Chinese, as an office would write it. */
export const zh: ExplanationWords = {
  heading: ({ title, number }) => `《${title}》${number === null ? "" : `（${number}）`}`,
  item: ({ label }, key) => `${label} ${String(key)}`,
  decision: (decision) => `${named(decision)}${formulaText(decision)}${groundText(decision)}`,
  seen: (decision) => `${named(decision)}（见上文）`,
  until: ({ fact, day, value }, { type }) =>
    `${fact.label}推至${valueText({ kind: "date" }, day, "zh")}时，改为${valueText(type, value, "zh")}`,
  nearest: ({ facts, value }, { type }) =>
    `若${facts.map(({ label, type: factType, value: fact }) => `${label}为${valueText(factType, fact, "zh")}`).join("、")}，则为${valueText(type, value, "zh")}`,
  nearestGivenUp: "哪些事实变动会改变本项，因组合过多未予推算",
  gate: ({ gate }) => `须符合“${gate?.zh ?? ""}”方作认定`,
  defeated: (rule) => `不再适用${ruleText(rule)}，因${ruleText(rule.by)}另有规定`,
  idle: (rule) => `不适用${officeClause(rule.clause)}，因不符合“${rule.failed.zh}”${becauseText(rule.because)}`,
  totalled: ({ columns, value, clause }) =>
    `表行　${columns.map(named).join("，")}` +
    (value === null ? "" : `，计${valueText(value.type, value.value, "zh")}`) +
    (clause === null ? "" : `（${officeClause(clause)}）`),
  counted: ({ aggregate, items, of, isRank }) =>
    `${aggregate.zh}：${of}条中${isRank ? `位次在前${items.length}条` : `计入${items.length}条`}`,
  countedItem: ({ key, position, value, isChosen }, { entity }) =>
    `${entity.label}${key === null ? `第${position}条` : ` ${String(key.value)}`}` +
    (value === null ? "" : `：${valueText(value.type, value.value, "zh")}`) +
    (isChosen ? "，取此条" : ""),
  more: (count) => `另有${count}条`,
  unlisted: (years) => `暂定：尚无${years.join("、")}年的放假安排，仅按周末推算`,
  allotted,
  ahead: ({ key, position, wish, got }, { entity, type }) =>
    `${entity.label}${key === null ? `第${position}条` : ` ${String(key.value)}`}：申请${valueText(type, wish, "zh")}，分得${valueText(type, got, "zh")}`,
  fact: (fact) => `事实　${named(fact)}`,
  parameter: (parameter) =>
    `参数　${named(parameter)}${fromText(parameter.from, "zh")}${parameter.clause === null ? "" : `（${officeClause(parameter.clause)}）`}`,
  reading: ({ label, option }) => `口径　${label}：${option.label}`,
};

function allotted({ type, limit, wish, got, manner }: AllottedShare): string {
  const amount = (value: number): string => valueText(type, value, "zh");
  if (manner.kind === "inOrder") {
    const before = manner.ahead === 0 ? "本条在先" : `在前的${manner.ahead}条分得${amount(manner.aheadGot)}`;
    return `依次分配：共${amount(limit)}，${before}，尚余${amount(manner.left)}，本条申请${amount(wish)}`;
  }
  const { wished, rounded } = manner;
  if (rounded === null) return `按比例分配：总额${amount(limit)}足以满足全部申请${amount(wished)}`;
  const rest = got === rounded ? "" : `，另得余数${amount(got - rounded)}`;
  return `按比例分配：总额${amount(limit)}，申请合计${amount(wished)}，本条申请${amount(wish)}，取整得${amount(rounded)}${rest}`;
}

function named({ label, type, value }: NamedValue): string {
  return `${label}：${valueText(type, value, "zh")}`;
}

/** What a value is worked out from; of a yes or no the condition. */
function formulaText({ ground, formula, rules, type }: ExplainedDecision): string {
  const text = ground === "rules" ? rules[0]?.formula : formula;
  if (text === null || text === undefined) return "";
  return type.kind === "bool" ? `，认定条件为“${text.zh}”` : `＝${text.zh}`;
}

function groundText({ ground, rules, row, clause, silentIn }: ExplainedDecision): string {
  switch (ground) {
    case "rules":
      return `，根据${rules.map(ruleText).join("、")}`;
    case "silence":
      return `，${silentIn === null ? "通知" : officeClause(silentIn)}未作规定`;
    case "default":
      return "，没有适用的规定";
    case "not-asked":
      return "，不予认定";
    case "definition":
      return clause === null ? "" : `，根据${officeClause(clause)}`;
    case "row":
      return row === null ? "，没有符合的行" : `，根据${officeClause(row.clause)}${askedText(row.condition)}`;
  }
}

function ruleText({ clause, row, condition }: ExplainedRule): string {
  const office = officeClause(clause);
  if (row !== null) return `${office}（“${row.category.label}”）`;
  return condition === null ? office : `${office}（${condition.zh}）`;
}

function askedText(condition: ConditionText | null): string {
  return condition === null ? "" : `（${condition.zh}）`;
}

function becauseText(values: readonly NamedValue[]): string {
  return values.length === 0 ? "" : `（${values.map(named).join("，")}）`;
}
