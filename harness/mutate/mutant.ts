import type { Origin, Program } from "../../ir/ir.ts";
import type { ConditionText } from "../../explain/explanation.ts";

/** What was changed to make a mutant. */
export type Operator =
  | "value-changed"
  | "comparison-changed"
  | "condition-dropped"
  | "condition-negated"
  | "overriding-dropped"
  | "rule-dropped"
  | "row-dropped"
  | "calculation-changed";

/** A notice with one small fault planted in it. */
export interface Mutant {
  readonly operator: Operator;
  /** The decision, the parameter or the table in which it stands. */
  readonly subject: string;
  /** The entities whose decisions use what was changed. */
  readonly entities: readonly string[];
  /** The changed part before and after, as it would be written; `after` is null where it was dropped. */
  readonly before: ConditionText;
  readonly after: ConditionText | null;
  readonly origin: Origin;
  readonly program: Program;
}

/** A change inside one expression, before it is put into a program. */
export interface Change<T> {
  readonly operator: Operator;
  readonly before: ConditionText;
  readonly after: ConditionText | null;
  readonly origin: Origin;
  readonly changed: T;
}
