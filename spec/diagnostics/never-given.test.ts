/** A rule whose value can be given to nobody is an error; one whose value can be given to some is none. */
import { expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { SourceFile } from "../../grammar/source.ts";

const vocabulary = new SourceFile(
  "people.pol",
  `vocabulary people "居民"
entity person "居民"
  fact born "出生日期": date from 1900-01-01 to 2100-12-31
  fact died "死亡日期": date?
  fact late "晚": bool default no
  fact count "次数": int from 0 to 10
  decision d "日": date
  decision n "数": int
`,
);

function codesOf(rules: string): readonly string[] {
  const silent = ["d", "n"].filter((name) => !rules.includes(`rule ${name}`));
  const text = `notice people-2025 "通知"\n  year 2025\n  uses people\n\nclause 一 "甲"\n${rules}\n  silent on ${silent.join(", ")}\n`;
  const { diagnostics } = compile(new SourceFile("people-2025.pol", text), {
    vocabulary: () => ({ file: vocabulary, path: "people.pol" }),
  });
  return diagnostics.map(({ code, place }) => `${code} ${text.slice(place.span.start, place.span.end).split("\n")[0]}`);
}

test.each([
  ["beyond the last day, by however little", "born + 8100 years", true],
  ["beyond it for those born late alone", "born + 8099 years", false],
  ["before the first day", "born - 2100 years", true],
  ["before it for those born early alone", "born - 1900 years", false],
  ["in every case", "if late then born + 8100 years else yearEnd + 9000 years", true],
  ["in one case of two", "if late then born + 8100 years else yearEnd", false],
  ["where it is known", "died or else born + 8100 years", false],
  ["by way of a definition", "later + 5000 years", true],
  ["of days that are counted", "born + (count * 1000000) days", false],
])("a date %s: %s", (_, value, isNever) => {
  const define = value.includes("later") ? "  define later: born + 3100 years\n" : "";
  expect(codesOf(`${define}  rule d\n    is ${value}`)).toEqual(isNever ? ["never-given rule d"] : []);
});

test("a rule among others is told by itself", () => {
  const rules = "  rule d\n    when late\n    is born + 8100 years\n  rule d\n    when not late\n    is born";
  expect(codesOf(rules)).toEqual(["never-given rule d"]);
});
