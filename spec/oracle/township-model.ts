/**
 * What the township side of the reference models shares: the vocabulary's records and results as plain TypeScript, and
 * exact fractions. It rests on the money helper of the person side and on nothing else.
 */

import { money } from "./model.ts";

/** A village in JSON form; `paid` gives the number of people who have paid by each checkpoint date. */
export interface VillageRecord {
  name: string;
  target: number;
  paid: Record<string, number>;
}

/** A township in JSON form. Everything may be left out; null is the same as left out. */
export interface TownshipRecord {
  name?: string | null;
  enrolled?: number | null;
  target?: number | null;
  villages?: VillageRecord[] | null;
}

/** Points gained or lost, by month as "2024-10". */
export type MonthlyPoints = Record<string, number>;

export interface VillageDecisions {
  name: string;
  /** Null where the notice has no village assessment. */
  points: MonthlyPoints | null;
}

/** Every decision about a township, in the vocabulary's order and in JSON form. */
export interface TownshipDecisions {
  name: string | null;
  completion: string | null;
  workFunding: string | null;
  villages: VillageDecisions[] | null;
}

/** Refuses anything but a whole number of people, zero included. */
export function requireCount(what: string, count: number): void {
  if (!Number.isSafeInteger(count) || count < 0) throw new Error(`${what} is not a count of people: ${count}`);
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}

/**
 * A fraction of two counts as a rate, exactly: decimal digits where they end ("0.975", "1"), else in lowest terms
 * ("2/3"). The denominator is positive.
 */
export function exactRate(numerator: number, denominator: number): string {
  const divisor = greatestCommonDivisor(BigInt(numerator), BigInt(denominator));
  const top = BigInt(numerator) / divisor;
  const bottom = BigInt(denominator) / divisor;

  // The decimal ends when the reduced denominator has no prime factor but 2 and 5.
  let rest = bottom;
  while (rest % 2n === 0n) rest /= 2n;
  while (rest % 5n === 0n) rest /= 5n;
  if (rest !== 1n) return `${top}/${bottom}`;

  // Long division; it comes to an end.
  let digits = "";
  let remainder = top % bottom;
  while (remainder !== 0n) {
    remainder *= 10n;
    digits += String(remainder / bottom);
    remainder %= bottom;
  }
  const whole = String(top / bottom);
  return digits === "" ? whole : `${whole}.${digits}`;
}

/** R17 and K9: enrolled ÷ target, exact; null where the target is missing or not positive, or enrolled is missing. */
export function completionOf(township: TownshipRecord): string | null {
  const enrolled = township.enrolled ?? null;
  const target = township.target ?? null;
  if (enrolled === null || target === null || target <= 0) return null;
  requireCount("enrolled", enrolled);
  requireCount("target", target);
  return exactRate(enrolled, target);
}

/** N11, S7: so many whole yuan for everyone enrolled; null where enrolled is missing. */
export function workFundingOf(township: TownshipRecord, yuanPerHead: number): string | null {
  const enrolled = township.enrolled ?? null;
  if (enrolled === null) return null;
  requireCount("enrolled", enrolled);
  return money(enrolled * yuanPerHead);
}

/** The villages under a notice that does not assess them: each by name, without points. */
export function unassessedVillages(township: TownshipRecord): VillageDecisions[] | null {
  const villages = township.villages ?? null;
  return villages === null ? null : villages.map((village) => ({ name: village.name, points: null }));
}
