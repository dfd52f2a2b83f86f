import { analyse, decisionTable, isUnknown, type Analysis } from "../analysis/index.ts";
import { outcomeText, unknownText, Terms } from "../explain/describe/index.ts";
import type { Surface } from "../grammar/keywords.ts";
import type { Decision, EntityProgram, Program } from "../ir/ir.ts";
import { causesHtml, conditionHtml } from "./condition-html.ts";
import { html, type Content } from "./markup.ts";
import { noticeWords } from "./notice-words.ts";
import { table, twoNames } from "./page.ts";

/** The decisions of an entity, each as a table whose rows exclude one another and leave nobody out. */
export function decisionTables(program: Program, entity: EntityProgram, surface: Surface): Content {
  const words = noticeWords[surface];
  const analysis = analyse(program, entity.name);
  const terms = new Terms(surface, [{ program, entity }]);
  const outputs = entity.decisions.filter(({ role }) => role === "output");
  return html`<h2>${words.decisions(surface === "en" ? entity.name : entity.label)}</h2>
<p class="soft">${words.disjoint}</p>
${outputs.map((decision) => decisionSection(analysis, decision, terms))}`;
}

/** Where a decision's section is found in the page. */
export function anchorOf(entity: EntityProgram, { name }: Decision): string {
  return `${entity.name}.${name}`;
}

function decisionSection(analysis: Analysis, decision: Decision, terms: Terms): Content {
  const words = noticeWords[terms.surface];
  const found = decisionTable(analysis, decision);
  const content = isUnknown(found)
    ? html`<p class="unknown">${words.notKnown(unknownText(found, terms.surface))}</p>`
    : table(
        [words.value, words.who, words.clauses],
        found.rows.map(({ outcome, condition, isAsked, causes }) => [
          html`<b>${outcomeText(outcome, decision.type, terms)}</b>`,
          conditionHtml(condition, terms),
          isAsked ? causesHtml(causes, terms) : words.notAsked,
        ]),
        null,
        "decision",
      );
  return html`<section id="${anchorOf(analysis.entity, decision)}"><h3>${twoNames(decision, terms.surface)}</h3>
${content}</section>
`;
}
