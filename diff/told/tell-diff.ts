import type { Surface } from "../../grammar/keywords.ts";
import type { Program } from "../../ir/ir.ts";
import type { DiffReport } from "../report.ts";
import { reportWords } from "../report-words.ts";
import type { RosterCount } from "../roster-count.ts";
import { tellClauses, tellDeclarations } from "./tell-declarations.ts";
import { tellEntity } from "./tell-entity.ts";
import { tellSummary } from "./tell-summary.ts";
import type { ToldDiff, ToldNotice } from "./told-diff.ts";

/** A comparison in words, with what the old notice's roster adds to it where one was counted. */
export function tellDiff(report: DiffReport, roster: RosterCount | null, surface: Surface): ToldDiff {
  const { old, new: next, monthsAhead, changes, entities } = report;
  const words = reportWords[surface];
  const told = entities.map((entity) =>
    tellEntity(entity, entity.old.entity.name === roster?.entity ? roster : null, surface),
  );
  return {
    old: notice(old),
    new: notice(next),
    alignment: monthsAhead === 0 ? words.calendarDates : words.yearsAligned(monthsAhead),
    summary: tellSummary(report, told, roster, surface),
    entities: told,
    declarations: tellDeclarations(changes, surface),
    clauses: tellClauses(changes, surface),
  };
}

function notice({ notice: { name, title, number, year } }: Program): ToldNotice {
  return { name, title, number, year };
}
