import type { ToldCondition } from "../explain/describe/index.ts";
import type { Surface } from "../grammar/keywords.ts";
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

/** A condition in words with its cases as a list. */
export function toldHtml({ common, cases, more }: ToldCondition, surface: Surface): Content {
  const { everyone, and, one, oneOnly, further } = words[surface];
  const choices = [...cases, ...(more ? [further] : [])];
  if (choices.length === 0) return common.length === 0 ? everyone : common.join(and);
  if (choices.length === 1) return [...common, ...choices].join(and);
  return html`${common.join(and)}${common.length === 0 ? oneOnly : one}<ul>${choices.map((each) => html`<li>${each}</li>`)}</ul>`;
}

/** Clauses one a line; that there are none is said. */
export function linesHtml(clauses: readonly string[], surface: Surface): Content {
  if (clauses.length === 0) return words[surface].none;
  return clauses.map((clause, index) => html`${index === 0 ? null : html`<br>`}${clause}`);
}
