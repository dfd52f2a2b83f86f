import stringWidth from "fast-string-width";
import { formatDay } from "../../runtime/date.ts";
import { type CalendarLanguage, nameText, ruleText } from "./duty-words.ts";
import type { DutyDate } from "./schedule.ts";

const headings = {
  en: ["due", "clause", "who", "what", "rule"],
  zh: ["期限", "条款", "责任主体", "事项", "规定"],
} as const;
const gap = "  ";

/** The schedule as a table, a line a date; Chinese characters take two columns. */
export function calendarText(dates: readonly DutyDate[], language: CalendarLanguage): string {
  const rows = [headings[language], ...dates.map((date) => cells(date, language))];
  const widths = headings[language].map((_, column) => Math.max(...rows.map((row) => stringWidth(row[column] ?? ""))));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => pad(cell, widths[column]!))
          .join(gap)
          .trimEnd()}\n`,
    )
    .join("");
}

function cells({ duty, due }: DutyDate, language: CalendarLanguage): readonly string[] {
  return [
    due === null ? "—" : formatDay(due),
    duty.origin.clause ?? "",
    nameText(duty.actor, language),
    duty.action,
    ruleText(duty.due, language),
  ];
}

const pad = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - stringWidth(text)));
