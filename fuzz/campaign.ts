import type { Failure } from "./failure.ts";
import { tryRecord } from "./records.ts";
import { tryRoster } from "./rosters.ts";
import { trySource } from "./sources.ts";

/** What is damaged, and one try of each. */
export const fuzzers = { sources: trySource, records: tryRecord, rosters: tryRoster } as const;
export type FuzzerName = keyof typeof fuzzers;

/** What came of many tries. */
export interface Campaign {
  readonly tries: number;
  readonly failures: readonly Failure[];
  /** The try that took longest. */
  readonly slowest: { readonly seed: number; readonly milliseconds: number };
}

/** How long a campaign goes on: so many tries, but not beyond a time. */
export interface Limits {
  readonly tries: number;
  readonly seconds: number;
}

/** Failures of one kind mostly have one cause; a campaign that meets as many as this has shown enough. */
const mostFailures = 50;

/** Tries one seed after another. */
export async function campaign(name: FuzzerName, firstSeed: number, { tries, seconds }: Limits): Promise<Campaign> {
  const attempt = fuzzers[name];
  const failures: Failure[] = [];
  let slowest = { seed: firstSeed, milliseconds: 0 };
  const end = performance.now() + seconds * 1000;
  let done = 0;
  while (done < tries && failures.length < mostFailures && performance.now() < end) {
    const seed = firstSeed + done++;
    const start = performance.now();
    const failure = await attempt(seed);
    const milliseconds = performance.now() - start;
    if (failure !== null) failures.push(failure);
    if (milliseconds > slowest.milliseconds) slowest = { seed, milliseconds };
  }
  return { tries: done, failures, slowest };
}
