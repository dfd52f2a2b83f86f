/** Exact calculation against fractions of big integers. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PolicyFailure } from "../../runtime/failure.ts";
import {
  addExact,
  big,
  compareExact,
  divideExact,
  type Exact,
  type Fraction,
  givenRate,
  multiplyExact,
  subtractExact,
} from "../../runtime/fraction.ts";
import { formatRate, rate } from "../../runtime/rate.ts";
import {
  quotientOf,
  remainderOf,
  type RoundingMode,
  roundExact,
  roundToStep,
  shareOf,
} from "../../runtime/rounding.ts";

const runs = { seed: 20250701, numRuns: 3000 };
const whole = fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.maxSafeInteger());
const divisor = fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }));
const ordinary: fc.Arbitrary<Exact> = fc.oneof(
  whole,
  fc.tuple(whole, divisor).map(([above, below]) => rate(above, below)),
);
/** Numbers of every size: what is calculated from large ones is larger. */
const exacts: fc.Arbitrary<Exact> = fc.oneof(
  ordinary,
  fc.tuple(ordinary, ordinary).map(([left, right]) => multiplyExact(left, right)),
);
const units = fc.constantFrom(1, 10, 100, 1000);
const modes = fc.constantFrom<Exclude<RoundingMode, "exact">>("halfUp", "down", "up");

/** The oracle's fractions: a numerator and a positive denominator, in no particular terms. */
type Pair = readonly [above: bigint, below: bigint];

function pairOf(value: Exact): Pair {
  const { numerator, denominator } = big(value);
  return [numerator, denominator];
}

/** Whether a result is the fraction, in lowest terms, and in numbers exactly where those hold it. */
function isExactly(result: Fraction, [above, below]: Pair): boolean {
  const [numerator, denominator] = pairOf(result);
  const isSmall = [numerator, denominator].every((part) => Number.isSafeInteger(Number(part)));
  return (
    numerator * below === above * denominator &&
    denominator > 0n &&
    gcd(numerator < 0n ? -numerator : numerator, denominator) === 1n &&
    isSmall === (typeof result.numerator === "number")
  );
}

function gcd(left: bigint, right: bigint): bigint {
  return right === 0n ? left : gcd(right, left % right);
}

/** Rounding as the words say it. */
function naively([above, below]: Pair, mode: RoundingMode): bigint {
  const floor = above / below - (above % below < 0n ? 1n : 0n);
  const rest = above - floor * below;
  if (rest === 0n || mode === "down") return floor;
  if (mode === "up") return floor + 1n;
  const isHalf = rest * 2n === below;
  return rest * 2n > below || (isHalf && above > 0n) ? floor + 1n : floor;
}

/** What a function gives, or null where the number would be beyond 2⁵³. */
function numberOr(calculate: () => number): bigint | null {
  try {
    return BigInt(calculate());
  } catch (problem) {
    if (problem instanceof PolicyFailure && problem.failure.kind === "too-large") return null;
    throw problem;
  }
}

const kept = (value: bigint): bigint | null => (Number.isSafeInteger(Number(value)) ? value : null);

describe("exact numbers", () => {
  test("are added, subtracted, multiplied and compared whatever their size", () => {
    fc.assert(
      fc.property(exacts, exacts, (left, right) => {
        const [[a, b], [c, d]] = [pairOf(left), pairOf(right)];
        expect(isExactly(addExact(left, right), [a * d + c * b, b * d])).toBe(true);
        expect(isExactly(subtractExact(left, right), [a * d - c * b, b * d])).toBe(true);
        expect(isExactly(multiplyExact(left, right), [a * c, b * d])).toBe(true);
        const difference = a * d - c * b;
        expect(Math.sign(compareExact(left, right))).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0);
      }),
      runs,
    );
  });

  test("are divided by all but zero", () => {
    fc.assert(
      fc.property(exacts, exacts, (left, right) => {
        const [[a, b], [c, d]] = [pairOf(left), pairOf(right)];
        if (c === 0n) expect(() => divideExact(left, right)).toThrow(RangeError);
        else expect(isExactly(divideExact(left, right), c < 0n ? [-a * d, -b * c] : [a * d, b * c])).toBe(true);
      }),
      runs,
    );
  });

  test("are rounded once, to units of any size", () => {
    fc.assert(
      fc.property(exacts, modes, units, (value, mode, unit) => {
        const [above, below] = pairOf(value);
        const wanted = naively([above, below * BigInt(unit)], mode) * BigInt(unit);
        expect(numberOr(() => roundExact(value, mode, unit))).toBe(kept(wanted));
      }),
      runs,
    );
  });

  test("are rounded to steps below one", () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), divisor, modes, (above, below, mode) => {
        const steps = naively([BigInt(above) * 1000n, BigInt(below)], mode);
        expect(roundToStep(rate(above, below), mode, rate(1, 1000))).toEqual(rate(Number(steps), 1000));
      }),
      runs,
    );
  });

  test("give the same in one step as in two", () => {
    fc.assert(
      fc.property(whole, exacts, divisor, modes, units, (amount, share, by, mode, unit) => {
        expect(numberOr(() => shareOf(amount, share, mode, unit))).toBe(
          numberOr(() => roundExact(multiplyExact(amount, share), mode, unit)),
        );
        for (const each of [by, -by])
          expect(numberOr(() => quotientOf(amount, each, mode, unit))).toBe(
            numberOr(() => roundExact(divideExact(amount, each), mode, unit)),
          );
      }),
      runs,
    );
  });

  test("leave a remainder from zero up to the divisor", () => {
    fc.assert(
      fc.property(whole, divisor, (dividend, by) => {
        const rest = BigInt(remainderOf(dividend, by));
        expect(rest >= 0n && rest < BigInt(by) && (BigInt(dividend) - rest) % BigInt(by) === 0n).toBe(true);
        expect(remainderOf(dividend, -by)).toBe(Number(rest));
      }),
      runs,
    );
  });

  test("round halves away from zero", () => {
    expect([5, -5, -4].map((each) => roundExact(each, "halfUp", 10))).toEqual([10, -10, 0]);
  });

  test("refuse what is not whole where it should be", () => {
    expect(() => shareOf(1, rate(1, 3), "exact", 1)).toThrow(RangeError);
    expect(shareOf(300, rate(1, 3), "exact", 1)).toBe(100);
  });

  test("are given out in numbers only, and written whatever their size", () => {
    const large = multiplyExact(rate(Number.MAX_SAFE_INTEGER, 7), rate(Number.MAX_SAFE_INTEGER, 4));
    expect(() => givenRate(large)).toThrow(PolicyFailure);
    expect(givenRate(null)).toBeNull();
    expect(formatRate(large)).toBe(`${BigInt(Number.MAX_SAFE_INTEGER) ** 2n}/28`);
  });

  test("have an end", () => {
    const large = multiplyExact(rate(Number.MAX_SAFE_INTEGER, 7), rate(Number.MAX_SAFE_INTEGER, 4));
    const squared = (value: Exact, times: number): Exact =>
      times === 0 ? value : squared(multiplyExact(value, value), times - 1);
    expect(() => squared(large, 20)).toThrow(PolicyFailure);
  });
});
