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
  fact paid "已缴": money from 1 yuan to 1000 yuan
  fact visits "到访": list of visit
  decision d "日": date
  decision n "数": int
  decision m "额": money
entity visit "到访" in person
  fact spent "天数": int from 1 to 9
`,
);

const steps = "  table steps\n  | key: int | step: int |\n  | 1 | 9000000 |\n  | 2 | 9000001 |\n";

function codesOf(rules: string): readonly string[] {
  const silent = ["d", "n", "m"].filter((name) => !rules.includes(`rule ${name}`));
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
  ["of days that are counted from many on", "born + ((count + 3) * 1000000) days", true],
  ["of years that are counted", "born + (count + 8100) years", true],
  ["of years of which some are not too many", "born + (count + 8095) years", false],
  ["so many years before it", "born - (count + 2101) years", true],
  ["of a time that is added up", "born + (8000 years + 101 years)", true],
  ["of the latest of two", "latest(born, born + 8100 years)", true],
  ["of the earliest of two", "earliest(born, born + 8100 years)", false],
  ["at the end of a month", "last day of month of (born + 8101 years)", true],
  ["of days looked up", "born + (step of steps at 1) days", true],
  ["of the days of a visit", "born + ((highest over visits: spent * 1000000) or else 1000000) days", false],
])("a date %s: %s", (_, value, isNever) => {
  const define =
    (value.includes("later") ? "  define later: born + 3100 years\n" : "") + (value.includes("steps") ? steps : "");
  expect(codesOf(`${define}  rule d\n    is ${value}`)).toEqual(isNever ? ["never-given rule d"] : []);
});

test.each([
  ["a product", "n", "(count + 1) * 999999999999 * 99999", true],
  ["a product that may be small", "n", "count * 999999999999 * 99999", false],
  ["a product of what is below zero", "n", "(count - 11) * 999999999999 * 99999", true],
  ["a quotient", "n", "(999999999999 * 999999999999 / (count + 1)) rounded to whole number", true],
  ["a quotient that may be small", "n", "(999999999999 * 9999 / (count + 1)) rounded to whole number", false],
  ["the greatest of several", "n", "greatest(count, 999999999999 * 99999)", true],
  ["the least of several", "n", "least(count, 999999999999 * 99999)", false],
  ["a sum over a list, which may be empty", "n", "sum over visits: spent * 999999999999 * 99999", false],
  [
    "the highest over a list",
    "n",
    "(highest over visits: spent * 999999999999 * 99999) or else 999999999999 * 99999",
    true,
  ],
  ["a sum over a table", "n", "sum over steps: step * 999999999999", true],
  ["a remainder", "n", "remainderOf(999999999999 * 99999, 7)", false],
  ["an amount", "m", "paid * 999999999999 * 999", true],
  ["a share of an amount", "m", "(paid * 999999999999 * 999 * 0.0001%) rounded to yuan", false],
  ["an amount that is rounded", "m", "(paid * 999999999999 * 999 * 50%) rounded down to yuan", true],
])("%s", (_, decision, value, isNever) => {
  const define = value.includes("steps") ? steps : "";
  expect(codesOf(`${define}  rule ${decision}\n    is ${value}`)).toEqual(
    isNever ? [`never-given rule ${decision}`] : [],
  );
});

test("a rule among others is told by itself", () => {
  const rules = "  rule d\n    when late\n    is born + 8100 years\n  rule d\n    when not late\n    is born";
  expect(codesOf(rules)).toEqual(["never-given rule d"]);
});
