import stringWidth from "fast-string-width";
import { describe, expect, test } from "vitest";
import { calendarIcs } from "../../cli/calendar/as-ics.ts";
import { calendarJson } from "../../report/calendar/as-json.ts";
import { calendarText } from "../../cli/calendar/as-text.ts";
import { type DutyDate, schedule } from "../../report/calendar/schedule.ts";
import type { Duty, NoticeInfo } from "../../ir/ir.ts";
import { workdayCalendar } from "../../runtime/workdays.ts";
import { after, by, day, dutyWith, monthly } from "./duties.ts";

const notice: NoticeInfo = {
  name: "invented-2025",
  title: "某县2025年度参保工作的通知",
  issuer: "某县人民政府办公室",
  number: null,
  issued: day("2024-09-01"),
  inForce: null,
  amends: null,
  year: 2025,
};
const duties = [
  dutyWith(by("2024-10-12"), "成立小组"),
  dutyWith(monthly(5, "2024-11-01", "2024-12-31"), "核对"),
  dutyWith(after(5, "workdays"), "录入"),
];
const withoutHolidays = workdayCalendar({ 2024: ["", ""], 2025: ["", ""] });
const dated = (list: readonly Duty[], events: readonly [string, number][] = []): readonly DutyDate[] =>
  schedule(list, { events: new Map(events), workdays: withoutHolidays }).dates;
const dates = dated(duties);

describe("text", () => {
  test("is a table with its columns in line", () => {
    expect(calendarText(dates, "en")).toBe(
      [
        "due         clause  who            what      rule",
        "2024-10-12  二(一)  villageOffice  成立小组  fixed date",
        "2024-11-05  二(一)  villageOffice  核对      day 5 of each month",
        "2024-12-05  二(一)  villageOffice  核对      day 5 of each month",
        "—           二(一)  villageOffice  录入      5 workdays after received",
        "",
      ].join("\n"),
    );
  });

  test("says so where there are no duties", () => {
    expect([calendarText([], "en"), calendarText([], "zh")]).toEqual(["no duties\n", "没有职责\n"]);
  });

  test("has Chinese headings, actors and rules", () => {
    const [heading, , monthlyRow, , open] = calendarText(dates, "zh").split("\n");
    expect(heading).toBe("期限            条款              责任主体  事项      规定");
    expect(monthlyRow).toBe("2024年11月5日   第二条第（一）项  村务室    核对      每月5日前");
    expect(open).toBe("—               第二条第（一）项  村务室    录入      收到材料后5个工作日内");
    expect(stringWidth(heading!.split("规定")[0]!)).toBe(stringWidth(monthlyRow!.split("每月")[0]!));
  });
});

test("the last day of each month is called so", () => {
  const lastDays = dated([dutyWith(monthly(31, "2024-11-01", "2024-11-30"))]);
  expect(calendarText(lastDays, "en")).toContain("2024-11-30  二(一)  villageOffice  报送清单  last day of each month");
  expect(calendarText(lastDays, "zh")).toContain("每月月底前");
});

describe("JSON", () => {
  test("has an entry a date, and the rule where the event has no date", () => {
    expect(calendarJson(dates).map((entry) => entry.due)).toEqual([
      "2024-10-12",
      "2024-11-05",
      "2024-12-05",
      { after: "received", amount: 5, unit: "workdays", deferred: false },
    ]);
  });

  test("names actor, action, clause and rule", () => {
    expect(calendarJson(dates)[1]).toEqual({
      actor: "villageOffice",
      actorLabel: "村务室",
      action: "核对",
      clause: "二(一)",
      due: "2024-11-05",
      provisional: false,
      rule: { monthlyOn: 5, from: "2024-11-01", to: "2024-12-31", deferred: false },
    });
  });

  test("gives the date once the event has one", () => {
    const entries = calendarJson(dated([duties[2]!], [["received", day("2024-10-07")]]));
    expect(entries[0]).toMatchObject({
      due: "2024-10-14",
      rule: { after: "received", amount: 5, unit: "workdays", deferred: false },
    });
  });
});

describe("a date that an official list may yet move", () => {
  const weekendsAlone = workdayCalendar({});
  const events = new Map([["received", day("2027-10-01")]]);
  const provisional = schedule([duties[2]!], { events, workdays: weekendsAlone }).dates;

  test("is marked in every format", async () => {
    expect(calendarText(provisional, "en")).toContain("2027-10-08 (provisional)  二(一)");
    expect(calendarText(provisional, "zh")).toContain("2027年10月8日（暂定）  第二条第（一）项");
    expect(calendarJson(provisional)).toMatchObject([{ due: "2027-10-08", provisional: true }]);
    const ics = await calendarIcs(notice, provisional, "zh");
    expect(ics).toContain("STATUS:TENTATIVE");
    expect(ics).toContain("SUMMARY:村务室：录入（暂定）");
    expect(await calendarIcs(notice, dates, "zh")).not.toContain("STATUS");
  });
});

describe("iCalendar", () => {
  const property = (text: string, name: string): string[] =>
    text
      .replaceAll("\r\n ", "")
      .split("\r\n")
      .filter((line) => line.startsWith(name))
      .map((line) => line.slice(line.indexOf(":") + 1));

  test("has all-day entries for the duties with a date", async () => {
    const text = await calendarIcs(notice, dates, "zh");
    expect(property(text, "DTSTART;VALUE=DATE")).toEqual(["20241012", "20241105", "20241205"]);
    expect(property(text, "SUMMARY")).toEqual(["村务室：成立小组", "村务室：核对", "村务室：核对"]);
    expect(property(text, "DESCRIPTION")[0]).toBe(String.raw`某县2025年度参保工作的通知\n第二条第（一）项：固定日期`);
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:-\/\/pol\/\/duties\/\/ZH\r\n/u);
    expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
  });

  test("has lines of at most 75 octets that all end in CRLF, and cuts no character", async () => {
    const long = dutyWith(by("2024-10-12"), "逐村逐户核对名单，".repeat(20));
    const text = await calendarIcs(notice, dated([long]), "zh");
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/u);
    expect(Math.max(...text.split("\r\n").map((line) => Buffer.byteLength(line, "utf8")))).toBeLessThanOrEqual(75);
    expect(property(text, "SUMMARY")).toEqual([`村务室：${long.action}`]);
  });

  test("is the same for the same notice, stamped with the date of issue", async () => {
    const text = await calendarIcs(notice, dates, "zh");
    expect(await calendarIcs(notice, dates, "zh")).toBe(text);
    expect(new Set(property(text, "DTSTAMP"))).toEqual(new Set(["20240901T000000Z"]));
  });

  test("keeps an entry's UID when its date or language changes, and has none twice", async () => {
    const uids = async (list: readonly Duty[], language: "en" | "zh") =>
      property(await calendarIcs(notice, dated(list), language), "UID");
    const first = await uids(duties, "zh");
    expect(new Set(first).size).toBe(3);
    expect((await uids([dutyWith(by("2024-10-20"), "成立小组")], "en"))[0]).toBe(first[0]);
    expect(new Set(await uids([duties[0]!, duties[0]!], "zh")).size).toBe(2);
  });
});
