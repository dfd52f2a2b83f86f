/** What the analysis finds, in words: pure functions that the command line, documents and editors share. */
export { conditionWords, toldCondition, toldWords, type ToldCondition } from "./condition-text.ts";
export { causesByClause, causesText, clauseCausesText, type ClauseCauses } from "./causes-text.ts";
export { domainJson, domainText } from "./domain.ts";
export { literalText } from "./literal-text.ts";
export { reasonText, unknownJson, unknownText } from "./reason-text.ts";
export { outcomeText } from "./outcome-text.ts";
export { Terms, type Described } from "./terms.ts";
