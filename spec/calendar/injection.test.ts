/** Whatever stands in a notice is data in its calendar: RFC 5545 escapes it, folds it and knows no other line ends. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { calendarIcs } from "../../cli/calendar/as-ics.ts";
import type { NoticeInfo } from "../../ir/ir.ts";
import { hiddenSigns, payload } from "../support/payload.ts";
import { by, day, dutyWith } from "./duties.ts";

const ics = (text: string): Promise<string> => {
  const notice: NoticeInfo = {
    name: "n-2025",
    title: text,
    issuer: text,
    number: text,
    issued: day("2024-09-01"),
    inForce: null,
    amends: null,
    year: 2025,
  };
  const duty = { ...dutyWith(by("2024-10-12"), text), actor: { name: "office", label: text } };
  return calendarIcs(notice, [{ duty, due: day("2024-10-12"), isProvisional: true }], "zh");
};

/** The content lines, unfolded. */
function contentLines(calendar: string): readonly string[] {
  const lines = calendar.split("\r\n");
  for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(lines.join("")).not.toMatch(/[\r\n]/u);
  return calendar.replaceAll("\r\n ", "").split("\r\n");
}

const namesOf = (lines: readonly string[]): readonly string[] => lines.map((line) => line.replace(/[;:].*/u, ""));

test("a calendar has the same properties, whatever the texts", async () => {
  const harmless = namesOf(contentLines(await ics("题")));
  const text = fc.oneof(
    payload,
    payload.map((each) => `${"报送登记表😀".repeat(20)}${each}`),
  );
  await fc.assert(
    fc.asyncProperty(text, async (title) => {
      const calendar = await ics(title);
      const lines = contentLines(calendar);
      expect(namesOf(lines)).toEqual(harmless);
      expect(calendar).not.toMatch(hiddenSigns);
      const summary = lines.find((line) => line.startsWith("SUMMARY:"))!;
      expect(summary.slice(8).replace(/\\[\\;,n]/gu, "")).not.toMatch(/[\\;,]/u);
    }),
    { seed: 20261128, numRuns: 100 },
  );
});

test("a text comes back from a calendar as it was", async () => {
  const title = `${"报送登记表😀".repeat(20)}; a, b\\c\nd`;
  const name = contentLines(await ics(title)).find((line) => line.startsWith("X-WR-CALNAME:"))!;
  const read = name.slice("X-WR-CALNAME:".length).replace(/\\(.)/gu, (_, sign: string) => (sign === "n" ? "\n" : sign));
  expect(read).toBe(title);
});
