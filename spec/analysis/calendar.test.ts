/** Days of the calendar, working days and sets of years: what the analysis says of every record, against the interpreter on each. */
import { describe, expect, test } from "vitest";
import { analyse, findConflicts, findGaps, proveAll, type Analysis } from "../../analysis/index.ts";
import { holdsFor, termFor, valueOfTerm } from "../../analysis/evaluate.ts";
import { SourceFile } from "../../grammar/source.ts";
import { interpret } from "../../ir/interpret.ts";
import type { Program } from "../../ir/ir.ts";
import { dayOf } from "../../runtime/date.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { compileFixture } from "../support/compile-fixture.ts";

const vocabulary = `vocabulary cards "借书证"
entity person "读者"
  fact appliedOn "申请日期": date
  fact cardYears "办证年度": set of year from 2021 to 2026 default {}
  fact since "起始年度": int from 2019 to 2024 default 2021

  decision answer "结论": bool
  decision onDay "日期": date
  decision many "数": int
`;

function programOf(answer: string, day = "appliedOn", number = "0"): Program {
  const text = `notice notice-2025 "须知"
  year 2025
  uses cards
clause 一
  rule answer
    is ${answer}
  rule onDay
    is ${day}
  rule many
    is ${number}
`;
  const { program, diagnostics } = compileFixture(text, {}, new SourceFile("cards.pol", vocabulary));
  if (program === null) throw new Error(diagnostics.map(({ code }) => code).join());
  return program;
}

/** Records of which the analysis says something else than the interpreter. */
function differing(program: Program, analysis: Analysis, records: Iterable<FactRecord>): readonly FactRecord[] {
  const { builder } = analysis;
  const [answer, day, number] = ["answer", "onDay", "many"].map((name) => builder.decision(name));
  const found: FactRecord[] = [];
  for (const facts of records) {
    const { values } = interpret(program, "person", facts);
    const valueIn = (diagram: typeof answer) => {
      const term = termFor(diagram!, facts);
      return term === null ? undefined : valueOfTerm(term, facts);
    };
    const isSame =
      holdsFor(answer!, facts) === values["answer"] &&
      valueIn(day) === values["onDay"] &&
      valueIn(number) === values["many"];
    if (!isSame) found.push(facts);
  }
  return found;
}

function* everyDay(): Generator<FactRecord> {
  for (let day = dayOf(1900, 1, 1); day <= dayOf(2100, 12, 31); day++)
    yield { appliedOn: day, cardYears: 0, since: 2021 };
}

describe("on every day from 1900 to 2100", () => {
  test.each([
    ["first day of month of appliedOn after 2025-02-28", "first day of month of appliedOn"],
    ["last day of month of appliedOn on or before 2024-02-29", "last day of month of appliedOn"],
    ["first day of month after appliedOn = 2025-01-01", "first day of month after appliedOn"],
    ["first day of year of appliedOn before 2000-01-01", "first day of year of (appliedOn + 1 month)"],
    ["last day of year of appliedOn - 7 months > 2025-05-31", "last day of year of appliedOn - 7 months"],
    ["first day of year after appliedOn in 2020-01-01 to 2025-01-01", "first day of year after appliedOn"],
    ["appliedOn is a workday", "appliedOn deferred to workday"],
    ["(appliedOn + 1 month) is not a workday", "(appliedOn + 1 month) advanced to workday"],
    ["appliedOn deferred to workday = 2025-10-09", "last day of month of appliedOn deferred to workday"],
    ["5 workdays after appliedOn on or before 2025-02-10", "5 workdays after appliedOn"],
    ["3 workdays before appliedOn after 2026-09-30", "3 workdays before appliedOn"],
    ["2025-02-05 within 5 workdays of appliedOn", "(first day of month of appliedOn deferred to workday) + 10 days"],
    ["monthsBetween(appliedOn, 2025-02-28) >= 1", "earliest(appliedOn deferred to workday, 2025-02-05)"],
    ["yearOf(appliedOn) * 2 - 4000 > 48", "appliedOn", "yearOf(appliedOn) - 2000"],
    ["yearOf(10 workdays after appliedOn) = 2025", "appliedOn", "yearOf(appliedOn deferred to workday)"],
  ])("%s", (answer, day, number = "0") => {
    const program = programOf(answer, day, number);
    const analysis = analyse(program, "person");
    expect(differing(program, analysis, everyDay())).toEqual([]);
  });
});

describe("on every set of years", () => {
  function* everySet(): Generator<FactRecord> {
    for (let cardYears = 0; cardYears < 64; cardYears++) {
      for (let since = 2019; since <= 2024; since++) {
        for (let year = 2018; year <= 2029; year++) yield { appliedOn: dayOf(year, 6, 30), cardYears, since };
      }
    }
  }

  test.each([
    [
      "(count of years from 2021 to 2024 in cardYears) = 2",
      "count of years from since to yearOf(appliedOn) in cardYears",
    ],
    [
      "count of years from since to 2025 not in cardYears > 3",
      "count of years from 2022 to yearOf(appliedOn) not in cardYears",
    ],
    ["unbroken years to 2024 in cardYears >= 2", "unbroken years from since to yearOf(appliedOn) in cardYears"],
    [
      "unbroken years from since to 2024 not in cardYears = 1",
      "unbroken years from since to yearOf(appliedOn) not in cardYears",
    ],
    [
      "cardYears has 2022 and not cardYears has yearOf(appliedOn)",
      "unbroken years from since + 1 to since + 3 not in cardYears",
    ],
    [
      "cardYears has all of {2021, 2023} or since is one of {2019, 2024}",
      "(count of years to since in cardYears) * since",
    ],
  ])("%s", (answer, number) => {
    const program = programOf(answer, "appliedOn", number);
    const analysis = analyse(program, "person");
    expect(differing(program, analysis, everySet())).toEqual([]);
    expect([...findGaps(analysis), ...findConflicts(analysis)]).toEqual([]);
  });
});

test("what is proved of years and working days is proved of all records", () => {
  const text = `notice notice-2025 "须知"
  year 2025
  uses cards
clause 一
  rule answer
    is yes
  rule onDay
    is 5 workdays after appliedOn
  rule many
    is count of years from 2021 to yearOf(appliedOn) - 1 not in cardYears
  invariant "five working days are five days at least"
    then onDay >= appliedOn + 5 days
  invariant "and never more than three weeks"
    then onDay <= appliedOn + 21 days
  invariant "a year missed is not made up for"
    when not cardYears has 2023 and appliedOn on or after 2025-01-01
    then many >= 1
  invariant "nobody misses more than four years by 2025"
    when appliedOn before 2026-01-01
    then many <= 4
  invariant "nobody misses three"
    then many < 3
`;
  const { program } = compileFixture(text, {}, new SourceFile("cards.pol", vocabulary));
  const answers = proveAll(program!).map(({ answer }) => answer.status);
  expect(answers.slice(0, 5)).toEqual(["proved", "proved", "proved", "proved", "refuted"]);
});
