import {
  type AmountChange,
  changeText,
  reportWords,
  sumText,
  type DeclarationChange,
  type DeclarationKind,
  type Declared,
  type DiffReport,
  type RosterCount,
} from "../diff/index.ts";
import { officeClause } from "../explain/office-clause.ts";
import type { Surface } from "../grammar/keywords.ts";
import type { Program } from "../ir/ir.ts";
import { groupsHtml } from "./groups-html.ts";
import { html, type Content } from "./markup.ts";
import { page, table, tiles } from "./page.ts";

/** A comparison as one page that can be sent on. */
export function diffPage(report: DiffReport, roster: RosterCount | null, surface: Surface): string {
  const words = reportWords[surface];
  const { old, new: next, monthsAhead, changes, entities } = report;
  const body = html`<header><h1>${words.title}</h1>
${noticeTable(report, surface)}
<p class="soft">${monthsAhead === 0 ? words.absolute : words.aligned(monthsAhead, surface === "en" ? old.notice.name : old.notice.title)}</p>
${summary(report, roster, surface)}${amountTable(roster?.amounts ?? [], surface)}</header>
<h2>${words.declarations}</h2>
${changes.length === 0 ? html`<p>${words.sameDeclarations}</p>` : declarationTables(changes, surface)}
${entities.map(
  (
    entity,
  ) => html`<h2>${words.treated}${surface === "en" ? `: ${entity.old.entity.name}` : `：${entity.old.entity.label}`}</h2>
${entity.groups.length === 0 && entity.unknown.length === 0 ? html`<p>${words.nobody}</p>` : null}${groupsHtml(entity, entity.old.entity.name === roster?.entity ? roster : null, surface)}`,
)}`;
  return page(`${old.notice.name} → ${next.notice.name}`, surface, body);
}

function noticeTable({ old, new: next }: DiffReport, surface: Surface): Content {
  const words = reportWords[surface];
  const row = (side: string, { notice: { title, number, year, name } }: Program): readonly Content[] => [
    side,
    title,
    number ?? "",
    String(year),
    html`<code>${name}</code>`,
  ];
  return table(noticeHeadings[surface], [row(words.old, old), row(words.new, next)]);
}

const noticeHeadings = {
  en: ["", "notice", "number", "plan year", "file"],
  zh: ["", "通知", "文号", "年度", "文件"],
} as const;

function summary({ changes, entities }: DiffReport, roster: RosterCount | null, surface: Surface): Content {
  const groups = entities.flatMap((entity) => entity.groups);
  const count = (test: (group: (typeof groups)[number]) => boolean): number => groups.filter(test).length;
  const texts = figures[surface];
  return tiles([
    [changes.filter(({ kind }) => kind !== "clause").length, texts.declarations],
    [count(({ followsFrom }) => followsFrom === null), texts.groups],
    [count(({ followsFrom }) => followsFrom !== null), texts.following],
    [entities.reduce((sum, { unchanged }) => sum + unchanged.length, 0), texts.unchanged],
    ...(entities.some(({ unknown }) => unknown.length > 0)
      ? [[entities.reduce((sum, { unknown }) => sum + unknown.length, 0), texts.unknown] as const]
      : []),
    ...(roster === null ? [] : [[roster.concerned, texts.roster(roster.records)] as const]),
  ]);
}

/** What the old and the new notice come to over the roster. */
function amountTable(amounts: readonly AmountChange[], surface: Surface): Content {
  const { caption, headings, yuan } = amountWords[surface];
  const rows = amounts.map((change) => [
    (surface === "en" ? change.decision.name : change.decision.label) +
      (change.decision.type.kind === "money" ? yuan : ""),
    sumText(change, change.old),
    sumText(change, change.new),
    changeText(change),
    change.raised,
    change.lowered,
  ]);
  return table(headings, rows, caption);
}

const amountWords = {
  en: {
    caption: "What the records of the roster come to",
    headings: ["", "old", "new", "change", "records with more", "records with less"],
    yuan: " (yuan)",
  },
  zh: {
    caption: "名册各条记录合计",
    headings: ["", "原", "新", "增减", "增加的记录数", "减少的记录数"],
    yuan: "（元）",
  },
} as const;

const figures = {
  en: {
    declarations: "declarations changed",
    groups: "groups treated differently",
    following: "groups that follow from those",
    unchanged: "decisions proved unchanged",
    unknown: "decisions not known",
    roster: (records: number) => `of ${records} records concerned`,
  },
  zh: {
    declarations: "项声明有变化",
    groups: "组待遇不同的人群",
    following: "组随之改变",
    unchanged: "项结论已证明不变",
    unknown: "项结论未能确定",
    roster: (records: number) => `条记录受影响（共${records}条）`,
  },
} as const;

function declarationTables(changes: readonly DeclarationChange[], surface: Surface): Content {
  const words = reportWords[surface];
  const kinds = (Object.keys(words.kinds) as DeclarationKind[]).filter((kind) => kind !== "clause");
  const tables = kinds.map((kind) => {
    const rows = changes.filter((change) => change.kind === kind).map((change) => row(change, surface));
    return table(["", words.old, words.new, surface === "en" ? "clause" : "条款"], rows, words.kinds[kind], "changes");
  });
  const clauses = changes.filter(({ kind }) => kind === "clause");
  const listed = clauses.map(({ name, old, new: next }) => [
    clauseName(name, surface),
    old?.text[surface] ?? words.absent,
    next?.text[surface] ?? words.absent,
  ]);
  return [
    tables,
    clauses.length === 0
      ? null
      : html`<details><summary>${words.kinds.clause} (${clauses.length})</summary>${table([words.kinds.clause, words.old, words.new], listed)}</details>`,
  ];
}

function row({ name, label, old, new: next }: DeclarationChange, surface: Surface): readonly Content[] {
  const absent = reportWords[surface].absent;
  const text = (declared: Declared | null): string => declared?.text[surface] || absent;
  const clauses = [...new Set([old?.clause ?? null, next?.clause ?? null])].flatMap((clause) =>
    clause === null ? [] : [clauseName(clause, surface)],
  );
  return [surface === "en" ? html`${name} <small>${label}</small>` : label, text(old), text(next), clauses.join(" → ")];
}

function clauseName(clause: string, surface: Surface): string {
  return surface === "en" ? clause : officeClause(clause);
}
