import { exact } from "./failure.ts";
import { gcd } from "./numbers.ts";

/** An exact fraction in lowest terms; the denominator is positive. */
export interface Rate {
  readonly numerator: number;
  readonly denominator: number;
}

/** The rate of two whole numbers, in lowest terms. Throws a RangeError for a denominator of zero, `PolicyFailure` beyond 2⁵³. */
export function rate(numerator: number, denominator: number): Rate {
  exact(numerator);
  if (exact(denominator) === 0) throw new RangeError("a rate needs a denominator other than zero");
  const sign = denominator < 0 ? -1 : 1;
  const divisor = gcd(Math.abs(numerator), Math.abs(denominator)) * sign;
  return Object.freeze({ numerator: numerator / divisor + 0, denominator: denominator / divisor });
}

/** Negative, zero or positive as the left rate is less than, equal to or greater than the right. */
export function compareRates(left: Rate, right: Rate): number {
  const leftProduct = left.numerator * right.denominator;
  const rightProduct = right.numerator * left.denominator;
  if (Number.isSafeInteger(leftProduct) && Number.isSafeInteger(rightProduct)) return leftProduct - rightProduct;
  const difference =
    BigInt(left.numerator) * BigInt(right.denominator) - BigInt(right.numerator) * BigInt(left.denominator);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** A decimal such as `0.9` where it terminates, else a fraction in lowest terms such as `2/3`. */
export function formatRate({ numerator, denominator }: Parts): string {
  const places = decimalPlaces(BigInt(denominator));
  if (places === null) return `${numerator}/${denominator}`;
  const scaled = (BigInt(numerator) * 10n ** BigInt(places)) / BigInt(denominator);
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(places + 1, "0");
  const sign = scaled < 0n ? "-" : "";
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** The parts of a fraction of any size. */
interface Parts {
  readonly numerator: number | bigint;
  readonly denominator: number | bigint;
}

/** Places after the point of 1/denominator, or null where the decimal does not end. */
function decimalPlaces(denominator: bigint): number | null {
  let rest = denominator;
  let twos = 0;
  let fives = 0;
  for (; rest % 2n === 0n; rest /= 2n) twos++;
  for (; rest % 5n === 0n; rest /= 5n) fives++;
  return rest === 1n ? Math.max(twos, fives) : null;
}

/** The rate of a decimal (`0.9`), a percentage (`90%`) or a fraction (`2/3`); null for other text. */
export function parseRate(text: string): Rate | null {
  const fraction = /^(-?\d{1,15})\/(\d{1,15})$/.exec(text);
  if (fraction !== null) return Number(fraction[2]) === 0 ? null : rate(Number(fraction[1]), Number(fraction[2]));
  const decimal = /^(-?)(\d{1,12})(?:\.(\d{1,12}))?(%?)$/.exec(text);
  if (decimal === null) return null;
  const places = decimal[3] ?? "";
  const digits = Number(decimal[2]! + places);
  if (!Number.isSafeInteger(digits)) return null;
  return rate(decimal[1] === "-" ? -digits : digits, 10 ** places.length * (decimal[4] === "%" ? 100 : 1));
}
