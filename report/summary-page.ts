import type { Surface } from "../grammar/keywords.ts";
import type { Program } from "../ir/ir.ts";
import { html, type Content } from "./markup.ts";
import { page, tiles } from "./page.ts";
import type { RosterTotals } from "./summary/roster-summary.ts";
import { cellText, type SummaryCell, type SummaryTable, summaryTables } from "./summary/tables.ts";

/** What came of a roster as one page that can be sent on: figures with bars, and nothing that runs. */
export function summaryPage({ notice }: Program, roster: string, totals: RosterTotals, surface: Surface): string {
  const words = texts[surface];
  const title = surface === "en" ? notice.name : notice.title;
  const body = html`<header><h1>${words.title}</h1>
<p>${title}${notice.number === null ? null : ` ${notice.number}`}</p>
<p class="soft">${words.roster(roster)}</p>
${tiles([
  [totals.decided, words.decided],
  [totals.refused, words.refused],
])}</header>
<main>
${summaryTables(totals, surface).map(tableHtml)}</main>`;
  return page(`${words.title} · ${title}`, surface, body);
}

const texts = {
  en: {
    title: "What came of the roster",
    roster: (name: string) => `roster: ${name}`,
    decided: "records decided",
    refused: "records refused",
  },
  zh: {
    title: "名册汇总",
    roster: (name: string) => `名册：${name}`,
    decided: "条已裁定",
    refused: "条不予受理",
  },
} as const;

/** A table whose every row is named, with a bar of its share beside the number of records. */
function tableHtml({ title, headings: [first = "", ...figures], rows }: SummaryTable): Content {
  const most = Math.max(1, ...rows.map(([, records]) => Number(records)));
  return html`<table class="summary"><caption>${title}</caption>
<thead><tr><th scope="col">${first}</th>${figures.map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead>
<tbody>
${rows.map(
  ([
    name = "",
    ...cells
  ]) => html`<tr><th scope="row">${cellText(name)}</th>${cells.map((cell, at) => html`<td>${figureHtml(cell)}${at === 0 ? bar(Number(cell) / most) : null}</td>`)}</tr>
`,
)}</tbody></table>
`;
}

function figureHtml(cell: SummaryCell): string {
  const [whole = "", decimals] = cellText(cell).split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, ",");
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

/** Whoever hears the page is told the number, which says the same. */
function bar(share: number): Content {
  return html`<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect width="${Math.round(share * 1000) / 10}" height="6"/></svg>`;
}
