/** What a message repeats of the source is whole: an expression that begins or ends with a bracket keeps it. */
import { expect, test } from "vitest";
import { compileFixture } from "../support/compile-fixture.ts";

test.each([
  "(300 yuan + 1 yuan) * missedYears",
  "missedYears * (300 yuan + 1 yuan)",
  "(301 yuan * 50%) rounded to fen",
])("%s", (value) => {
  const { diagnostics } = compileFixture(
    `notice small-2025 "小县"\n  year 2025\n  uses small\nclause 一 "甲"\n  unconfirmed rule premium is ${value}\n` +
      `clause 九 "其他"\n  silent on window, share, documents, township.completion, hamlet.rank\n`,
  );
  expect(diagnostics.map(({ parameters }) => parameters)).toEqual([{ what: `rule premium … ${value}` }]);
});
