import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { textMateGrammar } from "../../editors/textmate/grammar.ts";

interface Pattern {
  readonly name: string;
  readonly match: string;
}

const { patterns } = JSON.parse(textMateGrammar()) as { readonly patterns: readonly Pattern[] };

/** The scope of the first pattern that takes the text at its place in a line: TextMate's own rule. */
function scopeOf(text: string, line: string): string | undefined {
  const start = line.lastIndexOf(text);
  return patterns
    .map(({ name, match }) => ({ name, found: stickyMatch(match, line, start) }))
    .find(({ found }) => found === text)?.name;
}

function stickyMatch(match: string, line: string, start: number): string | undefined {
  const pattern = new RegExp(match, "uy");
  pattern.lastIndex = start;
  return pattern.exec(line)?.[0];
}

describe("the TextMate grammar", () => {
  test("is the one that the keyword table gives", () => {
    const url = new URL("../../editors/textmate/pol.tmLanguage.json", import.meta.url);
    expect(readFileSync(url, "utf8"), "run editors/textmate/generate.ts").toBe(textMateGrammar());
  });

  test.each([
    ["rule", "  rule waiting notwithstanding 三", "keyword.declaration.pol"],
    ["规则", "  规则 待遇等待期 不受 三 限制", "keyword.declaration.pol"],
    ["notwithstanding", "  rule waiting notwithstanding 三", "keyword.control.pol"],
    ["限制", "  规则 待遇等待期 不受 三 限制", "keyword.control.pol"],
    ["三", "  规则 待遇等待期 不受 三 限制", "entity.name.section.pol"],
    ["is not empty", "    when assistance is not empty", "keyword.operator.word.pol"],
    ["或", "    当 甲 或 乙", "keyword.operator.word.pol"],
    ["元", "  参数 个人缴费标准：400元", "keyword.other.unit.pol"],
    ["日", "    当 缴费日期 在 出生日期 后 90日内", "keyword.other.unit.pol"],
    ["2025年7月1日", "    当 缴费日期 不早于 2025年7月1日", "constant.numeric.date.pol"],
    ["「三」", "  参数 「三」：1", "variable.other.quoted.pol"],
    ["# 说明", "  参数 甲：1  # 说明", "comment.line.number-sign.pol"],
    ["“新生儿（含）”", "  示例 “新生儿（含）”", "string.quoted.double.pol"],
    ["sum over", "    is sum over villages: paid", "support.function.pol"],
    ["yes", "    is yes", "constant.language.pol"],
    ["money", "  decision selfPay: money", "storage.type.pol"],
  ])("colours %s in %j", (text, line, scope) => {
    expect(scopeOf(text, line)).toBe(scope);
  });

  test("leaves names alone that begin like a keyword", () => {
    expect(scopeOf("ruler", "  parameter ruler: 1")).toBeUndefined();
    expect(scopeOf("规则说明", "  参数 规则说明：1")).toBeUndefined();
  });
});
