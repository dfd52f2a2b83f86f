/** A decision may have thousands of rules: nothing that is printed nests with their number. */
import { expect, test } from "vitest";
import { checkExactly } from "../../explain/exact.ts";
import { createEvaluator } from "../../emit/evaluator.ts";
import { emitTypeScript } from "../../emit/typescript/emit.ts";
import { interpretOutcome } from "../../ir/interpret.ts";
import { SourceFile } from "../../grammar/source.ts";
import { parseRecord } from "../../runtime/parse.ts";
import { fixtureProgram } from "../support/compile-fixture.ts";

const count = 2000;
const rules = Array.from(
  { length: count },
  (_, index) => `rule premium when missedYears is ${index}\nis ${index % 7} yuan`,
);
const text =
  `notice small-2025 "小县"\nyear 2025\nuses small\nclause 一 "甲"\n${rules.join("\n")}\n` +
  `rule premium when missedYears >= ${count}\nis 9 yuan\n` +
  `clause 九 "其他"\nsilent on window, share, documents, township.completion, hamlet.rank\n`;

test("2000 rules are checked, decided and printed", async () => {
  const program = fixtureProgram(text);
  expect(checkExactly(program, new SourceFile("notice.pol", text))).toEqual([]);
  const { schema, evaluate } = createEvaluator(program, "person");
  for (const missedYears of [0, 5, count - 1, count]) {
    const parsed = parseRecord(schema, { birthDate: "1980-01-01", paidOn: "2025-01-01", missedYears });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    expect(evaluate(parsed.value)).toEqual(interpretOutcome(program, "person", parsed.value));
    expect(evaluate(parsed.value)["premium"]).toBe(missedYears === count ? 900 : (missedYears % 7) * 100);
  }
  expect((await emitTypeScript(program))[0]!.text).toContain("return 9_00;");
});
