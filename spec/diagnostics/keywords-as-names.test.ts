/** A word of the language that stands for a name is told where it is declared and where it is used, and nothing follows from it. */
import { describe, expect, test } from "vitest";
import type { Colours } from "../../cli/context.ts";
import { diagnosticText } from "../../cli/render/diagnostic.ts";
import { compileFixture } from "../support/compile-fixture.ts";

const inNotice = (body: string): string =>
  `notice small-2025 "小县"\n  year 2025\n  uses small\nclause 一 "甲"\n${body}\n` +
  `clause 九 "其他"\n  silent on window, premium, documents, township.completion, hamlet.rank\n`;

const found = (body: string): readonly (readonly [code: string, text: string])[] =>
  compileFixture(inNotice(body))
    .diagnostics.filter(({ severity }) => severity === "error")
    .map(({ code, place: { file, span } }) => [code, file.text.slice(span.start, span.end)]);

test.each([
  [
    "a type's word",
    "parameter rate: 3\nrule share is if rate > 2 or rate < 1 then 1% else 0%",
    ["rate", "rate", "rate"],
  ],
  ["a unit", "define days: 3\nrule share is if days > 2 then 1% else 0%", ["days", "days"]],
  ["a word of a rule", "rule share named when is 1%\nrule share notwithstanding when is 2%", ["when", "when"]],
  ["a word that only uses have", "rule share when date > birthDate is 1%", ["date"]],
  ["an option", "rule share when relief is number is 1%", ["number"]],
  ["in Chinese", "参数 比例：3\n规则 share 为 若 比例 > 2 则 1% 否则 0%", ["比例", "比例"]],
  ["beside quoted uses", "parameter 「when」: 3\nrule share is if 「when」 + when > 2 then 1% else 0%", ["when"]],
])("%s", (_, body, words) => {
  expect(found(body)).toEqual(words.map((word) => ["keyword-as-name", word]));
});

test("a word that begins what comes next is no name: something is missing before it", () => {
  expect(found("rule share is 1% +\nparameter x: 1")).toEqual([["syntax-error", "parameter"]]);
});

describe("a rounding that does not say to what is told what is missing, and where", () => {
  const plain: Colours = new Proxy({} as Colours, { get: () => (text: string) => text });
  const told = (text: string): readonly string[] =>
    (["en", "zh"] as const).map((language) =>
      compileFixture(text)
        .diagnostics.map((each) => diagnosticText(each, language, plain))
        .join("\n"),
    );
  const value = "  parameter x: (1 yuan * 50%) rounded down";
  const reports = (line: number): readonly string[] => {
    const excerpt = `  notice.pol:${line}:43\n   ${line} | ${value}\n     | ${" ".repeat(value.length)}^`;
    return [
      `error[syntax-error]: something is missing after \`rounded down\`\n${excerpt}\n` +
        "  help  expected `to fen` or `to jiao` or `to yuan`\n",
      `错误[syntax-error]：“rounded down”之后缺少内容\n${excerpt}\n  建议  此处可写：“至 分”、“至 角”、“至 元”\n`,
    ];
  };

  test("at the end of a line", () => {
    expect(told(inNotice(`${value}\n  parameter y: 1`).replace("on window,", "on share, window,"))).toEqual(reports(5));
  });

  test("at the end of the file", () => {
    const text = inNotice("").replace("on window,", "on share, window,").replace('clause 一 "甲"\n\n', "");
    expect(told(`${text}${value}\n`)).toEqual(reports(6));
  });
});
