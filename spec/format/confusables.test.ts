import { expect, test } from "vitest";
import { findConfusables } from "../../grammar/confusables.ts";
import { parse } from "../../grammar/parse.ts";
import { SourceFile } from "../../grammar/source.ts";

/** The text with every fix applied, last first. */
function mended(text: string): string {
  const file = new SourceFile("n.pol", text);
  const found = findConfusables(file, parse(file).tree!);
  return found.reduceRight(
    (sofar, { fix }) => sofar.slice(0, fix!.span.start) + fix!.text + sofar.slice(fix!.span.end),
    text,
  );
}

const notice = (item: string): string => `notice n\nclause 一\n  ${item}\n`;

test.each([
  ["a full-width digit", "parameter x１: 1", "parameter x1: 1"],
  ["full-width letters", "parameter ＡＢ类: 1", "parameter AB类: 1"],
  ["a Cyrillic letter among Latin ones", "parameter p\u0430id: 1", "parameter paid: 1"],
  ["a Greek letter among Latin ones", "parameter c\u03BFde: 1", "parameter code: 1"],
  ["a name of look-alikes only", "parameter \u0440\u0430: 1", "parameter pa: 1"],
  ["an ideographic space in a quoted name", "parameter 「甲　乙」: 1", "parameter 「甲 乙」: 1"],
  ["a sign in the other name", 'parameter x "甲２": 1', 'parameter x "甲2": 1'],
  ["a name that is used", "parameter x: (y２ + 𠮷３) * 2", "parameter x: (y2 + 𠮷3) * 2"],
])("%s is reported with the fix", (_what, wrong, right) => {
  expect(mended(notice(wrong))).toBe(notice(right));
});

test.each([
  ["full-width signs in titles", 'example "１　２"\n    given a: 1\n    expect b: 2'],
  ["punctuation of Chinese labels", 'parameter x "外出务工人员（有务工证明）": 1'],
  ["a word of another script", "parameter \u0434\u043E\u043C: 1"],
])("%s may stand", (_what, item) => {
  expect(mended(notice(item))).toBe(notice(item));
});
