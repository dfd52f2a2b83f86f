import type { Decision } from "../../ir/ir.ts";
import type { Unknown } from "../analysis.ts";

/** A question about a decision that has no answer. */
export interface Undecided extends Unknown {
  readonly kind: "undecided";
  readonly decision: Decision;
}
