import type { Named } from "../../ir/ir.ts";
import { nearest } from "../../runtime/nearest.ts";
import type { UnknownEvent } from "../../report/calendar/schedule.ts";
import type { Text } from "../language.ts";
import { type CalendarLanguage, nameText } from "./duty-words.ts";

/** What is wrong in one sentence, and one piece of help. */
export function unknownEventWords(
  { name, known }: UnknownEvent,
  language: CalendarLanguage,
): { readonly message: string; readonly help: string } {
  return {
    message: language === "en" ? `no duty starts with an event \`${name}\`` : `没有职责以“${name}”为起算事件`,
    help: eventHelp(name, known, language),
  };
}

function eventHelp(name: string, known: readonly Named[], language: CalendarLanguage): string {
  const near = nearest(
    name,
    known.flatMap((event) => [event.name, event.label]),
  );
  if (near !== null) return language === "en" ? `did you mean \`${near}\`?` : `是否想写“${near}”？`;
  if (known.length === 0) return language === "en" ? "no duty here waits for an event" : "此处没有从事件起算的职责";
  const names = known.map((event) => nameText(event, language));
  return language === "en" ? `the events are ${names.join(", ")}` : `可用的事件：${names.join("、")}`;
}

/** Why some dates are provisional. */
export function unlistedYears(years: readonly number[]): Text {
  return {
    en:
      `no official list of holidays of ${years.join(", ")} is known; dates marked as provisional count weekends alone ` +
      "and may move: update the package chinese-days once the State Council has published it",
    zh:
      `尚无 ${years.join("、")} 年的放假安排；标有“暂定”的期限仅按周末推算，可能变动，` +
      "国务院办公厅公布放假安排后请更新 chinese-days",
  };
}
