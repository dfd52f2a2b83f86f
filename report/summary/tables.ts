import type { Language } from "../../runtime/messages.ts";
import type { Member } from "../../runtime/schema.ts";
import { yuanText } from "../../diff/exact-sum.ts";
import { refusalText } from "./refusal-text.ts";
import type { GroupTotals, RosterTotals, Totals } from "./roster-summary.ts";

/** A cell: words, a count, or an amount in fen. */
export type SummaryCell = string | number | { readonly fen: bigint };

/** A table of a summary; the first column has words, the others figures. */
export interface SummaryTable {
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly SummaryCell[])[];
}

/** Tables that stand together. */
export interface TableSheet {
  readonly name: string;
  readonly tables: readonly SummaryTable[];
}

/** What came of a roster as tables in words: the whole, each fact and decision by its values, and why records were refused. */
export function summaryTables(totals: RosterTotals, language: Language): readonly SummaryTable[] {
  const say = words[language];
  const called = ({ name, label }: Member): string => (language === "en" ? name : label);
  const headings = (first: string): readonly string[] => [
    first,
    say.records,
    ...totals.amounts.map((amount) => `${called(amount)}${say.yuan}`),
  ];
  const row = (name: string, { records, sums }: Totals): readonly SummaryCell[] => [
    name,
    records,
    ...sums.map((fen) => ({ fen })),
  ];
  const none = totals.amounts.map(() => "");
  const groupTable = (group: GroupTotals): SummaryTable => ({
    title: `${called(group.field)}${group.isFact ? say.fact : ""}${group.isSet ? say.several : ""}`,
    headings: headings(called(group.field)),
    rows: [
      ...group.values.filter(({ records }) => records > 0).map(({ value, ...each }) => row(called(value), each)),
      ...(group.absent.records > 0 ? [row(say.absent, group.absent)] : []),
    ],
  });
  const tables: readonly SummaryTable[] = [
    {
      title: say.whole,
      headings: headings(called(totals.entity)),
      rows: [row(say.decided, totals.all), [say.refused, totals.refused, ...none]],
    },
    ...totals.groups.map(groupTable),
    {
      title: say.reasons,
      headings: [say.reason, say.records],
      rows: totals.refusals.map((refusal) => [refusalText(refusal, language), refusal.records]),
    },
  ];
  return tables.filter(({ rows }) => rows.length > 0);
}

/** A cell as text. */
export function cellText(cell: SummaryCell): string {
  return typeof cell === "object" ? yuanText(cell.fen) : String(cell);
}

const words = {
  en: {
    whole: "all records",
    records: "records",
    decided: "decided",
    refused: "refused",
    yuan: " (yuan)",
    fact: ", a fact",
    several: ", of which a record may have several",
    absent: "(none)",
    reasons: "why records were refused",
    reason: "reason",
  },
  zh: {
    whole: "全部记录",
    records: "记录数",
    decided: "已裁定",
    refused: "不予受理",
    yuan: "（元）",
    fact: "（已知情况）",
    several: "（一条记录可有多项）",
    absent: "（空）",
    reasons: "不予受理的原因",
    reason: "原因",
  },
} as const;
