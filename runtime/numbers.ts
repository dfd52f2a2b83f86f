/** The greatest common divisor of two whole numbers that are not negative; gcd(0, 0) is 1. */
export function gcd(left: number, right: number): number {
  let a = left;
  let b = right;
  while (b !== 0) [a, b] = [b, a % b];
  return a === 0 ? 1 : a;
}
