import { exact } from "./failure.ts";
import { big, type Exact, isOrdinary, multiplyExact } from "./fraction.ts";
import { type Rate, rate } from "./rate.ts";

/** How a number between two units is rounded; `halfUp` is 四舍五入, away from zero at the half. */
export type RoundingMode = "exact" | "halfUp" | "down" | "up";

/**
 * A number rounded to a multiple of a whole `unit`: an amount in fen to jiao is rounded with a unit of 10.
 * `exact` is for numbers that the compiler has shown to be multiples. Throws `PolicyFailure` beyond 2⁵³.
 */
export function roundExact(value: Exact, mode: RoundingMode, unit: number): number {
  if (typeof value === "number") return exact(roundedQuotient(value, unit, mode) * unit);
  const { numerator, denominator } = value;
  const divisor = isOrdinary(value) ? value.denominator * unit : Infinity;
  return isOrdinary(value) && Number.isSafeInteger(divisor)
    ? exact(roundedQuotient(value.numerator, divisor, mode) * unit)
    : times(roundedBigQuotient(BigInt(numerator), BigInt(denominator) * BigInt(unit), mode), unit);
}

/** A number rounded to a multiple of a step that may be less than one: to 0.1, to 1%. */
export function roundToStep(value: Exact, mode: RoundingMode, { numerator, denominator }: Rate): Rate {
  const steps = roundExact(multiplyExact(value, { numerator: denominator, denominator: numerator }), mode, 1);
  return rate(steps * numerator, denominator);
}

/** The product of a whole number or an amount and a rate, rounded; the same as rounding `multiplyExact`, without a fraction between. */
export function shareOf(amount: number, share: Exact, mode: RoundingMode, unit: number): number {
  if (isOrdinary(share)) {
    const { numerator, denominator } = typeof share === "number" ? { numerator: share, denominator: 1 } : share;
    const [dividend, divisor] = [amount * numerator, denominator * unit];
    if (Number.isSafeInteger(dividend) && Number.isSafeInteger(divisor))
      return exact(roundedQuotient(dividend, divisor, mode) * unit);
  }
  const { numerator, denominator } = big(share);
  return times(roundedBigQuotient(BigInt(amount) * numerator, denominator * BigInt(unit), mode), unit);
}

/** One whole number or amount divided by another, rounded; the same as rounding `divideExact`, without a fraction between. */
export function quotientOf(dividend: number, divisor: number, mode: RoundingMode, unit: number): number {
  if (divisor === 0) throw new RangeError("nothing can be divided by zero");
  const sign = divisor < 0 ? -1 : 1;
  const below = divisor * sign * unit;
  return Number.isSafeInteger(below)
    ? exact(roundedQuotient(dividend * sign, below, mode) * unit)
    : times(roundedBigQuotient(BigInt(dividend * sign), BigInt(divisor * sign) * BigInt(unit), mode), unit);
}

/** What is left of a whole number or an amount when it is divided by another: from zero up to, not including, the divisor. */
export function remainderOf(dividend: number, divisor: number): number {
  if (divisor === 0) throw new RangeError("nothing can be divided by zero");
  const size = Math.abs(divisor);
  const rest = dividend % size;
  return rest < 0 ? rest + size : rest + 0;
}

function times(quotient: bigint, unit: number): number {
  return exact(Number(quotient * BigInt(unit)));
}

function roundedQuotient(dividend: number, divisor: number, mode: RoundingMode): number {
  const rest = dividend % divisor;
  const truncated = (dividend - rest) / divisor;
  if (rest === 0) return truncated + 0;
  return isRoundedAway(rest < 0, Math.abs(rest) * 2 >= divisor, mode)
    ? truncated + (dividend < 0 ? -1 : 1)
    : truncated + 0;
}

function roundedBigQuotient(dividend: bigint, divisor: bigint, mode: RoundingMode): bigint {
  const rest = dividend % divisor;
  const truncated = dividend / divisor;
  if (rest === 0n) return truncated;
  const size = rest < 0n ? -rest : rest;
  return isRoundedAway(rest < 0n, size * 2n >= divisor, mode) ? truncated + (dividend < 0n ? -1n : 1n) : truncated;
}

/** Whether what lies between two units goes to the one that is farther from zero. */
function isRoundedAway(isNegative: boolean, isHalf: boolean, mode: RoundingMode): boolean {
  switch (mode) {
    case "exact":
      throw new RangeError("a number falls between two units");
    case "halfUp":
      return isHalf;
    case "down":
      return isNegative;
    case "up":
      return !isNegative;
  }
}
