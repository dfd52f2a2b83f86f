import type { Context } from "../context.ts";

/** The words after `pol test`, as they were written. */
export interface TestOptions {
  readonly reading: readonly string[];
  readonly seed?: string;
  readonly runs?: string;
  readonly json?: true;
  readonly junit?: string;
  readonly watch?: true;
  readonly coverage?: true;
  readonly coverageFormat?: string;
  readonly threshold?: string;
  readonly suggest?: true;
  readonly mutate?: true;
  readonly exportExamples?: string;
  readonly importExamples?: string;
  readonly ignoreColumns?: true;
}

/** A whole number that an option gives, or null, reported, where it is none. */
export function numberOption(
  flag: string,
  given: string | undefined,
  byDefault: number,
  least: number,
  context: Context,
  most: number = 999_999_999,
): number | null {
  if (given === undefined) return byDefault;
  const number = Number(given);
  if (/^\d{1,9}$/u.test(given) && number >= least && number <= most) return number;
  context.fail(
    /^\d+$/u.test(given) && number > most
      ? {
          en: `${flag} takes a whole number of at most ${most}, not \`${given}\``,
          zh: `${flag} 应为不大于 ${most} 的整数，而不是“${given}”`,
        }
      : {
          en: `${flag} takes a whole number from ${least}, not \`${given}\``,
          zh: `${flag} 应为不小于 ${least} 的整数，而不是“${given}”`,
        },
  );
  return null;
}
