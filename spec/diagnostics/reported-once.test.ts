/** What is wrong is reported once, where it stands, and nothing that only follows from it. */
import { describe, expect, test } from "vitest";
import { compileFixture } from "../support/compile-fixture.ts";

const codesOf = (text: string): string[] => compileFixture(text).diagnostics.map(({ code }) => code);

/** What stands in one clause of a notice that is silent on everything else. */
const inNotice = (body: string, headers = ""): string =>
  `notice small-2025 "小县"\n  year 2025\n  uses small\n${headers}\nclause 一 "甲"\n${body}\n` +
  `clause 九 "其他"\n  silent on window, premium, share, documents, township.completion, hamlet.rank\n`;

const inPerson = (body: string): string =>
  `vocabulary people "居民"\nenumeration Window "缴费期"\n  open "内"\n  closed "外"\nentity person "居民"\n` +
  `  fact born "出生": date\n  fact paidOn "缴费": date?\n  fact count "次数": int from 0 default 0\n${body}\n`;

test("a misspelt header hides nothing that is wrong after it", () => {
  expect(codesOf(inNotice("rule shar is 1%", '  isuer "县政府"'))).toEqual(["syntax-error", "unknown-decision"]);
});

test("a clause whose number is misread is read all the same", () => {
  const inClause = (number: string): string => inNotice("rule shar is 1%").replace("clause 一 ", `clause ${number} `);
  expect(codesOf(inClause("一(1)"))).toEqual(["syntax-error", "unknown-decision"]);
  expect(codesOf(inClause("3.2"))).toEqual(["syntax-error", "unknown-decision"]);
});

test("a misspelt option is no fault of its reading", () => {
  const reading =
    'reading who "谁"\n  optin all "全部" default\n  option some "部分"\n  rule share when who is all\n is 1%';
  expect(codesOf(inNotice(reading))).toEqual(["syntax-error"]);
});

test("of errors without number the first is told", () => {
  const many = Array.from({ length: 3000 }, () => "clause 一 )\n  rule share is 1%\n").join("");
  expect(codesOf(`notice small-2025 "小县"\n  year 2025\n  uses small\n${many}`)).toEqual(["syntax-error"]);
});

describe("in a notice", () => {
  test.each<readonly [what: string, body: string, codes: readonly string[]]>([
    ["an option beside a misspelt name", "rule share when windw is late\nis 1%", ["unknown-name"]],
    [
      "a name in two rules",
      "rule share when old\nis 1%\nrule documents when old\nis {}",
      ["unknown-name", "unknown-name"],
    ],
    [
      "a declaration that cannot be read, and its use",
      "define old: : yes\nrule share when old\nis 1%",
      ["syntax-error"],
    ],
    ["a misspelt decision, which then has no rule", "rule shar is 1%", ["unknown-decision"]],
    [
      "a misspelt column, whose decision then has no rule",
      "table t by relief\n| category | shar |\n| none | 1% |",
      ["column-unknown"],
    ],
    ["a share by a quotient of which every product is whole", "rule premium is 3 / 2 * 200 yuan", []],
    ["a number in full-width digits", "rule share is ５０%", ["confusable-character"]],
    ["a clause whose only rule cannot be read", "rule share 1%", ["syntax-error"]],
    [
      "a circle of definitions",
      "define a: b or enrolled\ndefine b: a or enrolled\nrule share when a\nis 1%",
      ["circular-definition"],
    ],
    ["a circle of parameters", "parameter a: b + 1\nparameter b: a + 1", ["circular-definition"]],
    ["a decision that rests on itself", "rule share is share", ["circular-definition", "decision-needs-value"]],
    ["a parameter that has a fact's name", "parameter enrolled: 1", ["duplicate-name"]],
    ["a parameter that has a fact's label", 'parameter registered "已登记": 1', ["duplicate-name"]],
    [
      "a definition that has the name of a day that every notice has",
      "define yearEnd: enrolled\nrule share when yearEnd\nis 1%",
      ["duplicate-name"],
    ],
    [
      "two rules of one name",
      "rule share named a when enrolled\nis 1%\nrule share named a when not enrolled\nis 2%",
      ["duplicate-name"],
    ],
    ["a share of a parameter that is no whole fen", "parameter half: 1 fen * 50%", ["amount-not-rounded"]],
    ["a division by nothing", "parameter none: 1 / 0", ["divisor-may-be-zero"]],
    ["a product that is too large", "parameter large: 999999999999 * 999999999999", ["number-too-long"]],
    [
      "a duty that ends before it begins",
      'duty village "a" due monthly on day 1 from 2025-02-01 to 2025-01-01',
      ["period-reversed"],
    ],
    [
      "an unknown actor and an unknown event",
      'duty villager "a" due within 3 days after event recieved',
      ["unknown-member", "unknown-member"],
    ],
    ["a rate beside a text", 'parameter part "比例": 33% < "缴费标准"', ["not-comparable"]],
    ["a list that is compared", "rule township.completion when villages = villages\nis 1%", ["not-comparable"]],
    [
      "a column of data that stands twice",
      "table t\n| a: int | a: int |\n| 1 | 2 |\nrule hamlet.rank is count over t",
      ["duplicate-name"],
    ],
    ["an empty cell", "table t by standing\n| category | share |\n| student | |", ["type-mismatch"]],
    ["a table by a number", "table t by missedYears\n| category | share |\n| student | 1% |", ["type-mismatch"]],
    ["a member of a set that is no name", "rule share when standing has 1\nis 1%", ["type-mismatch"]],
    [
      "a keyword as a column of data",
      "table t\n| category |\n| 1 |\nrule hamlet.rank is count over t",
      ["keyword-as-name"],
    ],
  ])("%s", (_what, body, codes) => expect(codesOf(inNotice(body))).toEqual(codes));

  test.each([
    ["`is not absent` and `is known`", "rule share when paidOn is not absent and paidOn after yearStart\nis 1%"],
    ["seven jiao in tenths of a yuan", "rule premium is 0.7 jiao + 0.7 yuan"],
    ["a share of listed rates", "rule premium is 400 yuan * (100% - (if enrolled then 10% else 0.25%))"],
  ])("%s is fine", (_what, body) => expect(codesOf(inNotice(body))).toEqual([]));

  test("a line of the heading that stands twice", () =>
    expect(codesOf(inNotice("  rule share is 1%", "  year 2025\n"))).toEqual(["duplicate-name"]));

  test("a clause number stands for the clauses beneath it and for no other", () => {
    const text = (target: string): string =>
      `notice small-2025 "小县"\n  year 2025\n  uses small\nclause 四(十) "甲" narrative\nclause 四(十一) "乙"\n  rule share is 1%\n` +
      `clause 一1 "丙"\n  rule documents is {}\n` +
      `clause 五 "丁"\n  rule share notwithstanding ${target} when enrolled\nis 2%\n  rule documents notwithstanding 一 when enrolled\nis {student}\n` +
      `clause 九 "其他"\n  silent on window, premium, township.completion, hamlet.rank\n`;
    expect(codesOf(text("四(十)"))).toEqual(["overrides-nothing"]);
    expect(codesOf(text("四(十一)"))).toEqual([]);
    expect(codesOf(text("四"))).toEqual([]);
  });
});

