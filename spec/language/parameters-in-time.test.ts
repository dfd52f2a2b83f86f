/** Parameters that change with time: what is refused, and what each command makes of them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { failureMessage } from "../../explain/failure-text.ts";
import { createEvaluator } from "../../emit/evaluator.ts";
import { emitTypeScript } from "../../emit/typescript/emit.ts";
import { judgeMutants, allMutants } from "../../harness/mutate/run-mutants.ts";
import { SourceFile } from "../../grammar/source.ts";
import { dayOf } from "../../runtime/date.ts";
import { run } from "../cli/pol-run.ts";
import { compileFixture } from "../support/compile-fixture.ts";
import { decided } from "../support/decided.ts";
import { typeProblems } from "../support/type-problems.ts";

const vocabulary = `vocabulary dues "会费"

entity member "会员"
  fact joinedOn "入会日期": date from 2025-01-01 to 2025-12-31
  fact bornOn   "出生日期": date
  fact income   "收入":     money from 0 yuan

  decision dues "会费": money
  decision free "免缴": bool
`;
const base = "413.16 yuan from 2025-01-01, 414.40 yuan from 2025-04-01";
const notice = (rules: string, values = base, year = 2025): string => `notice dues-${year} "会费须知"
  year ${year}
  uses dues

clause 一 "会费"
  parameter base "基数": ${values}
  parameter line "低收入线": 3000 yuan from 2024-01-01, 3200 yuan from 2025-07-01

${rules}
`;
const whole = `  rule dues
    is base at joinedOn * 2

  rule free
    is income < line at joinedOn

  example "三月底"
    given joinedOn: 2025-03-31, bornOn: 1980-01-01, income: 3100 yuan
    expect dues: 826.32 yuan, free: no
`;
const compiled = (text: string) => compileFixture(text, {}, new SourceFile("dues.pol", vocabulary));
const codes = (rules: string, values = base): readonly string[] =>
  compiled(notice(rules, values)).diagnostics.map(({ code }) => code);

describe("is refused", () => {
  const rest = "\n  silent on free";
  test.each([
    [
      "in a condition that such a day may reach",
      "  rule dues\n    when income < line at bornOn\n    is 0 yuan",
      "lookup-in-condition",
    ],
    ["on a fixed day before the first", "  rule dues\n    is base at 2024-12-31", "no-value-yet"],
    ["without a day", "  rule dues\n    is base", "parameter-needs-day"],
    ["at what is no date", "  rule dues\n    is base at income", "type-mismatch"],
    [
      "as a parameter that never changes",
      "  parameter fixed: 3 yuan\n  rule dues\n    is fixed at joinedOn",
      "type-mismatch",
    ],
  ])("a parameter %s", (_what, rules, code) => {
    expect(codes(rules + rest)).toEqual([code]);
  });

  test.each([
    ["with a day that comes twice", "1 yuan from 2025-01-01, 2 yuan from 2025-01-01", "days-not-rising"],
    ["of two types", "1 yuan from 2025-01-01, 2 from 2025-02-01", "type-mismatch"],
    ["with a first day that is no date", "1 yuan from 2025", "type-mismatch"],
  ])("a parameter %s", (_what, values, code) => {
    expect(codes("  silent on dues, free", values)).toEqual([code]);
  });

  test("a value without its first day beside one that has it", () => {
    expect(codes("  silent on dues, free", "1 yuan from 2025-01-01, 2 yuan")).toContain("syntax-error");
    expect(codes("  silent on dues, free", "1 yuan, 2 yuan from 2025-01-01")).toContain("syntax-error");
  });
});

test("may stand in a condition where the range of the fact leaves no day before the first", () => {
  expect(codes(whole)).toEqual([]);
});

describe("generated code", () => {
  const program = compiled(notice(whole)).program!;

  test("keeps the values by the parameter's name, and compiles", async () => {
    const [module] = await emitTypeScript(program);
    expect(module!.text).toContain(
      "export const base: readonly DatedValue<Fen>[] = [\n  { from: 20089 /* 2025-01-01 */, value: 413_16 },\n",
    );
    expect(module!.text).toContain('dues = valueOn(base, joinedOn, "base").value * 2');
    expect(await typeProblems([module!])).toEqual([]);
  });

  test.each([
    ["2025-03-31", "826.32", false],
    ["2025-04-01", "828.80", false],
    ["2025-07-01", "828.80", true],
  ])("decides on %s like every back end", async (joinedOn, dues, free) => {
    const record = { joinedOn, bornOn: "1980-01-01", income: "3100.00" };
    expect(await decided(program, "member", record)).toMatchObject({ dues, free });
  });
});

