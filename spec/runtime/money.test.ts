import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatMoney, parseMoney, type RoundingMode, roundMoney, shareOf } from "../../runtime/money.ts";
import { rate } from "../../runtime/rate.ts";

const runs = { seed: 20250701, numRuns: 2000 };
const amounts = fc.integer({ min: -1_000_000, max: 1_000_000 });
const units = fc.constantFrom(1, 10, 100);
const modes = fc.constantFrom<Exclude<RoundingMode, "exact">>("halfUp", "down", "up");

/** Rounding as the words say it, on whole numbers of any size. */
function naively(dividend: bigint, divisor: bigint, mode: RoundingMode): bigint {
  const floor = dividend / divisor - (dividend % divisor < 0n ? 1n : 0n);
  const rest = dividend - floor * divisor;
  if (rest === 0n || mode === "down") return floor;
  if (mode === "up") return floor + 1n;
  const isHalf = rest * 2n === divisor;
  return rest * 2n > divisor || (isHalf && dividend > 0n) ? floor + 1n : floor;
}

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

  test("is rounded to fen, jiao and yuan as the words say", () => {
    fc.assert(
      fc.property(
        amounts,
        units,
        modes,
        (fen, unit, mode) =>
          BigInt(roundMoney(fen, mode, unit)) === naively(BigInt(fen), BigInt(unit), mode) * BigInt(unit),
      ),
      runs,
    );
  });

  test("is shared exactly, and the share is rounded once", () => {
    const shares = fc
      .tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 1000 }))
      .map(([part, whole]) => rate(part, whole));
    fc.assert(
      fc.property(amounts, shares, units, modes, (fen, share, unit, mode) => {
        const wanted =
          naively(BigInt(fen) * BigInt(share.numerator), BigInt(share.denominator) * BigInt(unit), mode) * BigInt(unit);
        return BigInt(shareOf(fen, share, mode, unit)) === wanted;
      }),
      runs,
    );
  });

  test("halves go away from zero", () => {
    expect([roundMoney(5, "halfUp", 10), roundMoney(-5, "halfUp", 10), roundMoney(-4, "halfUp", 10)]).toEqual([
      10, -10, 0,
    ]);
  });

  test("refuses a product that is not whole where it should be", () => {
    expect(() => shareOf(1, rate(1, 3), "exact", 1)).toThrow(RangeError);
    expect(shareOf(300, rate(1, 3), "exact", 1)).toBe(100);
  });
});
