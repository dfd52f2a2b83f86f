/** What a diagnostic says besides its code: the notice's words, and help that can be typed in. */
import { expect, test } from "vitest";
import type { Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { en } from "../../grammar/diagnostics/en.ts";
import type { Words } from "../../grammar/diagnostics/words.ts";
import { SourceFile } from "../../grammar/source.ts";
import { compileFixture } from "../support/compile-fixture.ts";

const english = ({ code, parameters }: Diagnostic): Words => en[code](parameters as never);

const inNotice = (body: string): string =>
  `notice small-2025 "小县"\n  year 2025\n  uses small\nclause 一 "甲"\n${body}\n` +
  `clause 九 "其他"\n  silent on window, premium, share, documents, township.completion, hamlet.rank\n`;

const inVocabulary = (body: string): string => `vocabulary people "居民"\n${body}\n`;

test.each<readonly [what: string, text: string, told: readonly string[]]>([
  ["an unclosed name", inNotice("parameter 「a: 1"), ["close it with `」`"]],
  ["an empty name", inNotice("parameter 「」: 1"), ["there is no name in `「」`"]],
  ["a Chinese text", inNotice("parameter a “甲\n : 1"), ["close it with `”`"]],
  ["a division by zero", inNotice("rule premium is (1 / 0) * 1 yuan rounded to fen"), ["divide by another number"]],
  [
    "a label that another thing has",
    inNotice('parameter gap "断保年数": 1'),
    ["the label `断保年数` of `gap` is that of `missedYears` already"],
  ],
  ["a parameter twice", inNotice("define f(a, a): a + 1"), ["`a` is declared twice"]],
  [
    "a fact that is called",
    inNotice("rule share when missedYears(1) > 1\nis 1%"),
    ["`missedYears` takes 0 arguments, not 1"],
  ],
  [
    "a function in small letters",
    inNotice("rule share when fullyears(birthDate, 2025-01-01) > 3\nis 1%"),
    ["did you mean `fullYears`?"],
  ],
  ["a misspelt unit", inNotice("rule premium is 400 yaun"), ["expected `yuan` or"]],
  ["a unit in the plural", inNotice("rule premium is 5 yuans"), ["expected `yuan` or"]],
  [
    "an amount of 15 digits",
    inNotice("rule premium is 999999999999999 yuan"),
    ["an amount goes up to 100 billion yuan"],
  ],
  [
    "rules of one clause in a circle",
    inNotice(
      "rule premium notwithstanding b when enrolled\nis 1 yuan\nrule premium named b notwithstanding 一\nis 2 yuan",
    ),
    ["一 (line 5) → b → 一 (line 5)"],
  ],
  [
    "rules with names in a circle",
    inNotice("rule share named a notwithstanding b\nis 1%\nrule share named b notwithstanding a\nis 2%"),
    ["a → b → a"],
  ],
])("%s", (_, text, told) => {
  const words = compileFixture(text).diagnostics.map(english);
  const all = words.map(({ message, help }) => `${message} / ${help ?? ""}`).join("\n");
  for (const each of told) expect(all).toContain(each);
});

test("options that are keywords are reported, and what comes after them", () => {
  const text = inVocabulary(
    'enumeration Kind "类"\n  of "甲"\n  date\n  plain "乙"\nentity person "人"\n  fact k "类": Kindd',
  );
  const { diagnostics } = compileFixture(text);
  expect(diagnostics.map(({ code }) => code)).toEqual(["keyword-as-name", "keyword-as-name", "unknown-type"]);
});

test.each(["é", "Éa", "ñandú", "ÿ", "Ā", "ǅ"])("%s begins a name", (name) =>
  expect(compileFixture(inNotice(`parameter ${name}: 1`)).diagnostics.map(({ code }) => code)).toEqual([]),
);

test("a rate of the items of a list is not taken for the record's own of that name", () => {
  const vocabulary = `vocabulary kin "户"
entity person "户"
  fact kids "子女": list of kid
  decision share "比例": rate
  decision total "合计": money
entity kid "子女"
  fact age "年龄": int
  decision share "比例": rate
`;
  const notice = `notice kin-2025 "通知"
  year 2025
  uses kin
clause 一 "一"
  rule share
    is 50%
  rule kid.share
    is 33.3%
  rule total
    is sum over kids: share * 50 fen
`;
  const { diagnostics } = compileFixture(notice, {}, new SourceFile("kin.pol", vocabulary));
  expect(diagnostics.map(({ code }) => code)).toEqual(["amount-not-rounded"]);
});
