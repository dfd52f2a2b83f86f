import { officeClause, valueText } from "../../explain/index.ts";
import { tableText } from "../render/table.ts";
import { type CalendarLanguage, nameText, provisionalMark, ruleText } from "./duty-words.ts";
import type { DutyDate } from "../../report/calendar/schedule.ts";

const headings = {
  en: ["due", "clause", "who", "what", "rule"],
  zh: ["期限", "条款", "责任主体", "事项", "规定"],
} as const;

/** The schedule as a table, a line a date. */
export function calendarText(dates: readonly DutyDate[], language: CalendarLanguage): string {
  if (dates.length === 0) return language === "en" ? "no duties\n" : "没有职责\n";
  return tableText([headings[language], ...dates.map((date) => cells(date, language))]);
}

function cells({ duty, due, isProvisional }: DutyDate, language: CalendarLanguage): readonly string[] {
  const clause = duty.origin.clause ?? "";
  return [
    due === null ? "—" : valueText({ kind: "date" }, due, language) + (isProvisional ? provisionalMark[language] : ""),
    language === "en" ? clause : officeClause(clause),
    nameText(duty.actor, language),
    duty.action,
    ruleText(duty.due, language),
  ];
}
