/**
 * Townships made at random for tests, the same for the same seed. They dwell on what the village assessment turns on:
 * equal completions, counts at a threshold and one beside it, few villages.
 */

import type { TownshipRecord, VillageRecord } from "./township-model.ts";
import { CHECKPOINTS } from "./yankou-2025.ts";

/** A generator of 32-bit numbers (mulberry32) behind whole numbers in a range. */
class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 up to, but without, `limit`. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * limit);
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  /** True once in `times`. */
  oneIn(times: number): boolean {
    return this.below(times) === 0;
  }

  /** One of the choices. */
  pick<T>(choices: readonly T[]): T {
    const choice = choices[this.below(choices.length)];
    if (choice === undefined) throw new Error("nothing to pick from");
    return choice;
  }
}

/** A target: often a multiple of 20, for which every threshold is a whole number of people. */
function randomTarget(random: Random): number {
  switch (random.below(5)) {
    case 0:
      return random.between(1, 12);
    case 1:
      return random.between(1, 3000);
    case 2:
      return 10000 * random.between(1, 90) + random.below(3);
    default:
      return 20 * random.between(1, 150);
  }
}

/** A count at a checkpoint, mostly at the threshold or one beside it; it may pass the target, and fall with time. */
function randomCount(random: Random, target: number, percent: number): number {
  const atThreshold = Math.ceil((target * percent) / 100);
  switch (random.below(8)) {
    case 0:
    case 1:
      return atThreshold;
    case 2:
      return Math.max(0, atThreshold - 1);
    case 3:
      return atThreshold + 1;
    case 4:
      return Math.floor((target * random.between(0, percent)) / 100);
    case 5:
      return Math.ceil((target * random.between(percent, 110)) / 100);
    case 6:
      return random.pick([0, target, target + 1]);
    default:
      return random.between(0, target);
  }
}

function randomVillage(random: Random, name: string): VillageRecord {
  const target = randomTarget(random);
  const paid: Record<string, number> = {};
  for (const { day, percent } of CHECKPOINTS) paid[day] = randomCount(random, target, percent);
  return { name, target, paid };
}

/** A village with the same completion at every checkpoint, its counts and its target multiplied alike. */
function levelVillage(random: Random, name: string, model: VillageRecord): VillageRecord {
  const factor = random.between(1, 3);
  const paid: Record<string, number> = {};
  for (const [day, count] of Object.entries(model.paid)) paid[day] = count * factor;
  return { name, target: model.target * factor, paid };
}

function randomVillages(random: Random): VillageRecord[] {
  // None, a single one, fewer than six, six, more.
  const size = random.pick([0, 1, 1, 2, 3, 4, 5, 5, 6, 7, random.between(8, 20)]);
  // Now and then hardly any village differs from another.
  const mostlyLevel = random.oneIn(4);
  const villages: VillageRecord[] = [];
  for (let number = 1; number <= size; number += 1) {
    const name = `Village ${number}`;
    const level = villages.length > 0 && (mostlyLevel ? !random.oneIn(5) : random.oneIn(4));
    villages.push(level ? levelVillage(random, name, random.pick(villages)) : randomVillage(random, name));
  }
  // Now and then they share one checkpoint's completion only: everyone stands at nothing, or at the target.
  if (random.oneIn(6)) {
    const { day } = random.pick(CHECKPOINTS);
    const complete = random.oneIn(2);
    for (const village of villages) village.paid[day] = complete ? village.target : 0;
  }
  return villages;
}

/** Makes `count` valid townships from a seed. Any of enrolled, target and villages may be left out. */
export function randomTownships(seed: number, count: number): TownshipRecord[] {
  const random = new Random(seed);
  const townships: TownshipRecord[] = [];
  for (let number = 1; number <= count; number += 1) {
    const township: TownshipRecord = {};
    if (!random.oneIn(10)) township.name = `Township ${number}`;
    const target = random.oneIn(12) ? 0 : randomTarget(random);
    if (!random.oneIn(8)) township.enrolled = randomCount(random, target, random.pick([50, 75, 95, 100]));
    if (!random.oneIn(8)) township.target = target;
    if (!random.oneIn(8)) township.villages = randomVillages(random);
    townships.push(township);
  }
  return townships;
}
