/** A name that is not closed is told where it opens, and what stands behind it is read all the same. */
import { expect, test } from "vitest";
import { compileFixture } from "../support/compile-fixture.ts";

const texts = (body: string): readonly (readonly [code: string, text: string])[] =>
  compileFixture(
    `notice small-2025 "小县"\n  year 2025\n  uses small\nclause 一 "甲"\n${body}\n` +
      `  silent on window, premium, share, documents, township.completion, hamlet.rank\n`,
  ).diagnostics.map(({ code, place: { file, span } }) => [code, file.text.slice(span.start, span.end)]);

test("one 「 may stand inside a name", () => {
  expect(texts("parameter 「a「b」: 「a「b」")).toEqual([["circular-definition", "「a「b」"]]);
});

test("each 「 without a 」 is told, those on one line as well, and the names on the next line are read", () => {
  expect(texts('parameter 「a "甲「乙": 「1\nparameter 「b」: 2 + 「c」')).toEqual([
    ["text-not-closed", "「"],
    ["text-not-closed", "「"],
    ["unknown-name", "「c」"],
  ]);
});

test("a line of nothing else is told sign by sign", () => {
  const { length } = texts(`parameter ${"「x ".repeat(2000)}`).filter(([code]) => code === "text-not-closed");
  expect(length).toBe(2000);
});

test("a text with thousands of confusable signs is read as the one that was meant", () => {
  const found = texts(Array.from({ length: 3000 }, (_, index) => `parameter p${index}: １`).join("\n"));
  expect(found.length).toBe(3000);
  expect(new Set(found.map(([code]) => code))).toEqual(new Set(["confusable-character"]));
});
