/** What rests on working days of a year whose list of holidays is not out says so. */
import { describe, expect, test } from "vitest";
import { explain, explanationJson, explanationText } from "../../explain/index.ts";
import { SourceFile } from "../../grammar/source.ts";
import { dayOf } from "../../runtime/date.ts";
import { compileFixture } from "../support/compile-fixture.ts";

const vocabulary = `vocabulary cards "借书证"
entity person "读者"
  fact appliedOn "申请日期": date

  decision opensOn "受理日": date
  decision urgent  "加急":   bool
`;
const notice = `notice cards-2025 "须知"
  year 2025
  uses cards
clause 一
  rule opensOn
    is if appliedOn before 2026-01-01 then appliedOn else appliedOn deferred to workday
  rule urgent
    when appliedOn is a workday
    is yes
  rule urgent
    when appliedOn is not a workday
    is no
`;
const { program } = compileFixture(notice, {}, new SourceFile("cards.pol", vocabulary));
const explained = (year: number, month: number, day: number) =>
  explain(program!, "person", { appliedOn: dayOf(year, month, day) }, { policyHash: "" });

describe("an explanation", () => {
  test("names the years of which no list is known", () => {
    const text = explanationText(explained(2090, 10, 1), ["opensOn"], "en");
    expect(text).toContain(
      "opensOn: 2090-10-02 = if appliedOn before 2026-01-01 then appliedOn else appliedOn deferred to workday",
    );
    expect(text).toContain(
      "provisional: no official list of holidays of 2090 is known, so days are counted by weekends alone",
    );
    expect(explanationText(explained(2090, 10, 1), ["urgent"], "zh")).toContain(
      "暂定：尚无2090年的放假安排，仅按周末推算",
    );
  });

  test("is silent where the lists are known, and where no working day was asked", () => {
    expect(explanationText(explained(2026, 10, 1), ["opensOn", "urgent"], "en")).not.toContain("provisional");
    expect(explained(1999, 1, 1).decisions.map(({ name, unlisted }) => [name, unlisted])).toEqual([
      ["opensOn", []],
      ["urgent", [1999]],
    ]);
  });

  test("has them in JSON as well", () => {
    const json = JSON.stringify(explanationJson(program!, explained(2090, 12, 30)));
    expect(json).toContain('"provisionalIn":[2090,2091]');
  });
});
