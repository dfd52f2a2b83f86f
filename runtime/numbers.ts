/** The greatest whole number that a record or a notice may hold: twelve digits. Products of two are still checked. */
export const mostInt = 999_999_999_999;

/** The greatest amount that a record or a notice may hold, in fen: 100 billion yuan. */
export const mostFen = 10 ** 13;

/** The greatest common divisor of two whole numbers that are not negative; gcd(0, 0) is 1. */
export function gcd(left: number, right: number): number {
  let a = left;
  let b = right;
  while (b !== 0) [a, b] = [b, a % b];
  return a === 0 ? 1 : a;
}
