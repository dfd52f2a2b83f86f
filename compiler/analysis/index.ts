/** The exact analysis: questions about all inputs of a program at once. */
export { analyse, Analysis, isUnknown, type AnalysisOptions, type Unknown } from "./analysis.ts";
export type { Budget } from "./diagram/budget.ts";
export { ordinaryDomain, type Domain } from "./space.ts";
export type { Witness } from "./witness.ts";
export type { Condition, Limits, Literal, ShiftedFact } from "./regions/condition.ts";
export { findGaps, type Gap, type Undecided } from "./findings/gaps.ts";
export { findConflicts, type Conflict } from "./findings/conflicts.ts";
export {
  findDeadRows, findDeadRules, findIdleOverrides, type DeadRow, type DeadRule, type IdleOverride,
} from "./findings/dead-rules.ts";
export { proveInvariant, type Proof } from "./invariants.ts";
