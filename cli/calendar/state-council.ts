import { formatDay } from "../../runtime/date.ts";
import type { WorkdayCalendar } from "./workdays.ts";

/**
 * The State Council's calendar. A year counts as listed where its National Day, a holiday in every
 * list, is in the data: before the list appears the data would show weekends alone.
 */
export async function loadStateCouncilCalendar(): Promise<WorkdayCalendar> {
  const days = await import("chinese-days");
  const listed = new Map<number, boolean>();
  const readList = (year: number): boolean => {
    const nationalDay = `${year}-10-01`;
    return days.getHolidaysInRange(nationalDay, nationalDay, false).length > 0;
  };
  return {
    hasList: (year) => {
      const known = listed.get(year) ?? readList(year);
      listed.set(year, known);
      return known;
    },
    isWorkday: (day) => days.isWorkday(formatDay(day)),
  };
}
