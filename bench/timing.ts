/** Ratios measured in one run, the two sides by turns, so that a change of the machine's speed meets both. */

export interface Ratio {
  readonly name: string;
  readonly median: number;
  readonly least: number;
  readonly greatest: number;
  /** Median nanoseconds an operation of either side. */
  readonly subject: number;
  readonly yardstick: number;
}

/** How fast the subject is beside the yardstick: above 1 it is faster. Each call does `operations` of them. */
export function compareSpeed(
  name: string,
  subject: () => unknown,
  yardstick: () => unknown,
  operations: number,
  rounds = 101,
): Ratio {
  for (let warmUp = 0; warmUp < 8; warmUp++) [subject(), yardstick()];
  const timeOf = (run: () => unknown) => (): number => (time(run) * 1e6) / operations;
  return compareTimes(name, timeOf(subject), timeOf(yardstick), rounds);
}

/** The same of two that tell how many nanoseconds an operation took. */
export function compareTimes(name: string, subject: () => number, yardstick: () => number, rounds: number): Ratio {
  const samples = Array.from({ length: rounds }, () => [subject(), yardstick()] as const);
  const ratios = samples.map(([own, other]) => other / own).sort((left, right) => left - right);
  const middleOf = (times: readonly number[]): number => middle([...times].sort((left, right) => left - right));
  return {
    name,
    median: middle(ratios),
    least: ratios[0]!,
    greatest: ratios.at(-1)!,
    subject: middleOf(samples.map(([own]) => own)),
    yardstick: middleOf(samples.map(([, other]) => other)),
  };
}

/** Milliseconds that a call takes. */
export function time(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** The middle of sorted numbers. */
export function middle(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)]!;
}
