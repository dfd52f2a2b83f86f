/** Which names a file and what stands in it may have. */
import { describe, expect, test } from "vitest";
import { compileFixture } from "../support/compile-fixture.ts";

const codesOf = (text: string): string[] => compileFixture(text).diagnostics.map(({ code }) => code);

const noticeOf = (name: string, body = ""): string =>
  `notice ${name} "小县"\n  year 2025\n  uses small\nclause 一 "甲"\n${body}\n` +
  `  silent on window, premium, share, documents, township.completion, hamlet.rank\n`;

describe("a notice may be called", () => {
  test.each(["small-2025", "小县2025", "「2025.v1」", "「2025」", "naïve", "「कानून」", "「a-.b」", "constructor"])(
    "%s",
    (name) => expect(codesOf(noticeOf(name))).toEqual([]),
  );
});

describe("no file can be called", () => {
  test.each([
    "「../up」",
    "「a/b」",
    "「a b」",
    "「.hidden」",
    "「end.」",
    "con",
    "「NUL.pol」",
    "「a*/」",
    "「甲：乙」",
    "「」",
  ])("%s", (name) =>
    expect(codesOf(noticeOf(name))).toContain(name === "「」" ? "text-not-closed" : "not-a-file-name"),
  );
  test("nor can a vocabulary", () =>
    expect(codesOf('vocabulary 「../up」 "词"\nentity person "居民"\n')).toEqual(["not-a-file-name"]));
});

describe("nothing is called `__proto__`", () => {
  test.each([
    ["a parameter, once for all its uses", "parameter __proto__: 1\ndefine a: __proto__\ndefine b: a"],
    ["a label", 'define a "__proto__": yes'],
    ["a parameter of a define", "define a(__proto__): __proto__ + 1"],
    ["a column", "table lines\n| __proto__: int |\n| 1 |"],
    ["an option", "reading r\noption 「__proto__」 default\noption b"],
  ])("%s", (_, body) => expect(codesOf(noticeOf("small", body))).toContain("reserved-name"));
});

describe("no decision has the name of what stands beside decisions", () => {
  const vocabulary = (fact: string, decision: string): string =>
    `vocabulary people "居民"\nentity person "居民"\n  fact ${fact}: int\n  decision ${decision}: int\n`;
  test.each(['error "差错"', 'cause "错误"', 'explanation "解释"', 'cause "说明"'])("%s", (decision) =>
    expect(codesOf(vocabulary('age "年龄"', decision))).toEqual(["reserved-name"]),
  );
  test("a fact may", () => expect(codesOf(vocabulary('error "错误"', 'cause "原因"'))).toEqual([]));
});
