import { amountText, reportWords, type DiffReport, type RosterCount } from "../../diff/index.ts";
import { declarationsText } from "./declarations-text.ts";
import { groupsText, type TextStyle } from "./groups-text.ts";

/** A comparison for the terminal. */
export function reportText(report: DiffReport, roster: RosterCount | null, style: TextStyle): string {
  const { bold, dim } = style.colours;
  const words = reportWords[style.language];
  const { old, new: next, monthsAhead, changes, entities } = report;
  const name = ({ notice }: DiffReport["old"]): string =>
    style.language === "en" ? notice.name : `《${notice.title}》`;
  const aligned = style.language === "en" ? old.notice.name : old.notice.title;
  const head = [
    bold(`${name(old)} → ${name(next)}`),
    dim(monthsAhead === 0 ? words.absolute : words.aligned(monthsAhead, aligned)),
    ...(roster === null ? [] : [rosterLine(roster, style.language)]),
    ...(roster?.amounts ?? []).map((change) => amountText(change, style.language)),
  ];
  const parts = [
    `${head.join("\n")}\n`,
    `${bold(words.declarations)}\n${declarationsText(changes, style.language)}`,
    ...entities.map((entity) => {
      const title = bold(
        `${words.treated}${style.language === "en" ? `: ${entity.old.entity.name}` : `：${entity.old.entity.label}`}`,
      );
      const nobody = entity.groups.length === 0 && entity.unknown.length === 0 ? `${words.nobody}\n` : "";
      return `${title}\n${nobody}${groupsText(entity, entity.old.entity.name === roster?.entity ? roster : null, style)}`;
    }),
  ];
  return parts.join("\n");
}

function rosterLine({ records, refused, concerned }: RosterCount, language: TextStyle["language"]): string {
  const words = reportWords[language];
  const [colon, semicolon] = language === "en" ? [": ", "; "] : ["：", "；"];
  const line = `${words.roster}${colon}${words.records(concerned, records)}`;
  return refused === 0 ? line : `${line}${semicolon}${words.refused(refused)}`;
}
