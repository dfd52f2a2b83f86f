import {
  type AmountChange,
  type DeclarationChange,
  type DeclarationKind,
  type DiffReport,
  type EntityReport,
  reportWords,
  type ReportedGroup,
  type RosterCount,
  sectionsOf,
  sumText,
  Teller,
} from "../diff/index.ts";
import { causesText, toldWords, unknownText } from "../explain/describe/index.ts";
import { officeClause } from "../explain/office-clause.ts";
import { memberText } from "../explain/value-text.ts";
import type { Surface } from "../grammar/keywords.ts";
import type { SummaryCell, SummaryTable, TableSheet } from "./summary/tables.ts";

/** A comparison as tables: what it comes to, whom it concerns, and what is declared differently. */
export function diffTables(report: DiffReport, roster: RosterCount | null, surface: Surface): readonly TableSheet[] {
  const { sheets } = words[surface];
  return [
    { name: sheets.whole, tables: wholeTables(report, roster, surface) },
    { name: sheets.treated, tables: report.entities.flatMap((entity) => treatedTables(entity, roster, surface)) },
    { name: sheets.declarations, tables: declarationTables(report.changes, surface) },
  ].filter(({ tables }) => tables.length > 0);
}

function wholeTables({ old, new: next }: DiffReport, roster: RosterCount | null, surface: Surface) {
  const say = words[surface];
  const notices = ([...Object.entries({ old, new: next })] as const).map(([side, { notice }]) => [
    reportWords[surface][side as "old" | "new"],
    notice.title,
    notice.number ?? "",
    notice.year,
    notice.name,
  ]);
  const tables: readonly SummaryTable[] = [{ title: say.notices, headings: say.noticeHeadings, rows: notices }];
  if (roster === null) return tables;
  const counts: readonly (readonly SummaryCell[])[] = [
    [say.records, roster.records],
    [say.concerned, roster.concerned],
    [say.refused, roster.refused],
  ];
  const amounts: readonly SummaryTable[] =
    roster.amounts.length === 0
      ? []
      : [
          {
            title: say.amounts,
            headings: say.amountHeadings,
            rows: roster.amounts.map((each) => amountRow(each, surface)),
          },
        ];
  return [...tables, { title: say.roster, headings: ["", say.count], rows: counts }, ...amounts];
}

function amountRow(change: AmountChange, surface: Surface): readonly SummaryCell[] {
  const isMoney = change.decision.type.kind === "money";
  const cell = (sum: bigint): SummaryCell => (isMoney ? { fen: sum } : sumText(change, sum));
  const name = memberText(change.decision, surface) + (isMoney ? words[surface].yuan : "");
  return [name, cell(change.old), cell(change.new), cell(change.new - change.old), change.raised, change.lowered];
}

/** A table for each decision, with a row for each change of each group. */
function treatedTables(entity: EntityReport, roster: RosterCount | null, surface: Surface): readonly SummaryTable[] {
  const say = words[surface];
  const teller = new Teller(entity, surface);
  const counted = entity.old.entity.name === roster?.entity ? roster : null;
  const headings = counted === null ? say.groupHeadings : [...say.groupHeadings, say.count];
  const tables = sectionsOf(entity).map(({ from, groups, following }) => ({
    title: memberText(from, surface),
    headings,
    rows: [...groups, ...following].flatMap((group) => groupRows(group, teller, counted, surface)),
  }));
  const unknown = entity.unknown.map(({ decision, ...answer }) => [
    memberText(decision, surface),
    unknownText(answer, surface),
  ]);
  return unknown.length === 0
    ? tables
    : [...tables, { title: say.unknown, headings: say.unknownHeadings, rows: unknown }];
}

function groupRows(
  group: ReportedGroup,
  teller: Teller,
  counted: RosterCount | null,
  surface: Surface,
): readonly (readonly SummaryCell[])[] {
  const { decision, causes, changes, region } = group;
  const { terms } = teller;
  return changes.map((change) => [
    memberText(decision, surface),
    teller.change(decision, change),
    teller.effect(change),
    toldWords(teller.who(group, decision.type), surface),
    causesText(causes.old, terms),
    causesText(causes.new, terms),
    teller.witness(change),
    ...(counted === null ? [] : [counted.byRegion.get(region) ?? 0]),
  ]);
}

function declarationTables(changes: readonly DeclarationChange[], surface: Surface): readonly SummaryTable[] {
  const { kinds, absent } = reportWords[surface];
  const clause = (name: string | null | undefined): string =>
    name == null ? "" : surface === "en" ? name : officeClause(name);
  return (Object.keys(kinds) as DeclarationKind[]).flatMap((kind) => {
    const rows = changes
      .filter((change) => change.kind === kind)
      .map((change) => [
        kind === "clause" ? clause(change.name) : memberText(change, surface),
        change.old?.text[surface] ?? absent,
        change.new?.text[surface] ?? absent,
        clause(change.new?.clause ?? change.old?.clause),
      ]);
    return rows.length === 0 ? [] : [{ title: kinds[kind], headings: words[surface].declarationHeadings, rows }];
  });
}

const words = {
  en: {
    sheets: { whole: "comparison", treated: "treated differently", declarations: "declarations" },
    notices: "Notices",
    noticeHeadings: ["", "notice", "number", "plan year", "file"],
    roster: "Roster",
    count: "records",
    records: "records",
    concerned: "treated differently",
    refused: "refused",
    amounts: "What the records of the roster come to",
    amountHeadings: ["", "old", "new", "change", "records with more", "records with less"],
    yuan: " (yuan)",
    groupHeadings: ["decision", "change", "effect", "who", "old", "new", "example"],
    unknown: "Not known",
    unknownHeadings: ["decision", "reason"],
    declarationHeadings: ["", "old", "new", "clause"],
  },
  zh: {
    sheets: { whole: "对照", treated: "待遇不同的人群", declarations: "声明的变化" },
    notices: "通知",
    noticeHeadings: ["", "通知", "文号", "年度", "文件"],
    roster: "名册",
    count: "记录数",
    records: "记录数",
    concerned: "待遇不同的记录数",
    refused: "不予受理的记录数",
    amounts: "名册各条记录合计",
    amountHeadings: ["", "原", "新", "增减", "增加的记录数", "减少的记录数"],
    yuan: "（元）",
    groupHeadings: ["结论", "变化", "影响", "人群", "原依据", "新依据", "示例"],
    unknown: "未能确定",
    unknownHeadings: ["结论", "原因"],
    declarationHeadings: ["", "原", "新", "条款"],
  },
} as const;
