/** The exact analysis: questions about all inputs of a program at once. */
export { analyse, Analysis, isUnknown, type AnalysisOptions, type Unknown } from "./analysis.ts";
export type { Budget } from "./diagram/budget.ts";
export type { Reason } from "./diagram/reason.ts";
export type { Witness } from "./witness.ts";
export type { Condition, Limits, Literal, ShiftedFact } from "./regions/literal.ts";
export { findGaps, type Gap } from "./findings/gaps.ts";
export type { MissingRow } from "./findings/missing-rows.ts";
export type { Undecided } from "./findings/undecided.ts";
export { findConflicts, type Conflict } from "./findings/conflicts.ts";
export type { Overlap } from "./findings/overlaps.ts";
export {
  findDeadRows,
  findDeadRules,
  findIdleOverrides,
  type DeadRow,
  type DeadRule,
  type IdleOverride,
} from "./findings/dead-rules.ts";
export type { OtherOption } from "./findings/every-reading.ts";
export { proveInvariant, type Proof } from "./invariants.ts";
export { compare, type Change, type Comparison, type CompareOptions, type Group } from "./compare/compare.ts";
export type { PairWitness } from "./compare/align.ts";
export type { Cause } from "./compare/causes.ts";
export type { MovingNumber, Outcome } from "./compare/outcome.ts";
export { type AskUnseen, holdsFor, type Unseen } from "./evaluate.ts";
export { isAlwaysMoved, shiftedDay, shiftKey } from "./theory/shift.ts";
export { findConstantConditions, placeOf, type ConstantCondition } from "./findings/constant-conditions.ts";
export { findPeriodFaults, type PeriodFinding } from "./findings/periods.ts";
export { decisionTable, possibleOutcomes, type DecisionTable, type TableRow } from "./tables.ts";
export { boxesOf, type Boxes } from "./regions/boxes.ts";
export { isReckonedAlike, lastDayLookedAt, nearestOther, turnsOf, type Turn, type Turns } from "./until.ts";
export { proveAll, type Theorem } from "./prove.ts";
