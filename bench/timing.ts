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
  const samples = Array.from({ length: rounds }, () => [time(subject), time(yardstick)] as const);
  const ratios = samples.map(([own, other]) => other / own).sort((left, right) => left - right);
  const perOperation = (times: readonly number[]): number =>
    (middle([...times].sort((a, b) => a - b)) * 1e6) / operations;
  return {
    name,
    median: middle(ratios),
    least: ratios[0]!,
    greatest: ratios.at(-1)!,
    subject: perOperation(samples.map(([own]) => own)),
    yardstick: perOperation(samples.map(([, other]) => other)),
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
