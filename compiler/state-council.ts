/** The State Council's lists of holidays, as the package chinese-days has them. */
import known from "chinese-days/dist/chinese-days.json" with { type: "json" };
import { parseDay } from "../runtime/date.ts";
import { isWorkday, workdayCalendar, type WorkdayCalendar, type YearOfWorkdays } from "../runtime/workdays.ts";

/** Days by their dates, weekends among the holidays included. */
interface Lists {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
}

let calendar: WorkdayCalendar | null = null;

/** The calendar of every list that is out. It is made when it is first asked for: most notices have no working days. */
export function stateCouncilCalendar(): WorkdayCalendar {
  return (calendar ??= calendarOf(known));
}

/** A year counts as listed where its National Day, a holiday in every list, is among the holidays. */
function calendarOf({ holidays, workdays }: Lists): WorkdayCalendar {
  const weekends = workdayCalendar({});
  const years = [...new Set(Object.keys(holidays).map(yearIn))].filter((year) => `${year}-10-01` in holidays);
  const changed = (days: object, year: string, wasWorked: boolean): string =>
    Object.keys(days)
      .filter((date) => yearIn(date) === year && isWorkday(weekends, parseDay(date)!) === wasWorked)
      .map((date) => date.slice(5).replace("-", ""))
      .join(" ");
  const lists = years.map((year): [string, YearOfWorkdays] => [
    year,
    [changed(holidays, year, true), changed(workdays, year, false)],
  ]);
  return workdayCalendar(Object.fromEntries(lists));
}

function yearIn(date: string): string {
  return date.slice(0, 4);
}
