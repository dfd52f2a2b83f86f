import type { Origin } from "./named.ts";

/** What an explanation says of a rule, a period or a table where it decides. */
export interface RuleInfo {
  /** Unique in the program: the decision, the clause and a number where there are several. */
  readonly id: string;
  readonly kind: "rule" | "period" | "table" | "addition";
  readonly name: string | null;
  /** What it is called in Chinese; there where its name is. */
  readonly label: string | null;
  readonly decision: string;
  readonly clause: string;
  readonly facts: readonly string[];
  readonly decisions: readonly string[];
  readonly parameters: readonly string[];
  readonly readings: readonly string[];
  readonly origin: Origin;
}
