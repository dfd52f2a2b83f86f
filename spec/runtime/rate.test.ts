import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareRates, formatRate, parseRate, rate } from "../../runtime/rate.ts";

const runs = { seed: 20250701, numRuns: 1000 };
const rates = fc
  .tuple(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: 1, max: 5000 }))
  .map(([part, whole]) => rate(part, whole));

describe("rates", () => {
  test.each([
    [1, 0],
    [2 ** 53, 3],
    [1, Infinity],
    [NaN, 1],
    [0.5, 1],
  ])("%d / %d has none", (part, whole) => expect(() => rate(part, whole)).toThrow());

  test("are in lowest terms, with the sign above", () => {
    expect([rate(6, 4), rate(-6, 4), rate(6, -4), rate(0, 7)]).toEqual([
      rate(3, 2),
      rate(-3, 2),
      rate(-3, 2),
      rate(0, 1),
    ]);
    expect(Object.is(rate(0, -3).numerator, 0)).toBe(true);
    expect(() => rate(1, 0)).toThrow(RangeError);
  });

  test("are compared exactly", () => {
    fc.assert(
      fc.property(rates, rates, (left, right) => {
        const difference = left.numerator * right.denominator - right.numerator * left.denominator;
        expect(Math.sign(compareRates(left, right))).toBe(Math.sign(difference));
      }),
      runs,
    );
  });

  test("are compared exactly where products are too large for a number", () => {
    const large = 900_000_000_000_000;
    expect(
      Math.sign(
        compareRates({ numerator: large, denominator: large - 1 }, { numerator: large + 1, denominator: large }),
      ),
    ).toBe(1);
  });

  test("are read as they are written", () => {
    fc.assert(
      fc.property(rates, (each) => compareRates(parseRate(formatRate(each))!, each) === 0),
      runs,
    );
  });

  test.each([
    ["90%", "0.9"],
    ["12.5%", "0.125"],
    ["2/3", "2/3"],
    ["4/6", "2/3"],
    ["1", "1"],
    ["-0.25", "-0.25"],
    ["100%", "1"],
  ])("%s is %s", (text, written) => expect(formatRate(parseRate(text)!)).toBe(written));

  test.each(["1/0", "a", "", "%", "1.2.3", ".5", "1e2", "0.1234567890123"])("%j is no rate", (text) =>
    expect(parseRate(text)).toBeNull(),
  );
});