test("an example at neither side of a day leaves mutants of the day and of the other value", () => {
  const program = compiled(notice(whole)).program!;
  const judged = [...judgeMutants(program, allMutants(program))].filter((each) => each !== null);
  const told = judged
    .filter(({ mutant }) => mutant.subject === "base")
    .map(({ mutant, outcome }) => `${outcome}: ${mutant.before.en} → ${mutant.after!.en}`);
  expect(told).toContain("killed: 413.16 yuan from 2025-01-01 → 414.16 yuan from 2025-01-01");
  expect(told).toContain("killed: 414.40 yuan from 2025-04-01 → 414.40 yuan from 2025-03-31");
  expect(told).toContain("survived: 414.40 yuan from 2025-04-01 → 414.40 yuan from 2025-04-02");
  expect(told).toContain("survived: 414.40 yuan from 2025-04-01 → 415.40 yuan from 2025-04-01");
});

describe("on the command line", () => {
  const folder = mkdtempSync(join(tmpdir(), "pol-parameters-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const path = (name: string): string => join(folder, name);
  writeFileSync(path("dues.pol"), vocabulary);
  writeFileSync(path("dues-2025.pol"), notice(whole));
  const raised = notice(whole, `${base}, 420 yuan from 2025-10-01`);
  writeFileSync(path("raised.pol"), raised.replace("notice dues-2025", "notice raised"));

  test("an explanation tells which value held, and since when", async () => {
    writeFileSync(path("may.json"), '{ "joinedOn": "2025-05-01", "bornOn": "1980-01-01", "income": "1.00" }');
    const { stdout } = await run(["explain", path("dues-2025.pol"), "--input", path("may.json"), "--json"]);
    const { decisions } = JSON.parse(stdout);
    expect(decisions[0].parameters).toEqual([
      { name: "base", label: "基数", value: "414.40", from: "2025-04-01", clause: "一" },
    ]);
    expect(decisions[1].parameters).toMatchObject([{ name: "line", value: "3000.00", from: "2024-01-01" }]);
  });

  test("a comparison tells the parameter as changed, and who is treated differently", async () => {
    const { stdout } = await run(["diff", path("dues-2025.pol"), path("raised.pol")]);
    expect(stdout).toContain(`parameter  一  base  ${base} → ${base}, 420 yuan from 2025-10-01\n`);
    expect(stdout).toContain("joinedOn on or after 2025-10-01");
    expect(stdout).not.toContain("rule  ");
  });

  test("next year's file moves the days, marks the values, and says the same by the plan year", async () => {
    const next = path("dues-2026.pol");
    const { code } = await run(["new", next, "--from", path("dues-2025.pol"), "--year", "2026"]);
    expect(code).toBe(0);
    expect(readFileSync(next, "utf8")).toContain(
      '  unconfirmed parameter base "基数":     413.16 yuan from 2026-01-01, 414.40 yuan from 2026-04-01\n',
    );
    const { stdout } = await run(["diff", path("dues-2025.pol"), next]);
    expect(stdout).not.toContain("parameter  ");
  });

  test("a record that asks a day before the first is told the day", () => {
    const { program } = compiled(notice("  silent on free\n\n  rule dues\n    is base at bornOn"));
    const { schema, evaluate } = createEvaluator(program!, "member");
    const facts = { joinedOn: dayOf(2025, 5, 1), bornOn: dayOf(1980, 1, 1), income: 100 };
    const failure = (() => {
      try {
        return evaluate(facts);
      } catch (error) {
        return error;
      }
    })();
    expect(failureMessage(failure, schema, facts, "en")).toBe(
      "the parameter `base` has no value yet on 1980-01-01, for which this record asks",
    );
    expect(failureMessage(failure, schema, facts, "zh")).toBe("此记录所需的参数“base”在1980年1月1日尚无取值");
  });

  test("a page of the notice gives each value with its day", async () => {
    const out = path("out");
    await run(["build", path("dues-2025.pol"), "--target", "html", "--out", out]);
    const page = readFileSync(join(out, "dues-2025.html"), "utf8");
    expect(page).toContain("413.16 yuan from 2025-01-01, 414.40 yuan from 2025-04-01");
  });
});