test("a decision of another entity is called as `silent on` would", () => {
  const { diagnostics } = compileFixture(
    `notice small-2025 "小县"\n  year 2025\n  uses small\nclause 一 "甲"\n  rule township.completion is absent\n` +
      `clause 九 "其他"\n  silent on window, premium, share, documents, hamlet.rank\n`,
  );
  expect(diagnostics.map(({ parameters }) => parameters)).toEqual([
    { decision: { en: "township.completion", zh: "乡镇.完成率" }, type: "rate", value: null },
  ]);
});

describe("in a vocabulary that is checked alone", () => {
  test.each<readonly [what: string, body: string, codes: readonly string[]]>([
    ["a default of another type", "fact extra: bool default 3", ["type-mismatch"]],
    ["a default below the least", "fact extra: int from 1 default 0", ["outside-range"]],
    ["a list of numbers", "fact extra: list of int", ["type-mismatch"]],
    ["a least date", "fact extra: date from 3", ["type-mismatch"]],
    ["a default of a list", "fact extra: list of text default {}", ["type-mismatch"]],
    ["an unknown name in a gate", "decision late: bool only when payd", ["unknown-name"]],
    ["a gate that may be absent", "decision late: bool only when paidOn after born", ["absent-not-handled"]],
    [
      "a value without the gate that makes it known",
      "decision late: date only when paidOn is known otherwise paidOn",
      ["decision-needs-value"],
    ],
    ["an error in a requirement", 'require "a": count', ["type-mismatch"]],
    ["an error in a definition", "define a: born + 1", ["cannot-calculate"]],
    [
      "decisions whose gates rest on each other",
      "decision a: bool only when b otherwise no\ndecision b: bool only when a otherwise no",
      ["circular-definition"],
    ],
    [
      "periods of something that is no date",
      "decision w: Window by periods of count otherwise closed",
      ["type-mismatch"],
    ],
    ["periods that are no option", "decision w: bool by periods of born otherwise no", ["type-mismatch"]],
    ["a fact and a definition of one name", "define count: 3", ["duplicate-name"]],
    ["an entity inside itself", "fact family: list of person", ["circular-definition"]],
  ])("%s", (_what, body, codes) => expect(codesOf(inPerson(`  ${body}`))).toEqual(codes));

  test("an absent default of an optional fact is fine", () =>
    expect(codesOf(inPerson("  fact extra: date? default absent"))).toEqual([]));
});
