/** Definitions, parameters and decisions that rest on one another in a row, and in a circle. */
import { describe, expect, test } from "vitest";
import { createEvaluator } from "../../emit/evaluator.ts";
import { emitTypeScript } from "../../emit/typescript/emit.ts";
import { interpret } from "../../ir/interpret.ts";
import { compileFixture, fixtureProgram } from "../support/compile-fixture.ts";

const notice = (body: string): string =>
  `notice small-2025 "小县2025年度参保缴费通知"\n  year 2025\n  uses small\n\nclause 一 "缴费标准"\n${body}\n` +
  "  silent on window, share, documents, township.completion, hamlet.rank\n";

/** Defines `d0` to `dN` in the order of their numbers or backwards, each one more than the one before. */
function chain(length: number, first: string, isBackwards: boolean): string {
  const lines = Array.from({ length }, (_, at) => `  define d${at}: ${at === 0 ? first : `d${at - 1} + 1`}\n`);
  if (isBackwards) lines.reverse();
  return `${lines.join("")}  rule premium\n    is if d${length - 1} = ${length} then 400 yuan else 500 yuan\n`;
}

const found = (text: string): readonly unknown[] =>
  compileFixture(text).diagnostics.map(({ code, parameters }) => [code, parameters]);

/** Expects that a circle of so many is all that is told. */
function expectCircle(text: string, length: number): void {
  const problems = found(text);
  expect(problems).toHaveLength(1);
  const [code, { path }] = problems[0] as [string, { path: readonly string[] }];
  expect(code).toBe("circular-definition");
  expect(path).toHaveLength(length + 1);
  expect(path[0]).toBe(path.at(-1));
  expect(new Set(path).size).toBe(length);
}

describe.each([false, true])("definitions in a row, the first one last: %s", (isBackwards) => {
  test("may be 299, and are decided alike by the interpreter and the code", async () => {
    const program = fixtureProgram(notice(chain(299, "1", isBackwards)));
    const facts = program.entities[0]!.facts.map(({ name, default: value }) => [name, value] as const);
    const record = { ...Object.fromEntries(facts), paidOn: 20_000 };
    expect(interpret(program, "person", record).values["premium"]).toBe(40_000);
    expect(createEvaluator(program, "person").evaluate(record)["premium"]).toBe(40_000);
    await expect(emitTypeScript(program)).resolves.toHaveLength(1);
  });

  test("are refused where there are more, once", () => {
    for (const length of [301, 2000])
      expect(found(notice(chain(length, "1", isBackwards)))).toEqual([["too-deep", { chain: 300 }]]);
  });

  test.each([3, 175, 1000])("%i of them in a circle are told as a circle, once, and as nothing else", (length) => {
    expectCircle(notice(chain(length, `d${length - 1} + 1`, isBackwards)), length);
  });
});

describe.each([false, true])("parameters in a row, the first one last: %s", (isBackwards) => {
  const parameters = (length: number, first: string): string =>
    chain(length, first, isBackwards).replaceAll("  define ", "  parameter ");

  test("may be any number", () => {
    const { program } = compileFixture(notice(parameters(2000, "1")));
    expect(program!.parameters.find(({ name }) => name === "d1999")?.values[0]?.value).toBe(2000);
  });

  test.each([3, 175, 1000])("%i of them in a circle are told as a circle, once, and as nothing else", (length) => {
    expectCircle(notice(parameters(length, `d${length - 1} + 1`)), length);
  });
});

test("decisions that rest on one another in a row are refused where there are more", () => {
  const rules = (length: number): string =>
    Array.from(
      { length },
      (_, at) => `  decision d${at}: int\n  rule d${at}\n    is ${at === 0 ? "1" : `d${at - 1} + 1`}\n`,
    ).join("");
  expect(found(notice(`${rules(300)}  silent on premium\n`))).toEqual([]);
  expect(found(notice(`${rules(400)}  silent on premium\n`))).toEqual([["too-deep", { chain: 300 }]]);
});
