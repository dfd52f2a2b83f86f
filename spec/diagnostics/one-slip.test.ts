/** One slip of the hand is told once: where it is, and not what seems wrong behind it or around it because of it. */
import { describe, expect, test } from "vitest";
import { compileFixture } from "../support/compile-fixture.ts";

const decisions = ["window", "premium", "share", "documents", "township.completion", "hamlet.rank"];

/** The codes of what is told, each with the text that it is about, of a clause of a notice that says nothing else. */
function told(body: string): readonly (readonly [code: string, text: string])[] {
  const silent = decisions.filter((name) => !body.includes(` ${name}`));
  const { diagnostics } = compileFixture(
    `notice small-2025 "小县"\n  year 2025\n  uses small\nclause 一 "甲"\n${body}\n` +
      `clause 九 "其他"\n  silent on ${silent.join(", ")}\n`,
  );
  return diagnostics.map(({ code, place: { file, span } }) => [code, file.text.slice(span.start, span.end)]);
}

const broken = "broken-before-is";
const sign = "unknown-character";
const syntax = "syntax-error";
const misnamed = "keyword-as-name";

describe.each<readonly [kind: string, slips: readonly (readonly [body: string, code: string, text: string])[]]>([
  [
    "a condition that is broken before `is`",
    [
      ["rule share when missedYears\n  is one of {1, 2}\n  is 1%", broken, "is one of"],
      ["rule share\n  when relief\n  is none\n  is 1%", broken, "is"],
      ["rule share\n  when relief\n  is none and enrolled\n  is 1%", broken, "is"],
      ["rule share\n  when relief\n  is not none and enrolled\n  is 1%", broken, "is not"],
      ["rule share\n  when paidOn\n  is known and paidOn before 2025-01-01\n  is 1%", broken, "is known"],
      ["rule share\n  when missedYears # 年数\n  is one of {1}\n  is 1%", broken, "is one of"],
      ["define a: relief\n  is none\nrule share\n  when a\n  is 1%", broken, "is"],
      ["define a: if relief\n  is none then yes else no\nrule share\n  when a\n  is 1%", broken, "is"],
      ['invariant "x"\n  then relief\n  is none', broken, "is"],
      ["规则 share\n  当 relief\n  为 none\n  为 1%", broken, "为"],
      ["rule share\n  when enrolled\n  is 1%\n  is 2%", broken, "is"],
    ],
  ],
  [
    "an operator of another language",
    [
      ["rule share\n  when enrolled && paidOn is known\n  is 1%", sign, "&&"],
      ["rule share\n  when enrolled&&paidOn is known\n  is 1%", sign, "&&"],
      ["rule share\n  when enrolled || paidOn is known\n  is 1%", sign, "||"],
      ["rule share\n  when !enrolled\n  is 1%", sign, "!"],
      ["rule share\n  when missedYears == 1\n  is 1%", sign, "=="],
      ["rule share\n  when missedYears === 1\n  is 1%", sign, "==="],
      ["rule share\n  when missedYears !== 1\n  is 1%", sign, "!=="],
      ["rule share\n  when missedYears <> 1\n  is 1%", sign, "<>"],
      ["rule share\n  when missedYears =< 1\n  is 1%", sign, "=<"],
      ["rule share\n  when missedYears => 1\n  is 1%", sign, "=>"],
    ],
  ],
  [
    "a word in capitals",
    [
      ["Rule share is 1%", syntax, "Rule"],
      ["rule share\n  When enrolled\n  is 1%", syntax, "When"],
      ["rule share\n  when enrolled AND paidOn is known\n  is 1%", syntax, "AND"],
      ["rule share\n  when Not enrolled\n  is 1%", syntax, "Not"],
      ["rule share\n  when enrolled\n  Is 1%", syntax, "Is"],
      ["rule hamlet.rank is Count over villages", syntax, "Count over"],
      ["rule premium is 400 Yuan", syntax, "Yuan"],
    ],
  ],
  [
    "a word too many or too few",
    [
      ["rule share\n  when enrolled\n  1%", syntax, "1"],
      ["rule share when enrolled then 1%", syntax, "then"],
      ["rule share is 1% when enrolled", syntax, "when"],
      ["rule share\n  when and enrolled\n  is 1%", syntax, "and"],
      ["rule share is 1% end", syntax, "end"],
      ["rule is 1%", syntax, "is"],
      ["rule share named is 1%", syntax, "is"],
      ["rule", syntax, "clause"],
      ["parameter\n\nrule share is 1%", syntax, "rule"],
      ["rule int is 1%", misnamed, "int"],
      ["rule share\n  is 1%\n  else\n  is 2%", syntax, "else"],
      ["rule share\n  is 1%\n\nrul documents\n  is {}", syntax, "rul"],
      ["rule share notwithstanding clause 一\n  is 1%", syntax, "clause"],
      ["规则 share 不受 条款 一 限制\n  为 1%", syntax, "条款"],
      ["define f x: x", syntax, "x"],
      ["silent on share premium", syntax, "premium"],
      ['reading r "x"\n  a "甲" default\n  b "乙"', syntax, "a"],
      ['duty village "x" by 2025-01-01', syntax, "by"],
      ["clause 二 乙\n  rule share is 1%", syntax, "乙"],
      ['clause 第二条 "乙"\n  rule share is 1%', syntax, "第二条"],
    ],
  ],
  [
    "a sign too many or too few",
    [
      ["rule share is 1%;", sign, ";"],
      ["规则 share\n  为 1%。", sign, "。"],
      ["rule share is: 1%", syntax, ":"],
      ["rule share\n  when (enrolled and paidOn is known\n  is 1%", syntax, "is"],
      ["rule share\n  when enrolled) and paidOn is known\n  is 1%", syntax, ")"],
      ["rule share\n  when standing has {resident\n  is 1%", syntax, "is"],
      ["rule share\n  when standing has any of (resident, student)\n  is 1%", syntax, ","],
      ["rule share\n  when standing has any of {resident student}\n  is 1%", syntax, "student"],
      ['rule share\n  when enrolled "x\n  is 1%', "text-not-closed", '"x'],
      ["rule share\n  when enrolled 「x\n  is 1%", "text-not-closed", "「"],
      ["rule premium\n  is enrolled ? 1 yuan : 2 yuan", syntax, "?"],
      ["define f(x: 3", syntax, ":"],
    ],
  ],
  [
    "an amount as others write it",
    [
      ["rule premium\n  is ¥400", sign, "¥"],
      ["rule premium\n  is 400 RMB", syntax, "RMB"],
      ["rule premium\n  is 400圆", syntax, "圆"],
      ["rule premium\n  is 1,000 yuan", syntax, ","],
      ["rule premium\n  is 1'000 yuan", sign, "'"],
      ["rule premium\n  is 4oo yuan", syntax, "oo"],
    ],
  ],
  [
    "a table",
    [
      ["table t\n  | a: int, b: int |\n  | 1 | 2 |", syntax, ","],
      ["table t\n  | missedYears => share |\n  | 1 | 2% |", syntax, "=>"],
      ["table t\n  | a: int | b: int\n  | 1 | 2 |\n  | 3 | 4 |", syntax, "1"],
      ["table t\n  | missedYears | => share |\n  | < | 2% |\n  | >= 1 | 3% |", syntax, "|"],
    ],
  ],
])("%s", (_, slips) => {
  test.each(slips)("%s", (body, code, text) => expect(told(body)).toEqual([[code, text]]));
});

test("behind what does not fit at the end of a declaration the next is read", () => {
  expect(told("rule share is 1% end\nrule documents is {nobody} end\nrule premium is 1 yuan when enrolled")).toEqual([
    [syntax, "end"],
    [syntax, "end"],
    [syntax, "when"],
  ]);
  expect(told("rule share is 1% when enrolled\nfact x: int\nrule documents is {nobody}")).toEqual([
    [syntax, "when"],
    [syntax, "fact"],
    ["unknown-member", "nobody"],
  ]);
});

test("what is wrong in another declaration, or in another row, is told as well", () => {
  expect(told("rule share when enrolled 1%\nrule premium is ¥1\nrule documents is {nobody}")).toEqual([
    [syntax, "1"],
    [sign, "¥"],
    ["unknown-member", "nobody"],
  ]);
  expect(told("table t\n  | missedYears | => share |\n  | < | 2% |\n  | >= one | 3% |\n  | > | 2% |")).toEqual([
    [syntax, "|"],
    ["unknown-name", "one"],
    [syntax, "|"],
  ]);
});
