import { causesByClause, clauseCausesText, toldCondition, type Terms } from "../explain/describe/index.ts";
import type { Cause, Condition } from "../analysis/index.ts";
import { html, type Content } from "./markup.ts";

const words = {
  en: {
    everyone: "everyone",
    and: " and ",
    one: " and one of:",
    oneOnly: "one of:",
    further: "further conditions that are not told here",
    none: "no rule",
  },
  zh: {
    everyone: "所有人",
    and: "且",
    one: "，且符合下列之一：",
    oneOnly: "符合下列之一：",
    further: "此处未列出的其他条件",
    none: "无规定",
  },
} as const;

/** A condition with its cases as a list. */
export function conditionHtml(condition: Condition, terms: Terms): Content {
  const { common, cases, more } = toldCondition(condition, terms);
  const { everyone, and, one, oneOnly, further } = words[terms.surface];
  const choices = [...cases, ...(more ? [further] : [])];
  if (choices.length === 0) return common.length === 0 ? everyone : common.join(and);
  if (choices.length === 1) return [...common, ...choices].join(and);
  return html`${common.join(and)}${common.length === 0 ? oneOnly : one}<ul>${choices.map((each) => html`<li>${each}</li>`)}</ul>`;
}

/** The clauses behind an outcome, one a line. */
export function causesHtml(causes: readonly Cause[], terms: Terms): Content {
  const groups = causesByClause(causes);
  if (groups.length === 0) return words[terms.surface].none;
  return groups.map((group, index) => html`${index === 0 ? null : html`<br>`}${clauseCausesText(group, terms)}`);
}
