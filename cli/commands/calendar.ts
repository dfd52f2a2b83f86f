import { stateCouncilCalendar } from "../../compiler/state-council.ts";
import { parseDay } from "../../runtime/date.ts";
import { calendarIcs } from "../calendar/as-ics.ts";
import { calendarJson } from "../../report/calendar/as-json.ts";
import { calendarText } from "../calendar/as-text.ts";
import { unknownEventWords, unlistedYears } from "../calendar/problems.ts";
import { schedule } from "../../report/calendar/schedule.ts";
import { choiceOf } from "../choice.ts";
import type { Context } from "../context.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { loadProgram } from "../load-program.ts";

interface CalendarOptions {
  readonly on: readonly string[];
  readonly format?: string;
}

/** `pol calendar FILE`: the duties with their dates. */
export async function calendar(
  [path = ""]: readonly string[],
  options: CalendarOptions,
  context: Context,
): Promise<ExitCode> {
  const format =
    choiceOf("--format", options.format, ["text", "ics", "json"], context) ??
    (options.format === undefined ? "text" : null);
  const events = readEvents(options.on, context);
  if (format === null || events === null) return exitCode.usage;
  const loaded = loadProgram(path, context);
  if (typeof loaded === "number") return loaded;
  const { notice, duties } = loaded.program;
  const { language } = context;
  const planned = schedule(duties, { events, workdays: stateCouncilCalendar() });
  for (const unknown of planned.unknownEvents) {
    const { message, help } = unknownEventWords(unknown, language);
    context.fail(message, help);
  }
  if (planned.unknownEvents.length > 0) return exitCode.usage;
  const { dates, unlisted } = planned;
  if (format === "text") context.print(calendarText(dates, language));
  else if (format === "ics") context.print(await calendarIcs(notice, dates, language));
  else context.print(`${JSON.stringify(calendarJson(dates), null, 2)}\n`);
  if (unlisted.length > 0) context.remark(unlistedYears(unlisted));
  return exitCode.done;
}

/** `EVENT=DATE` words as days by event; null, reported, where one of them is not of that form. */
function readEvents(words: readonly string[], context: Context): ReadonlyMap<string, number> | null {
  const events = new Map<string, number>();
  for (const word of words) {
    const [, event, date] = /^([^=]+)=(.+)$/su.exec(word) ?? [];
    const day = parseDay(date?.trim() ?? "");
    if (event === undefined || day === null) {
      context.fail(
        { en: `--on takes EVENT=DATE, not \`${word}\``, zh: `--on 应写作 事件=日期，而不是“${word}”` },
        { en: "as in --on received=2024-09-30", zh: "例如 --on 收到=2024-09-30" },
      );
      return null;
    }
    if ((events.get(event.trim()) ?? day) !== day) {
      context.fail({ en: `two days of the event \`${event}\` are given`, zh: `事件“${event}”给出了两个不同的日期` });
      return null;
    }
    events.set(event.trim(), day);
  }
  return events;
}
