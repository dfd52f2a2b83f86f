import { deferredText } from "../../diff/due-text.ts";
import type { Due, Named } from "../../ir/ir.ts";

/** The languages that a calendar is written in. */
export type CalendarLanguage = "en" | "zh";

/** A name in the reader's language: the identifier in English, the label in Chinese. */
export function nameText({ name, label }: Named, language: CalendarLanguage): string {
  return language === "zh" && label !== "" ? label : name;
}

/** The mark of a date that an official list of holidays may yet move. */
export const provisionalMark = { en: " (provisional)", zh: "（暂定）" } as const;

/** How the notice fixes the date, in words. */
export function ruleText(due: Due, language: CalendarLanguage): string {
  switch (due.kind) {
    case "by":
      return language === "en" ? "fixed date" : "固定日期";
    case "monthly":
      return monthlyText(due.day, language) + deferredText(due.deferred, language);
    case "after":
      return afterText(due, language) + deferredText(due.deferred, language);
  }
}

function monthlyText(day: number, language: CalendarLanguage): string {
  if (day >= 31) return language === "en" ? "last day of each month" : "每月月底前";
  return language === "en" ? `day ${day} of each month` : `每月${day}日前`;
}

const units = {
  en: { days: ["day", "days"], workdays: ["workday", "workdays"] },
  zh: { days: ["日", "日"], workdays: ["个工作日", "个工作日"] },
} as const;

function afterText({ amount, unit, event }: Extract<Due, { kind: "after" }>, language: CalendarLanguage): string {
  const word = units[language][unit][amount === 1 ? 0 : 1];
  if (language === "en") return `${amount} ${word} after ${event.name}`;
  return `${nameText(event, language)}后${amount}${word}内`;
}
