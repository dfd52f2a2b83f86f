/** A rule that decides nothing as the notice is read: it is told whether it does in another reading, and in which. */
import { expect, test } from "vitest";
import { checkExactly } from "../../explain/exact.ts";
import { SourceFile } from "../../grammar/source.ts";
import { compileFixture } from "../support/compile-fixture.ts";

const reading = (name: string): string => `reading ${name} "${name}甲"\n  option off "关" default\n  option on "开"\n`;

function toldOf(ofShare: string): readonly unknown[] {
  const text =
    `notice small-2025 "小县"\n  year 2025\n  uses small\nclause 一 "甲"\n${reading("a")}${reading("b")}` +
    `rule documents when a is off or b is off\n  adds {resident}\n${ofShare}\n` +
    `clause 九 "其他"\n  silent on window, premium, township.completion, hamlet.rank\n`;
  const { program, diagnostics } = compileFixture(text);
  expect(diagnostics).toEqual([]);
  return checkExactly(program!, new SourceFile("notice.pol", text)).map(({ code, severity, parameters }) =>
    code === "applies-in-other-reading" ? [code, severity, parameters.reading?.en ?? null] : [code, severity],
  );
}

test.each<readonly [when: string, told: readonly unknown[]]>([
  ["enrolled and (a is off or b is on)", []],
  ["enrolled and b is on", [["applies-in-other-reading", "note", "b=on"]]],
  ["enrolled and a is on and b is on", [["applies-in-other-reading", "note", null]]],
  ["missedYears < 0 and b is on", [["rule-never-applies", "warning"]]],
])("when %s", (when, told) => {
  const ofRule = toldOf(`rule share\n  is 1%\nrule share notwithstanding 一\n  when ${when}\n  is 2%`).filter(
    (each) => JSON.stringify(each) !== '["condition-constant","warning"]',
  );
  expect(ofRule).toEqual(told);
});

test("a row of a table", () => {
  const rows = "| student | 2% | b is on |\n| student | 1% | |\n| otherwise | 0% | |";
  const told = toldOf(`table t by standing\n| category | share | provided |\n${rows}`);
  expect(told).toEqual([["applies-in-other-reading", "note", "b=on"]]);
});
