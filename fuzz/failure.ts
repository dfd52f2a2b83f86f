/** A try that broke a promise, and the promise. */
export interface Failure {
  /** Repeats the try. */
  readonly seed: number;
  /** What did not hold, with what came instead. */
  readonly broken: string;
  /** The input that shows it. */
  readonly input: string;
}

/** A promise that did not hold. */
export class Broken extends Error {
  override readonly name = "Broken";
}

/** Demands what a fuzzer promises. Throws `Broken`. */
export function demand(holds: boolean, promise: string): asserts holds {
  if (!holds) throw new Broken(promise);
}

/** What an attempt broke: a promise, or that nothing throws. */
export function failureOf(seed: number, input: string, error: unknown): Failure {
  const broken =
    error instanceof Broken ? error.message : `nothing throws: ${error instanceof Error ? error.stack : String(error)}`;
  return { seed, broken, input };
}
