/** Why a record is decided as it is: as data, as JSON and in words. */
export { analyseToExplain, explain, type ExplainOptions } from "./explain.ts";
export { changeDays, type ChangeDays, type DecisionChange } from "./change-days.ts";
export { explanationTrees } from "./explanation-tree.ts";
export type { ReasonKind, TreeNode } from "./tree.ts";
export { factsBehind } from "./facts-behind.ts";
export { explanationJson } from "./explanation-json.ts";
export { explanationText } from "./explanation-text.ts";
export { failureMessage } from "./failure-text.ts";
export type { Explanation, ExplainedDecision } from "./explanation.ts";
export { movingFact } from "./next-change.ts";
export { officeClause } from "./office-clause.ts";
export { valueText } from "./value-text.ts";
