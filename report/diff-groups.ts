import {
  reportWords,
  type ToldCause,
  type ToldChange,
  type ToldEntity,
  type ToldGroup,
  type ToldName,
} from "../diff/index.ts";
import type { Surface } from "../grammar/keywords.ts";
import { linesHtml, toldHtml } from "./condition-html.ts";
import { html, type Content } from "./markup.ts";
import { descriptions, nameHtml, table } from "./page.ts";

/** Everyone of one kind who is treated differently, by what makes the difference, and what is proved about the others. */
export function entityHtml({ name, causes, proved, unknown }: ToldEntity, surface: Surface): Content {
  const { treated } = reportWords[surface];
  return html`<h2>${treated}${surface === "en" ? ": " : "："}${name}</h2>
${causes.map((cause) => causeHtml(cause, surface))}<div class="proved">${[...unknown.map((each) => html`<p class="unknown">${each}</p>`), ...proved.map((each) => html`<p>${each}</p>`)]}</div>
`;
}

function causeHtml(cause: ToldCause, surface: Surface): Content {
  const { groups, following, id } = cause;
  const words = reportWords[surface];
  const [colon, comma] = surface === "en" ? [": ", ", "] : ["：", "、"];
  const names = [...new Set(following.map(({ decision }) => decision.name))].join(comma);
  return html`<section id="${id}"><h3>${nameHtml(cause)}</h3>
${groups.map((group) => groupHtml(group, cause, surface))}${
    following.length === 0
      ? null
      : html`<details><summary>${words.following}${colon}${names}</summary>
${following.map((group) => groupHtml(group, cause, surface))}</details>
`
  }</section>
`;
}

function groupHtml(group: ToldGroup, cause: ToldName, surface: Surface): Content {
  const words = reportWords[surface];
  const { decision, effect, difference, changes, who, before, now, concerned } = group;
  const headline = difference === null ? null : html`<span class="change">${difference}</span>`;
  const lines = (reasons: ToldGroup["before"]): Content =>
    linesHtml(
      reasons.map(({ text }) => text),
      surface,
    );
  return html`<article class="card ${effect ?? ""}">${decision.name === cause.name ? null : html`<p class="soft">${nameHtml(decision)}</p>`}
${changes.length === 1 ? changedHtml(changes[0]!, surface) : headline}${descriptions([
    [words.who, toldHtml(who, surface)],
    [words.before, lines(before)],
    [words.now, lines(now)],
    ...(concerned === null ? [] : [[words.roster, concerned] as const]),
  ])}${changes.map((change) => witnessHtml(change, changes.length === 1, surface))}</article>
`;
}

function changedHtml(change: ToldChange, surface: Surface): Content {
  const { effect } = change;
  return html`<span class="change">${change.old} → ${change.new}</span>${effect === null ? null : html`<span class="effect ${effect}">${reportWords[surface][effect]}</span>`}`;
}

/** A record that shows a change, under both notices side by side. */
function witnessHtml(change: ToldChange, isOnly: boolean, surface: Surface): Content {
  const words = reportWords[surface];
  const { witness, limits } = change;
  const rows = witness.facts.map(({ name, old, new: next }) => [name, old, next]);
  const { answer } = witness;
  const told = table(
    [words.example, words.old, words.new],
    [...rows, [answer.name, html`<b>${answer.old}</b>`, html`<b>${answer.new}</b>`]],
    null,
    "witness",
  );
  const written = html`<details class="written"><summary>${words.asExample}</summary><pre>${witness.examples.old}</pre><pre>${witness.examples.new}</pre></details>`;
  const beside =
    limits.length === 0
      ? null
      : html`<p class="soft">${words.limits}${surface === "en" ? ": " : "："}${limits.join(surface === "en" ? "; " : "；")}</p>`;
  return html`<details ${isOnly ? "open" : ""}><summary>${isOnly ? words.example : changedHtml(change, surface)}</summary>${told}${beside}${written}</details>`;
}
