import type { EmittedFile } from "../emit/emitted-file.ts";
import type { Surface } from "../grammar/keywords.ts";
import type { Program } from "../ir/ir.ts";
import { decisionTables } from "./decision-tables.ts";
import { html, type Content } from "./markup.ts";
import { noticeWords } from "./notice-words.ts";
import { descriptions, nameHtml, page, table } from "./page.ts";
import { tellNotice } from "./told/tell-notice.ts";
import { tellOutcomes } from "./told/tell-outcomes.ts";
import type { ToldCell, ToldNoticeText, ToldPlace, ToldTable } from "./told/told-notice.ts";

/** A readable document of a notice, one page that needs no other file. */
export function emitHtml(program: Program, surface: Surface): readonly EmittedFile[] {
  return [{ path: `${program.notice.name}.html`, text: noticePage(program, surface) }];
}

function noticePage(program: Program, surface: Surface): string {
  const told = tellNotice(program, surface);
  const words = noticeWords[surface];
  const { parameters, periods, tables, duties, readings, clauses } = told;
  const { name, value, from, to, condition, clause, actor, action, due, options, title } = words;
  const parts = [
    headerHtml(told, surface),
    told.entities.map((decider) => {
      const entity = program.entities.find((each) => each.name === decider.entity)!;
      return decisionTables(decider, tellOutcomes(program, entity, surface), surface);
    }),
    section(
      words.parameters,
      table(
        [name, value, clause],
        parameters.map((each) => [nameHtml(each), each.text, cited(each.place)]),
      ),
    ),
    section(
      words.periods,
      table(
        [name, from, to, condition, clause],
        periods.map((each) => [nameHtml(each), each.from, each.to, each.condition, cited(each.place)]),
      ),
    ),
    section(words.tables, tables.length === 0 ? null : tables.map((each) => tableHtml(each, clause))),
    section(
      words.duties,
      table(
        [actor, action, due, clause],
        duties.map((each) => [each.actor, each.action, each.due, cited(each.place)]),
      ),
    ),
    section(
      words.readings,
      table(
        [name, options, clause],
        readings.map((each) => [
          nameHtml(each),
          html`<ul>${each.options.map((option) => html`<li>${option.name}${option.isTaken ? html` <small>${words.taken}</small>` : null}</li>`)}</ul>`,
          cited(each.place),
        ]),
      ),
    ),
    section(
      words.clauses,
      table(
        [clause, title],
        clauses.map((each) => [
          each.clause,
          html`${each.title ?? ""}${each.isNarrative ? html` <small>${words.narrative}</small>` : null}`,
        ]),
      ),
    ),
  ];
  return page(told.title, surface, parts);
}

function headerHtml({ title, head, entities }: ToldNoticeText, surface: Surface): Content {
  const { file, amends } = noticeWords[surface];
  const links = entities.flatMap(({ decisions }) =>
    decisions.filter(({ isOutput }) => isOutput).map(({ id, name }) => html`<li><a href="#${id}">${name}</a></li>`),
  );
  const items = head.map(
    ([name, text]) => [name, name === file || name === amends ? html`<code>${text}</code>` : text] as const,
  );
  return html`<header><h1>${title}</h1>
${descriptions(items)}<nav><ol>${links}</ol></nav></header>
`;
}

function tableHtml(told: ToldTable, clause: string): Content {
  return table(
    [...told.headings, clause],
    told.rows.map(({ cells, place }) => [...cells.map(cellHtml), cited(place)]),
    nameHtml(told),
  );
}

function cellHtml({ text, otherName }: ToldCell): Content {
  return otherName === null ? text : nameHtml({ name: text, otherName });
}

function cited(place: ToldPlace | null): string {
  return place === null ? "" : place.clause;
}

function section(title: string, content: Content): Content {
  return content === null
    ? null
    : html`<h2>${title}</h2>
${content}`;
}
