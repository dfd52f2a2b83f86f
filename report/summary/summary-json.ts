import type { Json } from "../../runtime/format.ts";
import { yuanText } from "../../diff/exact-sum.ts";
import type { GroupTotals, RosterTotals, Totals } from "./roster-summary.ts";

/** The stable JSON form of what came of a roster; amounts are yuan as text, as in records. */
export function summaryJson({ entity, decided, refused, amounts, all, groups, refusals }: RosterTotals): Json {
  const totals = ({ records, sums }: Totals): { readonly [key: string]: Json } => ({
    records,
    sums: Object.fromEntries(amounts.map(({ name }, at) => [name, yuanText(sums[at]!)])),
  });
  const group = ({ field, isFact, isSet, values, absent }: GroupTotals): Json => ({
    name: field.name,
    label: field.label,
    kind: isFact ? "fact" : "decision",
    several: isSet,
    values: values.map(({ value, ...each }) => ({ value: value.name, label: value.label, ...totals(each) })),
    absent: totals(absent),
  });
  return {
    version: 1,
    entity: entity.name,
    decided,
    refused,
    sums: totals(all)["sums"]!,
    groups: groups.map(group),
    refusals: refusals.map(({ problem, field, records }) => ({ problem, field: field?.name ?? null, records })),
  };
}
