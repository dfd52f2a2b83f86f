/** Two notices of one vocabulary held against each other: what they declare and whom they treat differently. */
export {
  diffReport,
  type DiffReport,
  type EntityReport,
  type ReportedChange,
  type ReportedGroup,
  type ReportOptions,
} from "./report.ts";
export { differingPart } from "./vocabularies.ts";
export { diffJson, domainsJson, groupsJson, unknownJson } from "./report-json.ts";
export { amountText, changeText, sumText } from "./amount-text.ts";
export type { AmountChange } from "./roster-amounts.ts";
export { type DecidedCount, RosterCounter, type RosterCount } from "./roster-count.ts";
export type { Boundary, Neighbour } from "./boundary.ts";
export type { DeclarationChange, DeclarationKind, Declared } from "./declarations.ts";
export type { Effect } from "./effect.ts";
export { reportWords, type ReportWords } from "./report-words.ts";
export { tellDiff } from "./told/tell-diff.ts";
export { tellReasons } from "./told/tell-reasons.ts";
export type * from "./told/told-diff.ts";
export { toldName } from "./told/told-name.ts";
export { sectionsOf, type Section } from "./sections.ts";
export { Teller } from "./told-change.ts";
export { otherOptions, type OtherOption } from "./other-readings.ts";
