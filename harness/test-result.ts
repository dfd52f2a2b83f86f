import type { Named, Origin } from "../ir/ir.ts";
import type { Type } from "../ir/types.ts";
import type { FactRecord, Value } from "../runtime/schema.ts";

/** What became of one example or one invariant. */
export interface TestResult {
  readonly kind: "example" | "invariant";
  readonly title: string;
  readonly entity: string;
  readonly origin: Origin;
  /** For an invariant, on how many generated records it was asked; 1 for an example. */
  readonly runs: number;
  readonly failure: TestFailure | null;
}

/** Why a test failed. */
export type TestFailure =
  /** The given facts break requirements of the vocabulary, whose messages these are. */
  | { readonly kind: "facts"; readonly broken: readonly string[] }
  /** The policy has no answer for the record: a gap, a conflict, an amount out of reach. */
  | { readonly kind: "policy"; readonly facts: FactRecord; readonly error: unknown }
  | { readonly kind: "expectations"; readonly facts: FactRecord; readonly differences: readonly Difference[] }
  | { readonly kind: "invariant"; readonly facts: FactRecord };

/** A decision that came to something else than was expected; of an item it is called by the way to it, `members[2].fee`. */
export interface Difference extends Named {
  /** The name of the decision itself. */
  readonly decision: string;
  readonly type: Type;
  readonly expected: Value;
  readonly actual: Value;
  readonly origin: Origin;
}
