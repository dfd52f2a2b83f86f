/** What is called constant may be left out: a part of a condition as it is written, never half of one test. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkExactly } from "../../explain/exact.ts";
import { compile, type Compiled } from "../../compiler/compile.ts";
import { interpretOutcome } from "../../ir/interpret.ts";
import type { Program } from "../../ir/ir.ts";
import { SourceFile } from "../../grammar/source.ts";
import { dayOf } from "../../runtime/date.ts";

const vocabulary = `vocabulary library "图书馆"

enumeration Card "证"
  plain "普通"
  gold "金"
  child "少儿"

entity person "读者"
  fact born "出生": date
  fact paid "缴费": date
  fact open "自": date
  fact close "至": date
  fact card "证": Card
  decision free "免费": bool
  require "日期先后": born on or before paid and open on or before close`;

function compiled(text: string): Compiled {
  return compile(new SourceFile("sample.pol", text), {
    vocabulary: () => ({ file: new SourceFile("library.pol", vocabulary), path: "library.pol" }),
  });
}

const noticeOf = (condition: string): string => `notice sample "样例"
  year 2025
  uses library

clause 一 "免费"
  rule free
    is no

  rule free named special notwithstanding 一
    when ${condition}
    is yes
`;

function programOf(text: string): Program {
  const { program, diagnostics } = compiled(text);
  if (program === null) throw new Error(`${diagnostics.map(({ code }) => code).join(", ")}\n${text}`);
  return program;
}

/** The parts of a condition that are called constant, as they stand in the text, with what they are said to be. */
function constantsIn(
  text: string,
): readonly { readonly start: number; readonly end: number; readonly holds: boolean }[] {
  return checkExactly(programOf(text), new SourceFile("sample.pol", text)).flatMap(({ code, place, parameters }) =>
    code === "condition-constant" ? [{ ...place.span, holds: (parameters as { readonly holds: boolean }).holds }] : [],
  );
}

const days = [dayOf(2025, 1, 1), dayOf(2025, 3, 1), dayOf(2025, 3, 31), dayOf(2025, 12, 31)];
const records = days.flatMap((born) =>
  days.flatMap((paid) =>
    days.flatMap((open) =>
      days.flatMap((close) => ["plain", "gold", "child"].map((card) => ({ born, paid, open, close, card }))),
    ),
  ),
);
const allowed = records.filter(({ born, paid, open, close }) => born <= paid && open <= close);
const decidedBy = (text: string): readonly unknown[] => {
  const program = programOf(text);
  return allowed.map((facts) => interpretOutcome(program, "person", facts)["free"]);
};

describe("half of a test is not called constant", () => {
  test.each([
    "paid within 90 days of born",
    "paid in born to close",
    "card is plain and paid within 90 days of born",
    "paid in open to close or open in born to paid",
  ])("%s", (condition) => {
    expect(constantsIn(noticeOf(condition))).toEqual([]);
  });
});

test("a part that is constant still is", () => {
  const text = noticeOf("card is gold and born on or before paid");
  expect(constantsIn(text).map(({ start, end, holds }) => [text.slice(start, end), holds])).toEqual([
    ["born on or before paid", true],
  ]);
});

const parts = fc.constantFrom(
  "paid within 90 days of born",
  "paid in open to close",
  "born on or before paid",
  "open after close",
  "card is one of {plain, gold}",
  "card is gold",
  "not (card is child)",
  "paid in 2025-03-01 to close",
  "born before 2025-03-01",
);
const conditions = fc
  .tuple(parts, parts, parts, fc.constantFrom("and", "or"), fc.constantFrom("and", "or"))
  .map(([one, two, three, first, second]) => `(${one} ${first} ${two}) ${second} ${three}`);

test("to follow the advice changes nobody's answer", () => {
  fc.assert(
    fc.property(conditions, (condition) => {
      const text = noticeOf(condition);
      const before = decidedBy(text);
      for (const { start, end, holds } of constantsIn(text)) {
        const followed = `${text.slice(0, start)}(${holds ? "yes" : "no"})${text.slice(end)}`;
        expect(decidedBy(followed)).toEqual(before);
      }
    }),
    { seed: 20261128, numRuns: 60 },
  );
});

/** The codes that the exact analysis reports of a notice of a vocabulary, each with the text that it is about. */
function reported(vocabulary: string, clause: string): readonly string[] {
  const text = `notice sample "样例"\n  year 2025\n  uses own\n\nclause 一 "一"\n${clause}`;
  const file = new SourceFile("sample.pol", text);
  const { program, diagnostics } = compile(file, {
    vocabulary: () => ({ file: new SourceFile("own.pol", vocabulary), path: "own.pol" }),
  });
  if (program === null) throw new Error(diagnostics.map(({ code }) => code).join(", "));
  return checkExactly(program, file).map(({ code, place: { span } }) => `${code} ${text.slice(span.start, span.end)}`);
}

describe("of a text that counts in several places nothing is said that is so in one of them only", () => {
  const ages = `vocabulary own "图书馆"
entity person "读者"
  fact age "年龄": int from 0 to 100
  define grown(limit) "成年": age >= limit and age >= 14
  decision card "办证": bool
  decision free "免费": bool`;
  const rules = (card: string, free: string): string => `  define over(limit) "年满": age >= limit and age >= 18
  rule card
    is no
  rule card named older notwithstanding 一
    when ${card}
    is yes
  rule free
    is no
  rule free named other notwithstanding 一
    when ${free}
    is yes`;

  test("a define with parameters", () => expect(reported(ages, rules("over(60)", "over(1)"))).toEqual([]));
  test("one of the vocabulary, which has no place in the notice", () =>
    expect(reported(ages, rules("over(60)", "grown(60)"))).toEqual([]));
  test("but of its use, where all of it is constant", () =>
    expect(reported(ages, rules("over(60)", "age > 20 and grown(0)"))).toEqual(["condition-constant grown(0)"]));
  test("and of two uses of one define each by itself", () =>
    expect(reported(ages, rules("over(60) and over(50)", "over(1)"))).toEqual(["condition-constant over(50)"]));

  const periods = `vocabulary own "图书馆"
enumeration Window "时段"
  early "早"
  late "晚"
  closed "无"
entity person "读者"
  fact born "出生": date
  fact paid "缴费": date from 2025-01-01 to 2025-12-31
  fact local "本地": bool
  decision window "时段": Window only when local
    by periods of paid otherwise closed
  decision season "年段": Window
    by periods of born otherwise closed`;

  test("a period, its condition and what it overrides", () =>
    expect(
      reported(
        periods,
        `  period early: 2024-01-01 to 2024-12-31
    notwithstanding 二
    when local

clause 二 "二"
  period late: 2024-12-01 to 2025-06-30`,
      ),
    ).toEqual([]));
  test("but what is so of every decision that goes by it", () =>
    expect(reported(periods, "  period early: 2025-02-01 to 2025-12-31\n    when local or not local")).toEqual([
      "condition-constant local or not local",
    ]));
  test("and no period overlaps with itself", () =>
    expect(reported(periods, "  period early: 2025-01-01 to 2025-12-31")).toEqual([]));
});

test("that a table names every option is no condition that could be left out", () => {
  const own = `vocabulary own "图书馆"
enumeration Card "证"
  plain "普通"
  gold "金"
entity person "读者"
  fact card "证": Card
  decision fee "费用": money`;
  const table = `  table fees "费用表" by card
    | category | fee    |
    | plain    | 1 yuan |
    | gold     | 2 yuan |`;
  expect(reported(own, table)).toEqual([]);
});
