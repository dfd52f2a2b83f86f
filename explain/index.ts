/** Why a record is decided as it is: as data, as JSON and in words. */
export { analyseToExplain, explain, type ExplainOptions } from "./explain.ts";
export { explanationJson } from "./explanation-json.ts";
export { explanationText } from "./explanation-text.ts";
export { failureMessage } from "./failure-text.ts";
export type { Explanation, ExplainedDecision } from "./explanation.ts";
export { officeClause } from "./office-clause.ts";
export { valueText } from "./value-text.ts";
