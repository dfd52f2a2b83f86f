import type { Decision, EntityProgram } from "../ir/ir.ts";
import type { EntityReport, ReportedGroup } from "./report.ts";
import { columnsOf } from "./table-rows.ts";

/** What changed, with everyone whom that concerns: a decision, or a table of which several decisions are columns. */
export interface Section {
  /** The decision, or the one that picks the table's row. */
  readonly from: Decision;
  /** The groups in which it changed itself. */
  readonly groups: readonly ReportedGroup[];
  /** The groups of later decisions that follow from that. */
  readonly following: readonly ReportedGroup[];
}

interface Gathered extends Section {
  readonly groups: ReportedGroup[];
  readonly following: ReportedGroup[];
}

/** The groups of an entity by what they come from, in their order. */
export function sectionsOf({ old: { entity }, groups }: EntityReport): readonly Section[] {
  const sections: Gathered[] = [];
  const sectionFrom = (from: Decision): Gathered => {
    let section = sections.find((each) => each.from === from);
    if (section === undefined) sections.push((section = { from, groups: [], following: [] }));
    return section;
  };
  for (const group of groups)
    if (group.followsFrom === null) sectionFrom(tableOf(entity, group) ?? group.decision).groups.push(group);
  for (const group of groups) {
    const { followsFrom } = group;
    if (followsFrom === null) continue;
    const section = sections.find((each) => each.groups.some(({ decision }) => decision === followsFrom));
    (section ?? sectionFrom(followsFrom)).following.push(group);
  }
  return sections;
}

/** What picks the row of the table in which a group's decision is a column and whose rows count for it; null where there is none. */
function tableOf(entity: EntityProgram, { causes, decision }: ReportedGroup): Decision | null {
  const tables = [...causes.old, ...causes.new].flatMap((cause) => (cause.kind === "row" ? [cause.table] : []));
  const table = tables.find((name) => columnsOf(entity, name).some((column) => column.decision === decision));
  return entity.decisions.find(({ name }) => name === table) ?? null;
}
