/** Exact calculation: no result is rounded, however many digits it has, until something says how. */
import { exact, PolicyFailure } from "./failure.ts";
import { compareRates, type Rate, rate } from "./rate.ts";

/** An exact fraction in lowest terms whose parts are beyond 2⁵³; the denominator is positive. */
export interface BigFraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** An exact fraction in lowest terms: in numbers where those are exact, else in big integers. */
export type Fraction = Rate | BigFraction;

/** A whole number or a fraction, as it stands within a calculation. */
export type Exact = number | Fraction;

/** So many binary digits a fraction may have; more than any notice could mean, and more would take too long. */
const mostBits = 4096n;

/** The sum of two numbers. Throws `PolicyFailure` where it has more digits than are calculated with; so do the others. */
export function addExact(left: Exact, right: Exact): Fraction {
  if (isOrdinary(left) && isOrdinary(right)) {
    const [one, other] = [top(left) * bottom(right), top(right) * bottom(left)];
    const [numerator, denominator] = [one + other, bottom(left) * bottom(right)];
    if (areSafe(one, other) && areSafe(numerator, denominator)) return rate(numerator, denominator);
  }
  const [a, b] = [big(left), big(right)];
  return lowest(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

/** The first number less the second. */
export function subtractExact(left: Exact, right: Exact): Fraction {
  return addExact(left, opposite(right));
}

/** The product of two numbers. */
export function multiplyExact(left: Exact, right: Exact): Fraction {
  if (isOrdinary(left) && isOrdinary(right)) {
    const [numerator, denominator] = [top(left) * top(right), bottom(left) * bottom(right)];
    if (areSafe(numerator, denominator)) return rate(numerator, denominator);
  }
  const [a, b] = [big(left), big(right)];
  return lowest(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** The first number divided by the second. Throws a RangeError for a divisor of zero. */
export function divideExact(left: Exact, right: Exact): Fraction {
  return multiplyExact(left, reciprocal(right));
}

/** Negative, zero or positive as the left number is less than, equal to or greater than the right. */
export function compareExact(left: Exact, right: Exact): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (isOrdinary(left) && isOrdinary(right)) return compareRates(asRate(left), asRate(right));
  const [a, b] = [big(left), big(right)];
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The lesser of two numbers. */
export function lesserExact<T extends Exact, U extends Exact>(left: T, right: U): T | U {
  return compareExact(left, right) <= 0 ? left : right;
}

/** The greater of two numbers. */
export function greaterExact<T extends Exact, U extends Exact>(left: T, right: U): T | U {
  return compareExact(left, right) >= 0 ? left : right;
}

/** A band of a scale: how much comes of each part up to its end; the last has none. */
export interface Band {
  readonly rate: Exact;
  readonly to: Exact | null;
}

/** What the parts of an amount come to, each at the rate of its band; nothing for what is below zero. */
export function scaleOf(amount: Exact, bands: readonly Band[]): Fraction {
  let [total, from]: [Fraction, Exact] = [rate(0, 1), 0];
  for (const band of bands) {
    if (compareExact(amount, from) <= 0) break;
    const to: Exact = band.to === null ? amount : lesserExact(amount, band.to);
    total = addExact(total, multiplyExact(subtractExact(to, from), band.rate));
    from = to;
  }
  return total;
}

/** What is known to be whole, as a number. Throws `PolicyFailure` beyond 2⁵³. */
export function wholeNumber({ numerator }: Fraction): number {
  return exact(Number(numerator));
}

/** A rate that is given out, which must be exact in numbers. */
export function givenRate(value: Fraction): Rate;
export function givenRate(value: Fraction | null): Rate | null;
export function givenRate(value: Fraction | null): Rate | null {
  if (value === null || isOrdinary(value)) return value;
  throw new PolicyFailure({ kind: "too-large" });
}

/** Whether a value in memory is a fraction. */
export function isFraction(value: unknown): value is Fraction {
  return typeof value === "object" && value !== null && "numerator" in value;
}

/** Whether a number is written without big integers. */
export function isOrdinary(value: Exact): value is number | Rate;
export function isOrdinary(value: Fraction): value is Rate;
export function isOrdinary(value: Exact): boolean {
  return typeof value === "number" || typeof value.numerator === "number";
}

/** A number with big integers. */
export function big(value: Exact): BigFraction {
  if (typeof value === "number") return { numerator: BigInt(value), denominator: 1n };
  return { numerator: BigInt(value.numerator), denominator: BigInt(value.denominator) };
}

function asRate(value: number | Rate): Rate {
  return typeof value === "number" ? { numerator: value, denominator: 1 } : value;
}

function top(value: number | Rate): number {
  return typeof value === "number" ? value : value.numerator;
}

function bottom(value: number | Rate): number {
  return typeof value === "number" ? 1 : value.denominator;
}

function areSafe(one: number, other: number): boolean {
  return Number.isSafeInteger(one) && Number.isSafeInteger(other);
}

function opposite(value: Exact): Exact {
  if (typeof value === "number") return -value;
  return isOrdinary(value)
    ? { numerator: -value.numerator, denominator: value.denominator }
    : { numerator: -value.numerator, denominator: value.denominator };
}

function reciprocal(value: Exact): Exact {
  if (isOrdinary(value)) return rate(bottom(value), top(value));
  const { numerator, denominator } = value;
  return numerator < 0n
    ? { numerator: -denominator, denominator: -numerator }
    : { numerator: denominator, denominator: numerator };
}

/** A fraction in lowest terms, in numbers where those are exact. */
function lowest(numerator: bigint, denominator: bigint): Fraction {
  const divisor = gcd(numerator < 0n ? -numerator : numerator, denominator);
  const [above, below] = [numerator / divisor, denominator / divisor];
  if (areSafe(Number(above), Number(below))) return rate(Number(above), Number(below));
  if (isTooLong(above) || isTooLong(below)) throw new PolicyFailure({ kind: "too-large" });
  return Object.freeze({ numerator: above, denominator: below });
}

function isTooLong(value: bigint): boolean {
  return (value < 0n ? -value : value) >> mostBits > 0n;
}

function gcd(left: bigint, right: bigint): bigint {
  let [a, b] = [left, right];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}
