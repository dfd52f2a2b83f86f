/** What is wrong with a policy on a record: a defect of the notice's file or a gap in the record. */
export type Failure =
  /** No rule applies, and the notice is not declared silent. */
  | { readonly kind: "gap"; readonly decision: string }
  /** Two undefeated rules give different values. */
  | { readonly kind: "conflict"; readonly decision: string; readonly clauses: readonly string[] }
  /** A series has no number at a date (days since 1970-01-01) that a rule asks for. */
  | { readonly kind: "missing-number"; readonly series: ReadonlyMap<number, number>; readonly day: number }
  /** A data table has no row for a key that a rule asks for. */
  | { readonly kind: "missing-row"; readonly table: string; readonly key: unknown }
  /** A parameter that changes with time has no value on a day (days since 1970-01-01) that a rule asks for. */
  | { readonly kind: "no-value-yet"; readonly parameter: string; readonly day: number }
  /** Several items of a list share the place at which what is allotted among them ends. */
  | { readonly kind: "tie"; readonly list: string }
  /** A number is beyond 2⁵³ and so could not be exact. */
  | { readonly kind: "too-large" }
  /** A decision comes to a date, or a rule asks for a period, that no calendar of the years 1 to 9999 has. */
  | { readonly kind: "beyond-calendar" };

/** Thrown by an evaluator where the policy gives a record no single answer. */
export class PolicyFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.name = "PolicyFailure";
    this.failure = failure;
  }
}

/** What deciding gives, or why the policy has no answer. */
export function outcomeOrFailure<T>(decide: () => T): T | PolicyFailure {
  try {
    return decide();
  } catch (problem) {
    if (problem instanceof PolicyFailure) return problem;
    throw problem;
  }
}

/** For generated code: no rule decides. */
export function noRule(decision: string): never {
  throw new PolicyFailure({ kind: "gap", decision });
}

/** For generated code: a whole number or an amount, which must be exact. */
export function exact(value: number): number {
  if (!Number.isSafeInteger(value)) throw new PolicyFailure({ kind: "too-large" });
  return value;
}

/** For generated code: the row of a data table that has a key in a column, which must be there. */
export function rowWith<R, K extends keyof R>(rows: readonly R[], column: K, key: R[K], table: string): R {
  const found = rows.find((row) => row[column] === key);
  if (found === undefined) throw new PolicyFailure({ kind: "missing-row", table, key });
  return found;
}

/** For generated code: the number of a series at a date, which must be there. */
export function numberAt(series: ReadonlyMap<number, number>, day: number): number {
  const found = series.get(day);
  if (found === undefined) throw new PolicyFailure({ kind: "missing-number", series, day });
  return found;
}
