import type { Period, Program } from "../../ir/ir.ts";

/** Two periods for everyone that share days, or that follow one another with days between them. */
export interface PeriodFinding {
  readonly kind: "period-overlap" | "period-gap";
  readonly periods: readonly [Period, Period];
  /** The days concerned, both ends included. */
  readonly from: number;
  readonly to: number;
}

/** Compares the periods that hold for everyone, in the order of their first days. */
export function findPeriodFaults({ periods }: Program): readonly PeriodFinding[] {
  const general = periods.filter(({ when }) => when === null).toSorted((one, other) => one.from - other.from);
  return general.slice(1).flatMap((period, index): PeriodFinding[] => {
    const before = general[index]!;
    const pair = [before, period] as const;
    if (before.to >= period.from)
      return [{ kind: "period-overlap", periods: pair, from: period.from, to: Math.min(before.to, period.to) }];
    return before.to + 1 < period.from
      ? [{ kind: "period-gap", periods: pair, from: before.to + 1, to: period.from - 1 }]
      : [];
  });
}
