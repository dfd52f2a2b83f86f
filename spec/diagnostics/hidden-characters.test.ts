/** Names and texts that look alike are alike: what nobody sees, and what only looks like a space, is refused. */
import { expect, test } from "vitest";
import { compileFixture } from "../support/compile-fixture.ts";

const codesOf = (label: string): string[] =>
  compileFixture(
    `notice small-2025 "小县${label}"\n  year 2025\n  uses small\nclause 一 "甲"\n` +
      "  silent on window, premium, share, documents, township.completion, hamlet.rank\n",
  ).diagnostics.map(({ code, fix }) => `${code} ${JSON.stringify(fix?.text)}`);

test("every sign that Unicode says to ignore", () => {
  const hidden = [
    ..."\u00ad\u034f\u061c\u115f\u17b4\u180b\u180f\u200b\u2060\u3164\ufe00\uffa0\ufff0\ufffe",
    "\u{1d173}",
    "\u{e0020}",
  ];
  for (const sign of hidden) expect([sign, codesOf(`a${sign}`)]).toEqual([sign, ['hidden-character ""']]);
});

test("blanks that only look like a space", () => {
  for (const sign of "\u00a0\u2800") expect([sign, codesOf(`a${sign}b`)]).toEqual([sign, ['hidden-character " "']]);
});

test("but for the form of a Chinese character that a variation selector chooses", () => {
  expect(codesOf("葛\u{e0100}城")).toEqual([]);
  expect(codesOf("a\u{e0100}")).toEqual(['hidden-character ""']);
});
