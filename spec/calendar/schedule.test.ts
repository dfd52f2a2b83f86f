import { describe, expect, test } from "vitest";
import { unknownEventWords } from "../../cli/calendar/problems.ts";
import { schedule } from "../../report/calendar/schedule.ts";
import { stateCouncilCalendar } from "../../compiler/state-council.ts";
import type { Due } from "../../ir/ir.ts";
import { formatDay } from "../../runtime/date.ts";
import { after, by, day, dutyWith, monthly } from "./duties.ts";

const workdays = stateCouncilCalendar();

function datesOf(due: Due, events: Record<string, string> = {}): (string | null)[] {
  const days = new Map(Object.entries(events).map(([name, date]) => [name, day(date)]));
  const { dates } = schedule([dutyWith(due)], { events: days, workdays });
  return dates.map((date) => (date.due === null ? null : formatDay(date.due)));
}

describe("the dates of a duty", () => {
  test("a fixed date is its own", () => {
    expect(datesOf(by("2024-10-12"))).toEqual(["2024-10-12"]);
  });

  test("a day of each month falls on the last day of a shorter one", () => {
    expect(datesOf(monthly(30, "2024-12-01", "2025-03-31"))).toEqual([
      "2024-12-30",
      "2025-01-30",
      "2025-02-28",
      "2025-03-30",
    ]);
    expect(datesOf(monthly(31, "2024-02-01", "2024-04-30"))).toEqual(["2024-02-29", "2024-03-31", "2024-04-30"]);
  });

  test("a day before or after the range is left out", () => {
    expect(datesOf(monthly(5, "2024-01-06", "2024-03-05"))).toEqual(["2024-02-05", "2024-03-05"]);
    expect(datesOf(monthly(5, "2024-01-06", "2024-02-04"))).toEqual([]);
  });

  test("the day after an event is day one", () => {
    expect(datesOf(after(90, "days"), { received: "2024-12-02" })).toEqual(["2025-03-02"]);
  });

  test("without its event a duty has no date yet", () => {
    expect(datesOf(after(5, "workdays"))).toEqual([null]);
  });

  test("the event may be named by its label", () => {
    expect(datesOf(after(1, "days"), { 收到材料: "2024-12-02" })).toEqual(["2024-12-03"]);
  });

  test("dates come in their order, those without one last", () => {
    const duties = [dutyWith(after(5, "days"), "a"), dutyWith(by("2025-01-02"), "b"), dutyWith(by("2025-01-01"), "c")];
    const { dates } = schedule(duties, { events: new Map(), workdays });
    expect(dates.map((date) => date.duty.action)).toEqual(["c", "b", "a"]);
  });
});

describe("working days", () => {
  // Holidays and make-up days of the State Council's lists for 2023 to 2026.
  test.each([
    ["2024-09-30", 5, "2024-10-12"], // National Day; Saturday the 12th is worked
    ["2024-09-27", 2, "2024-09-30"], // Sunday the 29th is worked
    ["2023-09-28", 2, "2023-10-08"], // Saturday the 7th and Sunday the 8th are worked
    ["2024-02-09", 1, "2024-02-18"], // Spring Festival; Sunday the 18th is worked
    ["2025-01-24", 3, "2025-02-05"], // Sunday 26 January is worked
    ["2025-04-25", 4, "2025-04-30"], // Sunday the 27th is worked
    ["2026-02-13", 2, "2026-02-24"], // Saturday the 14th is worked
    ["2026-09-18", 1, "2026-09-20"], // Sunday the 20th is worked
    ["2026-09-30", 3, "2026-10-10"], // Saturday the 10th is worked
    ["2024-12-28", 3, "2025-01-02"], // over New Year, both lists known
  ])("%s and %i working days is %s", (event, amount, due) => {
    expect(datesOf(after(amount, "workdays"), { received: event })).toEqual([due]);
  });

  test("a last day that is not worked gives way to the next that is, where the notice says so", () => {
    expect(datesOf(monthly(1, "2025-01-01", "2025-05-31", true))).toEqual([
      "2025-01-02", // New Year's Day
      "2025-02-05", // Spring Festival
      "2025-03-03", // a Saturday
      "2025-04-01",
      "2025-05-06", // Labour Day
    ]);
    expect(datesOf(after(3, "days", true), { received: "2025-01-23" })).toEqual(["2025-01-26"]); // a Sunday that is worked
    expect(datesOf(after(3, "days", true), { received: "2025-01-25" })).toEqual(["2025-02-05"]);
  });
});

describe("a year without an official list", () => {
  const noList = { ...workdays, years: new Set([...workdays.years].filter((year) => year <= 2026)) };
  const scheduleOf = (event: string, amount: number) =>
    schedule([dutyWith(after(amount, "workdays"))], { events: new Map([["received", day(event)]]), workdays: noList });

  const told = (event: string, amount: number) => {
    const { dates, unlisted } = scheduleOf(event, amount);
    return { dates: dates.map(({ due, isProvisional }) => [formatDay(due!), isProvisional]), unlisted };
  };

  test("gives provisional dates by weekends alone", () => {
    expect(told("2026-12-24", 12)).toEqual({ dates: [["2027-01-11", true]], unlisted: [2027] });
    expect(told("2027-10-01", 1)).toEqual({ dates: [["2027-10-04", true]], unlisted: [2027] });
    expect(told("2027-12-30", 1)).toEqual({ dates: [["2027-12-31", true]], unlisted: [2027, 2028] });
  });

  test("leaves open the last days of December, which New Year's arrangement may move", () => {
    expect(told("2026-12-25", 1)).toEqual({ dates: [["2026-12-28", false]], unlisted: [] });
    expect(told("2026-12-25", 2)).toEqual({ dates: [["2026-12-29", true]], unlisted: [2027] });
  });

  test("counts Monday to Friday before 1970 as well", () => {
    expect(told("1969-12-26", 2).dates).toEqual([["1969-12-30", true]]);
  });

  test("does not matter to calendar days, nor while the event has no day", () => {
    expect(datesOf(after(90, "days"), { received: "2040-01-01" })).toEqual(["2040-03-31"]);
    const { dates, unlisted } = schedule([dutyWith(after(5, "workdays"))], { events: new Map(), workdays: noList });
    expect([dates[0]!.isProvisional, unlisted]).toEqual([false, []]);
  });

  test("is the far future in the State Council's calendar", () => {
    expect(workdays.years.has(2090)).toBe(false);
  });
});

describe("an event that no duty knows", () => {
  const unknownIn = (name: string) =>
    schedule([dutyWith(after(1, "days"))], { events: new Map([[name, day("2024-01-01")]]), workdays }).unknownEvents;

  test("is a problem with the nearest name", () => {
    expect(unknownIn("recieved").map((unknown) => unknownEventWords(unknown, "en"))).toEqual([
      { message: "no duty starts with an event `recieved`", help: "did you mean `received`?" },
    ]);
  });

  test("lists the events where none is near", () => {
    expect(unknownIn("出生").map((unknown) => unknownEventWords(unknown, "zh").help)).toEqual(["可用的事件：收到材料"]);
  });
});
