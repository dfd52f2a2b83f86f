/** At the end of exact calculation and of the calendar a record has no answer, by every back end, and never a wrong one. */
import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { createEvaluator } from "../../emit/evaluator.ts";
import { emitTypeScript } from "../../emit/typescript/emit.ts";
import { interpretOutcome } from "../../ir/interpret.ts";
import type { Program } from "../../ir/ir.ts";
import { SourceFile } from "../../grammar/source.ts";
import { PolicyFailure } from "../../runtime/failure.ts";
import { formatOutcome } from "../../runtime/format.ts";
import { parseRecord } from "../../runtime/parse.ts";

const vocabulary = `vocabulary people "居民"
entity person "居民"
  fact n "数": int default 1
  fact m "金额": money default 0 yuan
  fact d "日期": date from 0001-01-01 to 9999-12-31 default 2025-01-01
  fact r "率": rate default 1%
  decision int1 "整数": int
  decision money1 "款": money
  decision date1 "日": date
`;

function programOf(rules: string): Program {
  const decided = ["int1", "money1", "date1"].filter((name) => !rules.includes(`rule ${name}`));
  const given = { int1: "1", money1: "1 yuan", date1: "2025-01-01" };
  const rest = decided.map((name) => `rule ${name}\nis ${given[name as keyof typeof given]}`).join("\n");
  const notice = `notice small "小县"\nyear 2025\nuses people\nclause 一 "甲"\n${rules}\n${rest}\n`;
  const host = { vocabulary: () => ({ file: new SourceFile("people.pol", vocabulary), path: "people.pol" }) };
  const { program, diagnostics } = compile(new SourceFile("notice.pol", notice), host);
  if (program === null) throw new Error(diagnostics.map(({ code }) => code).join());
  return program;
}

/** What the reference and the evaluator say of a record: the outcome, or why there is none. */
function told(program: Program, record: object): readonly unknown[] {
  const { schema, evaluate } = createEvaluator(program, "person");
  const parsed = parseRecord(schema, record);
  if (!parsed.ok) return ["refused", "refused"];
  return [evaluate, (facts: typeof parsed.value) => interpretOutcome(program, "person", facts)].map((decide) => {
    try {
      return formatOutcome(schema, decide(parsed.value));
    } catch (error) {
      if (error instanceof PolicyFailure) return error.failure.kind;
      throw error;
    }
  });
}

const most = 999_999_999_999;

describe("beyond 2⁵³ nothing is decided", () => {
  test.each([
    ["a product of numbers", "rule int1\nis n * n", { n: most }],
    ["a product that is only asked about", "rule int1\nis if n * n > 5 then 1 else 2", { n: most }],
    ["what a sum comes back from", "rule int1\nis n * n - n * n", { n: most }],
    ["a product of a define", "define big: n * 100000\nrule int1\nis big * 1", { n: most }],
    ["an amount times a number", "rule money1\nis m * n", { n: most, m: "100000000000.00" }],
    [
      "the greatest of two rates",
      "rule int1\nis if greatest(r, r * r * r) > 5% and n * n > 1 then 1 else 2",
      { n: most, r: "0.5" },
    ],
  ])("%s", (_, rules, record) => expect(told(programOf(rules), record)).toEqual(["too-large", "too-large"]));

  test("and up to there all is exact", () => {
    const outcome = { int1: 1, money1: "89999999999999.10", date1: "2025-01-01" };
    const record = { n: 999_999, m: "90000090.00" };
    expect(told(programOf("rule money1\nis m * n - 90 yuan + 9 jiao + 1 jiao - 9 jiao"), record)[0]).toEqual(
      told(programOf("rule money1\nis m * n - 90 yuan + 9 jiao + 1 jiao - 9 jiao"), record)[1],
    );
    // What is rounded is exact until then, however many digits it has on the way.
    expect(
      told(programOf("rule money1\nis (r * m) rounded to fen"), { m: "100000000000.00", r: "0.123456789" }),
    ).toEqual(Array(2).fill({ ...outcome, money1: "12345678900.00" }));
    expect(told(programOf("rule money1\nis m * 1"), { m: "99999999999.99" })).toEqual(
      Array(2).fill({ ...outcome, money1: "99999999999.99" }),
    );
  });
});

describe("beyond the calendar no date is decided", () => {
  test.each([
    ["after it", "rule date1\nis d + 1 day", { d: "9999-12-31" }],
    ["before it", "rule date1\nis d - 2025 years", {}],
    ["by a define", "define due: d + 5000 years\nrule date1\nis due + 4900 years", {}],
    ["by a number of years", "rule date1\nis d + n years", { n: 9000 }],
    ["by a number of years that no calendar has", "rule date1\nis d + n years", { n: most }],
  ])("%s", (_, rules, record) =>
    expect(told(programOf(rules), record)).toEqual(["beyond-calendar", "beyond-calendar"]),
  );

  test("and up to there it is", () => {
    const dated = (date1: string) => Array(2).fill({ int1: 1, money1: "1.00", date1 });
    expect(told(programOf("rule date1\nis d + 1 day"), { d: "9999-12-30" })).toEqual(dated("9999-12-31"));
    expect(told(programOf("rule date1\nis d - 2024 years"), {})).toEqual(dated("0001-01-01"));
    const asked = "rule date1\nis if d + 100 years after 2025-01-01 then d else 2025-01-01";
    expect(told(programOf(asked), { d: "9999-12-31" })).toEqual(dated("9999-12-31"));
  });
});

test.each([{ n: most + 1 }, { n: -most - 1 }, { m: "100000000000.01" }, { d: "0000-01-01" }])(
  "a record cannot hold %j",
  (record) => expect(told(programOf(""), record)[0]).toBe("refused"),
);

test("generated code asks only where it must", async () => {
  const [file] = await emitTypeScript(
    programOf("rule int1\nis n * 9000 + 1\nrule money1\nis m + 5 yuan\nrule date1\nis d"),
  );
  expect(file!.text).not.toMatch(/\b(?:exact|calendarDay)\(/u);
});
