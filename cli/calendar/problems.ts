import type { Duty, Named } from "../../compiler/ir/ir.ts";
import { nearest } from "../../runtime/nearest.ts";
import { clauseText } from "../clause-text.ts";
import { type CalendarLanguage, nameText } from "./duty-words.ts";

/** Why a date cannot be told, or what was asked that no duty knows. */
export type CalendarProblem =
  | { readonly code: "no-workday-list"; readonly year: number; readonly duty: Duty }
  | { readonly code: "unknown-event"; readonly name: string; readonly known: readonly Named[] };

/** What is wrong in one sentence, and one piece of help where there is one. */
export interface ProblemWords {
  readonly message: string;
  readonly help: string;
}

/** The words of a problem, in either language. */
export function problemWords(problem: CalendarProblem, language: CalendarLanguage): ProblemWords {
  switch (problem.code) {
    case "no-workday-list":
      return noWorkdayList(problem.year, problem.duty, language);
    case "unknown-event":
      return unknownEvent(problem.name, problem.known, language);
  }
}

function noWorkdayList(year: number, duty: Duty, language: CalendarLanguage): ProblemWords {
  const { clause } = duty.origin;
  const actor = nameText(duty.actor, language);
  const place = clause === null ? "" : `${language === "en" ? " in " : ""}${clauseText(clause, language)}`;
  return language === "en"
    ? {
        message: `no official list of working days for ${year}, so \`${duty.action}\` of \`${actor}\`${place} has no date`,
        help: `update the package chinese-days once the State Council has published the holidays of ${year}`,
      }
    : {
        message: `尚无 ${year} 年的法定工作日安排，无法确定${place}“${actor}”的职责“${duty.action}”的期限`,
        help: `国务院办公厅公布 ${year} 年放假安排后，请更新 chinese-days`,
      };
}

function unknownEvent(name: string, known: readonly Named[], language: CalendarLanguage): ProblemWords {
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
