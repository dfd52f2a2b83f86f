import {
  reportWords,
  tellDiff,
  type DiffReport,
  type RosterCount,
  type ToldAmount,
  type ToldClause,
  type ToldDeclarations,
  type ToldDiff,
  type ToldLine,
  type ToldSummary,
} from "../diff/index.ts";
import type { Surface } from "../grammar/keywords.ts";
import { toldHtml } from "./condition-html.ts";
import { entityHtml } from "./diff-groups.ts";
import { html, type Content } from "./markup.ts";
import { nameHtml, page, table, tiles } from "./page.ts";

/** A comparison as one page that can be sent on: first what a reader in a hurry wants to know, then the groups, then what is declared. */
export function diffPage(report: DiffReport, roster: RosterCount | null, surface: Surface): string {
  const told = tellDiff(report, roster, surface);
  const body = html`<header><h1>${reportWords[surface].title}</h1>
${noticeTable(told, surface)}
<p class="soft">${told.alignment}</p>
${summaryHtml(told.summary, surface)}</header>
<main>
${told.entities.map((entity) => entityHtml(entity, surface))}${declarationsHtml(told, surface)}</main>`;
  return page(`${told.old.name} → ${told.new.name}`, surface, body);
}

function noticeTable({ old, new: next }: ToldDiff, surface: Surface): Content {
  const words = reportWords[surface];
  const row = (side: string, { title, number, year, name }: ToldDiff["old"]): readonly Content[] => [
    side,
    title,
    number ?? "",
    String(year),
    html`<code>${name}</code>`,
  ];
  return table(words.noticeHeadings, [row(words.old, old), row(words.new, next)]);
}

function summaryHtml({ figures, worse, better, others, same, amounts }: ToldSummary, surface: Surface): Content {
  const words = reportWords[surface];
  return html`${tiles(figures.map(({ figure, text }) => [figure, text]))}${amountTable(amounts, surface)}<div class="sides">${linesHtml(words.losing, "worse", worse, surface)}${linesHtml(words.gaining, "better", better, surface)}</div>
${linesHtml(words.otherwise, "", others, surface)}${worse.length + better.length + others.length === 0 ? html`<p>${words.nobody}</p>` : null}${same === null ? null : html`<p class="soft">${words.provedSame(same)}</p>`}`;
}

function linesHtml(title: string, look: string, lines: readonly ToldLine[], surface: Surface): Content {
  if (lines.length === 0) return null;
  return html`<section class="lines ${look}"><h2>${title} <small>${lines.length}</small></h2>
<ul>${lines.map(
    ({
      cause,
      what,
      who,
      clauses,
      concerned,
    }) => html`<li><a href="#${cause}">${what}</a>${who === null ? null : html`<div>${toldHtml(who, surface)}</div>`}<small>${[clauses, concerned ?? ""].filter((each) => each !== "").join(" · ")}</small></li>
`,
  )}</ul></section>
`;
}

/** What the old and the new notice come to over the roster. */
function amountTable(amounts: readonly ToldAmount[], surface: Surface): Content {
  const { amounts: caption, amountHeadings } = reportWords[surface];
  const rows = amounts.map(({ decision, old, new: next, change, raised, lowered }) => [
    decision,
    old,
    next,
    change,
    raised,
    lowered,
  ]);
  return table(amountHeadings, rows, caption);
}

function declarationsHtml({ declarations, clauses }: ToldDiff, surface: Surface): Content {
  const words = reportWords[surface];
  const tables = declarations.map((each) => declarationTable(each, surface));
  return html`<h2>${words.declarations}</h2>
${tables.length + clauses.length === 0 ? html`<p>${words.sameDeclarations}</p>` : tables}${clauseTable(clauses, surface)}`;
}

function declarationTable({ caption, rows }: ToldDeclarations, surface: Surface): Content {
  const { old, new: next, clause, absent } = reportWords[surface];
  return table(
    ["", old, next, clause],
    rows.map((row) => [nameHtml(row), row.old ?? absent, row.new ?? absent, row.clauses]),
    caption,
    "changes",
  );
}

/** The clauses beside one another, matched though they are renumbered. */
function clauseTable(clauses: readonly ToldClause[], surface: Surface): Content {
  if (clauses.length === 0) return null;
  const { old, new: next, absent, kinds } = reportWords[surface];
  const rows = clauses.map((clause) => [clause.old ?? absent, clause.new ?? absent, clause.title, clause.change]);
  return html`<details><summary>${kinds.clause} (${clauses.length})</summary>${table([old, next, "", ""], rows)}</details>`;
}
