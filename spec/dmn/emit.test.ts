/** Models of DMN as they are written. That engines decide by them as Pol does is held in `spec/callers/dmn.callers.ts`. */
import { describe, expect, test } from "vitest";
import { SaxesParser } from "saxes";
import { emitDmn } from "../../emit/dmn/emit.ts";
import { NotInDmn } from "../../emit/dmn/not-in-dmn.ts";
import type { Program } from "../../ir/ir.ts";
import { compileSample } from "../docs/compile-sample.ts";
import { noticeNames, programOf } from "../policies/notices.ts";
import { libraryNotice, libraryVocabulary } from "./library.ts";

const vocabulary = `
vocabulary pool "游泳馆"

enumeration Group "人群"
  resident "本地居民"
  veteran  "退役军人"

main entity person "人"
  fact bornOn "出生日期": date
  fact paidOn "缴费日期": date?
  fact groups "人群":     set of Group default {}
  fact visits "次数":     int from 0 to 400 default 0

  decision mayEnter "可入场": bool
  decision fee "门票": money only when mayEnter
  decision share "比例": rate
  decision term "期限": duration
  decision band "档": text
`;

const notice = (rules: string): string => `
notice pool-2025 "游泳馆"
  issued 2025-01-01
  year   2025
  uses   pool

clause 一 "总则"
  parameter full "全价": 10.50 yuan
${rules}
`;

const plain = `
  rule mayEnter
    is visits < 300
  rule share
    is 50%
  rule term
    is 3 months
  rule band
    is "all"
  rule fee
    is full
`;

const compiled = (text: string): Program => {
  const { program, diagnostics } = compileSample(
    text,
    new Map([
      ["pool", vocabulary],
      ["library", libraryVocabulary],
    ]),
  );
  if (program === null) throw new Error(JSON.stringify(diagnostics.map(({ code, parameters }) => [code, parameters])));
  return program;
};

const decisionText = (program: Program, name: string): string => {
  const text = emitDmn(program)[0]!.text;
  const found = new RegExp(`<decision id="decision_${name}".*?</decision>`, "su").exec(text)![0];
  return found.slice(found.search(/<(?:decisionTable|literalExpression) /u));
};

/** A decision table, a line for what heads its columns and one for each rule. */
const tableText = (program: Program, name: string): string => {
  const text = decisionText(program, name);
  const policy = /hitPolicy="(\w+)"/u.exec(text)![1]!;
  const texts = (part: string): string[] => [...part.matchAll(/<text>(.*)<\/text>/gu)].map((each) => each[1]!);
  const outputs = [...text.matchAll(/<output id="\w+"(?: name="(\w+)")?/gu)].map((each) => each[1] ?? "");
  const [head = "", ...rules] = text.split("<rule ");
  return [[policy, ...texts(head), "=>", ...outputs], ...rules.map(texts)].map((line) => line.join(" | ")).join("\n");
};

test("a decision whose rules override one another is a table with what bars each", () => {
  const rules = plain.replace(
    "  rule fee\n    is full",
    `  rule fee
    is full
  rule fee notwithstanding 一
    when groups has veteran and paidOn is known and paidOn before 2025-03-01
    is 0 yuan`,
  );
  expect(tableText(compiled(notice(rules)), "fee")).toBe(
    [
      `FIRST | problem | mayEnter | list contains(groups, "veteran") | paidOn | list contains(groups, "veteran") and paidOn != null and paidOn &lt; date("2025-03-01") | => | `,
      `null | true | true | &lt; date("2025-03-01") | - | 0 | 一`,
      `null | true | - | - | false | full | 一`,
    ].join("\n"),
  );
});

test("a table that decides gives out its row", () => {
  const rules = plain.replace(/ {2}rule share.*(?= {2}rule fee)/su, "").concat(`
  rule term
    is 3 months
  table bands "分档"
    | visits   | groups  | => share | band |
    | < 10     |         | 100%     | "few" |
    | 10 to 20 | veteran | 90%      | "some" |
    | otherwise |        | 50%      | "many" |
`);
  const program = compiled(notice(rules));
  expect(tableText(program, "bands")).toBe(
    [
      'UNIQUE | visits | list contains(groups, "veteran") | => | share | band',
      '&lt; 10 | - | 1 | "few" | 一',
      '[10..20] | true | 0.9 | "some" | 一',
    ].join("\n"),
  );
  expect(decisionText(program, "share")).toContain(
    "if problem = null then (if bands != null then bands.share else 0.5) else null",
  );
});

test.each(noticeNames)("%s is well-formed, and every reference leads to an element", (name) => {
  const text = emitDmn(programOf(name))[0]!.text;
  const ids = new Set<string>();
  const asked: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (problem) => {
    throw problem;
  });
  parser.on("opentag", ({ attributes }) => {
    const [id, href] = [attributes["id"]?.value, attributes["href"]?.value];
    if (id !== undefined) {
      expect(ids).not.toContain(id);
      ids.add(id);
    }
    if (href !== undefined) asked.push(href.slice(1));
  });
  parser.write(text).close();
  expect(asked.filter((each) => !ids.has(each))).toEqual([]);
  expect(asked.length).toBeGreaterThan(50);
});

describe("what a model cannot say is refused with its place", () => {
  const refusal = (text: string): readonly [string, string] => {
    try {
      emitDmn(compiled(text));
    } catch (problem) {
      if (!(problem instanceof NotInDmn)) throw problem;
      const { start, end } = problem.origin.span;
      return [problem.what, text.slice(start, end)];
    }
    throw new Error("nothing is refused");
  };
  const with_ = (from: string, to: string): string => notice(plain.replace(from, to));

  test("a rate that no decimal holds", () => {
    expect(refusal(with_("is 50%", "is 1/3"))).toEqual(["inexact", "1/3"]);
    expect(refusal(with_("is 50%", "is visits / 7"))).toEqual(["inexact", "visits / 7"]);
  });

  test("a duration of months and days", () => {
    expect(refusal(with_("is 3 months", "is 3 months + 1 days"))).toEqual(["duration", "3 months + 1 days"]);
  });
});

test("names that FEEL has words for, and signs that nobody sees", () => {
  const program = compiled(
    notice(
      plain
        .replace("rule fee", 'define count "数": visits + 1\n  rule fee')
        .replace("is visits < 300", "is count < 300"),
    ),
  );
  expect(decisionText(program, "mayEnter")).toContain("count_ &lt; 300");
  const [file] = emitDmn({ ...program, notice: { ...program.notice, title: '甲\u202e\u001b[31m"<&\ud800' } });
  expect(file!.text).toContain('<description>甲\\u202e\\u001b[31m"&lt;&amp;\ufffd.');
});

test("what the library asks is written once", () => {
  const text = emitDmn(compiled(libraryNotice))[0]!.text;
  expect(text.match(/<businessKnowledgeModel /gu)).toHaveLength(5);
  expect(text.match(/<relation /gu)).toHaveLength(1);
});
