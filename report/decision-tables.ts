import type { Surface } from "../grammar/keywords.ts";
import { linesHtml, toldHtml } from "./condition-html.ts";
import { html, type Content } from "./markup.ts";
import { noticeWords } from "./notice-words.ts";
import { nameHtml, table } from "./page.ts";
import type { ToldDecider, ToldDecision, ToldOutcomes } from "./told/told-notice.ts";

/** The decisions of an entity that the vocabulary declares, each as a table whose rows exclude one another and leave nobody out. */
export function decisionTables(
  { name, decisions }: ToldDecider,
  outcomes: readonly ToldOutcomes[],
  surface: Surface,
): Content {
  const words = noticeWords[surface];
  return html`<h2>${words.decisions(name)}</h2>
<p class="soft">${words.disjoint}</p>
${decisions
  .filter(({ isOutput }) => isOutput)
  .map((decision) =>
    decisionSection(
      decision,
      outcomes.find((each) => each.decision === decision.decision)!,
      surface,
    ),
  )}`;
}

function decisionSection(decision: ToldDecision, { rows, unknown }: ToldOutcomes, surface: Surface): Content {
  const words = noticeWords[surface];
  const content =
    unknown !== null
      ? html`<p class="unknown">${words.notKnown(unknown)}</p>`
      : table(
          [words.value, words.who, words.clauses],
          rows.map(({ outcome, who, reasons }) => [
            html`<b>${outcome}</b>`,
            toldHtml(who, surface),
            reasons === null
              ? words.notAsked
              : linesHtml(
                  reasons.map(({ text }) => text),
                  surface,
                ),
          ]),
          null,
          "decision",
        );
  return html`<section id="${decision.id}"><h3>${nameHtml(decision)}</h3>
${content}</section>
`;
}
