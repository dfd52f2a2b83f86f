/** Why a question has no answer: something is not looked into, or a budget is spent. */
export type Reason =
  /** A fact of a type that has no finite classes. */
  | { readonly kind: "fact"; readonly fact: string }
  | {
      readonly kind: "list" | "series" | "outer" | "unknown-date" | "unbounded-move" | "moving-comparison";
    }
  /** An operation on values that move with the facts. */
  | { readonly kind: "moving"; readonly operation: string }
  /** No record meets the requirements of its entity, or those of both programs: all of them is none. */
  | { readonly kind: "no-record" | "no-common-record" }
  /** The interpreter does not agree that a witness is one. */
  | { readonly kind: "unconfirmed" }
  | { readonly kind: "budget"; readonly of: "nodes" | "steps"; readonly size: number };
