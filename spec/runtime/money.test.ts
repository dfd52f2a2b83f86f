import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatExactMoney, formatMoney, parseMoney } from "../../runtime/money.ts";

const runs = { seed: 20250701, numRuns: 2000 };
const amounts = fc.integer({ min: -1_000_000, max: 1_000_000 });
describe("money", () => {
  test.each([
    [107_000, "1070.00"],
    [5, "0.05"],
    [-5, "-0.05"],
    [0, "0.00"],
  ])("%i fen is written %s, and read", (fen, text) => {
    expect(formatMoney(fen)).toBe(text);
    expect(parseMoney(text)).toBe(fen);
  });

  test.each(["1.005", "1e3", " 1", "1,000", "", ".5", "1.", "+1", "99999999999999"])("%j is no amount", (text) =>
    expect(parseMoney(text)).toBeNull(),
  );

  test("is read as it is written", () => {
    fc.assert(
      fc.property(amounts, (fen) => parseMoney(formatMoney(fen)) === fen),
      runs,
    );
  });

  test.each([
    [{ numerator: 100_000, denominator: 3 }, "1000/3"],
    [{ numerator: 66_667, denominator: 2 }, "333.335"],
    [{ numerator: -1, denominator: 2 }, "-0.005"],
    [33_300, "333.00"],
    [{ numerator: 33_300, denominator: 1 }, "333.00"],
  ])("%j fen, not rounded yet, is written %s", (fen, text) => expect(formatExactMoney(fen)).toBe(text));
});
