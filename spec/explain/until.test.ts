/** The day until which a decision stays as it is is the first on which the interpreter gives another value. */
import { describe, expect, test } from "vitest";
import { createEvaluator } from "../../emit/evaluator.ts";
import { analyseToExplain, explain } from "../../explain/index.ts";
import type { Program } from "../../ir/ir.ts";
import { SourceFile } from "../../grammar/source.ts";
import { dayOf, formatDay } from "../../runtime/date.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { compileFixture } from "../support/compile-fixture.ts";

const vocabulary = (range: string, requirement = ""): string => `vocabulary people "居民"
enumeration Window "缴费期"
  regular "集中"
  closed "不在缴费期"
entity person "居民"
  fact paidOn "缴费日期": date${range}
  fact kids "子女": list of kid
${requirement}
  decision window "缴费期": Window
    by periods of paidOn otherwise closed
  decision fee "费用": int
entity kid "子女"
  fact age "年龄": int
`;

const notice = (fee: string): string => `notice fees "费用"
  year 2025
  uses people
clause 一 "费用"
  period regular: 2025-01-01 to 2025-12-31
  rule fee
    is ${fee}
`;

function untilOf(fee: string, range = "", requirement = ""): string | null {
  const own = new SourceFile("people.pol", vocabulary(range, requirement));
  const { program, diagnostics } = compileFixture(notice(fee), {}, own);
  if (program === null) throw new Error(diagnostics.map(({ code }) => code).join());
  return until(program);
}

function until(program: Program, more: FactRecord = {}): string | null {
  const facts: FactRecord = { ...more, paidOn: dayOf(2025, 2, 1), kids: [{ age: 3 }] };
  const { evaluate } = createEvaluator(program, "person");
  const analysis = analyseToExplain(program, "person");
  const { decisions } = explain(program, "person", facts, { policyHash: "", evaluate, analysis });
  const change = decisions.find(({ name }) => name === "fee")?.until ?? null;
  return change === null ? null : `${change.fact.name} ${formatDay(change.day)}: ${String(change.value)}`;
}

const manyKids = "(count over kids) > 0";
const inMarch = `if paidOn before 2025-03-01 then 1 else (if paidOn before 2025-06-01 then (if ${manyKids} then 2 else 3) else 4)`;

describe("a decision tells the first day on which it changes", () => {
  test("where that hangs on a list", () => expect(untilOf(inMarch)).toBe("paidOn 2025-03-01: 2"));
  test("where nothing but that changes", () =>
    expect(untilOf(`if paidOn before 2025-03-01 or not (${manyKids}) then 1 else 2`)).toBe("paidOn 2025-03-01: 2"));
  test("where it is counted in a list", () =>
    expect(untilOf("count over kids where paidOn before 2025-03-01")).toBe("paidOn 2025-03-01: 0"));
  test("but none that its fact may not be", () =>
    expect(untilOf(inMarch, " from 2025-01-01 to 2025-02-28")).toBeNull());
  test("but none on which there is no such record", () =>
    expect(untilOf(inMarch, "", `  require "不在三月": not (paidOn in 2025-03-01 to 2025-03-31)`)).toBe(
      "paidOn 2025-04-01: 2",
    ));
});

test("the date that moves is the one that periods go by, whatever others their conditions name", () => {
  const own = vocabulary("").replace("  fact paidOn", `  fact birthDate "出生日期": date\n  fact paidOn`);
  const text = notice("if window is regular then 1 else 2").replace(
    "2025-12-31",
    "2025-03-31\n    when birthDate before 2020-01-01",
  );
  const { program } = compileFixture(text, {}, new SourceFile("people.pol", own));
  expect(until(program!, { birthDate: dayOf(2019, 5, 5) })).toBe("paidOn 2025-04-01: 2");
});
